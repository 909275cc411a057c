//! An id that people send to each other: 128 random bits, in base62 wherever people see it.

use std::fmt;

use uuid::Uuid;

/// Digits of base62, in the order of their values.
const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// As many digits as 128 bits can take; every id has all of them.
const LENGTH: usize = 22;

/// What eight digits count.
const TOGETHER: u128 = 62_u128.pow(8);

/// Whoever knows it may see what it names; nobody comes upon it by trying.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PublicId(u128);

impl PublicId {
    #[must_use]
    pub const fn from_random(bytes: [u8; 16]) -> Self {
        Self(u128::from_be_bytes(bytes))
    }

    /// Reads exactly what is written by [`fmt::Display`], and nothing that only looks like it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != LENGTH {
            return None;
        }
        let mut value = 0_u128;
        for byte in text.bytes() {
            let digit = match byte {
                b'0'..=b'9' => byte - b'0',
                b'A'..=b'Z' => byte - b'A' + 10,
                b'a'..=b'z' => byte - b'a' + 36,
                _ => return None,
            };
            value = value.checked_mul(62)?.checked_add(u128::from(digit))?;
        }
        Some(Self(value))
    }

    /// As tables keep it: 32 hexadecimal digits, for some databases take `a` and `A` for the same.
    #[must_use]
    pub fn to_hex(self) -> String {
        format!("{:032x}", self.0)
    }

    /// Reads what [`PublicId::to_hex`] writes.
    #[must_use]
    pub fn from_hex(hex: &str) -> Option<Self> {
        let plain = hex.len() == 32 && hex.bytes().all(|byte| byte.is_ascii_hexdigit());
        plain
            .then(|| u128::from_str_radix(hex, 16).ok().map(Self))
            .flatten()
    }

    /// As it travels between processes.
    #[must_use]
    pub const fn to_bytes(self) -> [u8; 16] {
        self.0.to_be_bytes()
    }
}

impl From<Uuid> for PublicId {
    fn from(random: Uuid) -> Self {
        Self(random.as_u128())
    }
}

impl fmt::Display for PublicId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut text, mut rest) = ([b'0'; LENGTH], self.0);
        // numbers of 128 bits divide slowly: eight digits at a time
        for places in text.rchunks_mut(8) {
            let mut low = u64::try_from(rest % TOGETHER).unwrap_or_default();
            rest /= TOGETHER;
            for place in places.iter_mut().rev() {
                let digit = usize::try_from(low % 62).unwrap_or_default();
                *place = DIGITS.get(digit).copied().unwrap_or(b'0');
                low /= 62;
            }
        }
        f.write_str(str::from_utf8(&text).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_nothing_else_is() {
        for value in [0, 1, 61, 62, u128::MAX / 3, u128::MAX] {
            let id = PublicId(value);
            let text = id.to_string();
            assert_eq!(text.len(), LENGTH);
            assert_eq!(PublicId::parse(&text), Some(id));
            assert_eq!(PublicId::from_hex(&id.to_hex()), Some(id));
            assert_eq!(PublicId::from_random(id.to_bytes()), id);
        }
        let most = PublicId(u128::MAX).to_string();
        assert_eq!(most, "7n42DGM5Tflk9n8mt7Fhc7");
        for bad in [
            "",
            "0",
            "7n42DGM5Tflk9n8mt7Fhc8",
            "zzzzzzzzzzzzzzzzzzzzzz",
            "000000000000000000000 ",
            "+000000000000000000000",
            "00000000000000000000가",
            "00000000000000000000000",
        ] {
            assert_eq!(PublicId::parse(bad), None, "{bad:?}");
        }
        assert_eq!(PublicId::from_hex(&"+".repeat(32)), None);
    }
}
