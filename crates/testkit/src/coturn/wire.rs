//! STUN messages, as far as TURN needs them (RFC 8489, RFC 8656).

use std::net::{IpAddr, SocketAddr};

use super::credentials::hmac_sha1;

pub const BINDING: u16 = 0x0001;
pub const ALLOCATE: u16 = 0x0003;
pub const REFRESH: u16 = 0x0004;
pub const CREATE_PERMISSION: u16 = 0x0008;
pub const CHANNEL_BIND: u16 = 0x0009;
pub const SEND: u16 = 0x0016;
pub const DATA_INDICATION: u16 = 0x0017;
/// Of a request's kind, the kind of its answer.
pub const SUCCESS: u16 = 0x0100;
pub const ERROR: u16 = 0x0110;

pub const USERNAME: u16 = 0x0006;
pub const MESSAGE_INTEGRITY: u16 = 0x0008;
pub const ERROR_CODE: u16 = 0x0009;
pub const CHANNEL_NUMBER: u16 = 0x000C;
pub const LIFETIME: u16 = 0x000D;
pub const XOR_PEER_ADDRESS: u16 = 0x0012;
pub const DATA: u16 = 0x0013;
pub const REALM: u16 = 0x0014;
pub const NONCE: u16 = 0x0015;
pub const XOR_RELAYED_ADDRESS: u16 = 0x0016;
pub const REQUESTED_ADDRESS_FAMILY: u16 = 0x0017;
pub const REQUESTED_TRANSPORT: u16 = 0x0019;
pub const XOR_MAPPED_ADDRESS: u16 = 0x0020;

const COOKIE: u32 = 0x2112_A442;
pub const HEADER: usize = 20;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub kind: u16,
    pub transaction: [u8; 12],
    attributes: Vec<(u16, Vec<u8>)>,
}

impl Message {
    pub fn new(kind: u16, transaction: [u8; 12]) -> Self {
        Self {
            kind,
            transaction,
            attributes: Vec::new(),
        }
    }

    pub fn with(mut self, attribute: u16, value: impl Into<Vec<u8>>) -> Self {
        self.attributes.push((attribute, value.into()));
        self
    }

    pub fn with_address(self, attribute: u16, address: SocketAddr) -> Self {
        let value = xor_address(address, &self.transaction);
        self.with(attribute, value)
    }

    pub fn get(&self, attribute: u16) -> Option<&[u8]> {
        let (_, value) = self.attributes.iter().find(|(it, _)| *it == attribute)?;
        Some(value)
    }

    pub fn address(&self, attribute: u16) -> Option<SocketAddr> {
        unxor_address(self.get(attribute)?, &self.transaction)
    }

    /// The code and the reason of an error.
    pub fn error(&self) -> Option<(u16, String)> {
        let value = self.get(ERROR_CODE)?;
        let [_, _, class, number, reason @ ..] = value else {
            return None;
        };
        let code = u16::from(*class & 7) * 100 + u16::from(*number);
        Some((code, String::from_utf8_lossy(reason).into_owned()))
    }

    /// The bytes, without a signature.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(128);
        bytes.extend_from_slice(&self.kind.to_be_bytes());
        bytes.extend_from_slice(&[0, 0]);
        bytes.extend_from_slice(&COOKIE.to_be_bytes());
        bytes.extend_from_slice(&self.transaction);
        for (attribute, value) in &self.attributes {
            put(&mut bytes, *attribute, value);
        }
        set_length(&mut bytes, 0);
        bytes
    }

    /// The bytes, signed: the length that is signed counts the signature already.
    pub fn sign(&self, key: &[u8]) -> Vec<u8> {
        let mut bytes = self.encode();
        set_length(&mut bytes, 24);
        let signature = hmac_sha1(key, &bytes);
        put(&mut bytes, MESSAGE_INTEGRITY, &signature);
        bytes
    }

    /// Reads one that is whole.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let (header, mut rest) = bytes.split_at_checked(HEADER)?;
        if header[0] >= 0x40 || header[4..8] != COOKIE.to_be_bytes() {
            return None;
        }
        let mut message = Self::new(
            u16::from_be_bytes([header[0], header[1]]),
            header[8..20].try_into().ok()?,
        );
        while let Some(([a, b, c, d], after)) = rest.split_first_chunk::<4>() {
            let length = usize::from(u16::from_be_bytes([*c, *d]));
            let value = after.get(..length)?;
            message
                .attributes
                .push((u16::from_be_bytes([*a, *b]), value.to_vec()));
            rest = after.get(length.next_multiple_of(4)..).unwrap_or_default();
        }
        Some(message)
    }
}

fn put(bytes: &mut Vec<u8>, attribute: u16, value: &[u8]) {
    let length = u16::try_from(value.len()).expect("an attribute is short");
    bytes.extend_from_slice(&attribute.to_be_bytes());
    bytes.extend_from_slice(&length.to_be_bytes());
    bytes.extend_from_slice(value);
    bytes.resize(bytes.len().next_multiple_of(4), 0);
}

fn set_length(bytes: &mut [u8], more: usize) {
    let length = u16::try_from(bytes.len() - HEADER + more).expect("a message is short");
    bytes[2..4].copy_from_slice(&length.to_be_bytes());
}

/// What an address is mixed with, so that no box on the way rewrites it.
fn mask(transaction: &[u8; 12]) -> [u8; 16] {
    let mut mask = [0; 16];
    mask[..4].copy_from_slice(&COOKIE.to_be_bytes());
    mask[4..].copy_from_slice(transaction);
    mask
}

fn xor_address(address: SocketAddr, transaction: &[u8; 12]) -> Vec<u8> {
    let (family, ip) = match address.ip() {
        IpAddr::V4(ip) => (1, ip.octets().to_vec()),
        IpAddr::V6(ip) => (2, ip.octets().to_vec()),
    };
    let mask = mask(transaction);
    let port = address.port().to_be_bytes();
    let mut value = vec![0, family, port[0] ^ mask[0], port[1] ^ mask[1]];
    value.extend(ip.iter().zip(mask).map(|(byte, mask)| byte ^ mask));
    value
}

fn unxor_address(value: &[u8], transaction: &[u8; 12]) -> Option<SocketAddr> {
    let mask = mask(transaction);
    let [_, family, high, low, ip @ ..] = value else {
        return None;
    };
    let port = u16::from_be_bytes([high ^ mask[0], low ^ mask[1]]);
    let ip: Vec<u8> = ip
        .iter()
        .zip(mask)
        .map(|(byte, mask)| byte ^ mask)
        .collect();
    let ip = match family {
        1 => IpAddr::from(<[u8; 4]>::try_from(ip).ok()?),
        2 => IpAddr::from(<[u8; 16]>::try_from(ip).ok()?),
        _ => return None,
    };
    Some(SocketAddr::new(ip, port))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_mixed_as_the_standard_says() {
        let value = xor_address("192.0.2.1:32853".parse().unwrap(), &[0; 12]);
        assert_eq!(value, [0, 1, 0xA1, 0x47, 0xE1, 0x12, 0xA6, 0x43]);
    }

    #[test]
    fn what_is_written_is_read() {
        let peer: SocketAddr = "[2001:db8::7]:4711".parse().unwrap();
        let message = Message::new(SEND, *b"twelve bytes")
            .with_address(XOR_PEER_ADDRESS, peer)
            .with(DATA, *b"five!");
        let read = Message::decode(&message.encode()).unwrap();
        assert_eq!(read, message);
        assert_eq!(read.address(XOR_PEER_ADDRESS), Some(peer));
        assert_eq!(message.encode().len() % 4, 0);
    }
}
