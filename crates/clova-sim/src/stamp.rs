//! Tokens that carry the moment at which they were sent.
//!
//! A stamp is a tilde and twelve hexadecimal digits: the lower 48 bits of this machine's monotonic
//! clock in nanoseconds. Every process on the machine reads the same clock, so the receiver of a
//! token knows how long it was on its way: [`age`]. The clock's 48 bits last for 78 hours, and a
//! difference survives their turn.

use bytes::{Bytes, BytesMut};
use rustix::time::{ClockId, clock_gettime};

/// What a prepared token holds where its stamp will be.
pub const PLACE: &str = "~000000000000";
/// What begins a stamp; in no word of the load mode.
pub const MARK: u8 = b'~';
/// Digits of a stamp.
pub const DIGITS: usize = 12;

const MASK: u64 = (1 << 48) - 1;

/// The moment now, as stamps count it.
#[must_use]
pub fn now() -> u64 {
    let now = clock_gettime(ClockId::Monotonic);
    let nanoseconds = now.tv_sec.unsigned_abs().wrapping_mul(1_000_000_000);
    nanoseconds.wrapping_add(now.tv_nsec.unsigned_abs()) & MASK
}

/// Nanoseconds from a stamp to `now`.
#[must_use]
pub fn age(stamp: u64, now: u64) -> u64 {
    now.wrapping_sub(stamp) & MASK
}

/// Reads the digits that follow a mark; `None` if they are none.
#[must_use]
pub fn read(digits: &[u8]) -> Option<u64> {
    let digits = digits.get(..DIGITS)?;
    digits.iter().try_fold(0, |value, digit| {
        let digit = char::from(*digit).to_digit(16)?;
        Some(value << 4 | u64::from(digit))
    })
}

fn write(mut stamp: u64) -> [u8; DIGITS] {
    let mut digits = [0; DIGITS];
    for digit in digits.iter_mut().rev() {
        *digit = b"0123456789abcdef"[(stamp & 0xf) as usize];
        stamp >>= 4;
    }
    digits
}

/// The stamps of one answer.
#[derive(Debug, Default)]
pub struct Stamps {
    given: Vec<[u8; DIGITS]>,
}

impl Stamps {
    /// A token, stamped with this moment.
    pub fn token(&mut self, piece: &Bytes) -> Bytes {
        let mut piece = BytesMut::from(&piece[..]);
        if let Some(at) = piece.iter().position(|byte| *byte == MARK)
            && let Some(place) = piece.get_mut(at + 1..at + 1 + DIGITS)
        {
            let digits = write(now());
            place.copy_from_slice(&digits);
            self.given.push(digits);
        }
        piece.freeze()
    }

    /// The end of the answer, which repeats the text of all tokens, and so their stamps.
    pub fn closing(&self, piece: &Bytes) -> Bytes {
        let mut piece = BytesMut::from(&piece[..]);
        let mut from = 0;
        for digits in &self.given {
            let Some(at) = piece[from..].iter().position(|byte| *byte == MARK) else {
                break;
            };
            from += at + 1;
            if let Some(place) = piece.get_mut(from..from + DIGITS) {
                place.copy_from_slice(digits);
            }
        }
        piece.freeze()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_reads_as_it_was_written() {
        for moment in [0, 1, 0xabc, MASK] {
            assert_eq!(read(&write(moment)), Some(moment));
        }
        assert_eq!(read(b"00000000000"), None);
        assert_eq!(read(b"00000000000g"), None);
    }

    #[test]
    fn an_age_survives_the_turn_of_the_clock() {
        assert_eq!(age(MASK - 4, 5), 10);
    }

    #[test]
    fn the_end_repeats_the_stamps_of_the_tokens() {
        let mut stamps = Stamps::default();
        let token = Bytes::from(format!("a{PLACE}"));
        let first = stamps.token(&token);
        let second = stamps.token(&token);
        assert_ne!(first, token);
        let end = stamps.closing(&Bytes::from(format!("[a{PLACE}a{PLACE}]")));
        assert_eq!(end[1..], [&first[..], &second[..], b"]"].concat());
    }
}
