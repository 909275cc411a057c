use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::seed::Seed;

/// What every block of the stream is labelled with, so that a seed means nothing elsewhere.
pub const STREAM_DOMAIN: &[u8] = b"magic-conch/sealed-draw/v1";

/// The endless bytes of a seed: block `i` is HMAC-SHA256 with the seed as key over
/// `STREAM_DOMAIN` and `i` as eight bytes, big-endian, from 0. Bytes are used in order, each once.
pub(super) struct Stream {
    keyed: Hmac<Sha256>,
    counter: u64,
    block: [u8; 32],
    used: usize,
}

impl Stream {
    pub(super) fn new(seed: &Seed) -> Self {
        // 32 bytes are less than a block of SHA-256, so HMAC's own key rule is: pad with zeros.
        let mut key = [0; 64];
        key[..32].copy_from_slice(seed.as_bytes());
        let keyed = Hmac::new(&key.into());
        Self {
            keyed,
            counter: 0,
            block: [0; 32],
            used: 32,
        }
    }

    pub(super) fn byte(&mut self) -> u8 {
        if self.used == self.block.len() {
            let mut mac = self.keyed.clone();
            mac.update(STREAM_DOMAIN);
            mac.update(&self.counter.to_be_bytes());
            self.block = mac.finalize().into_bytes().into();
            self.counter += 1;
            self.used = 0;
        }
        let byte = self.block[self.used];
        self.used += 1;
        byte
    }

    /// A number from 0 to `bound - 1`, each equally likely; `bound` is 1 to 78.
    ///
    /// 256 is seldom a multiple of the bound: the bytes at the top that would favour small
    /// numbers are thrown away and the next byte is taken.
    pub(super) fn below(&mut self, bound: u8) -> u8 {
        let accepted = 256 - 256 % u16::from(bound);
        loop {
            let byte = self.byte();
            if u16::from(byte) < accepted {
                return byte % bound;
            }
        }
    }
}
