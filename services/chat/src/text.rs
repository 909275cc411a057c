//! What a seeker wrote, checked once at the edge.

use crate::fault::ChatFault;

/// Longest message, in bytes of UTF-8.
pub const MESSAGE_BYTES: usize = 4_000;

/// Longest client id, in bytes.
pub const CLIENT_ID_BYTES: usize = 64;

/// A message that is neither empty nor too long and holds no control characters but line breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageText(String);

impl MessageText {
    /// Trims, drops control characters, and checks the length of what was sent.
    ///
    /// # Errors
    /// Nothing is left, or it was over [`MESSAGE_BYTES`].
    pub fn parse(text: &str) -> Result<Self, ChatFault> {
        if text.len() > MESSAGE_BYTES {
            return Err(ChatFault::MessageTooLong);
        }
        let clean: String = text
            .chars()
            .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
            .collect();
        let trimmed = clean.trim();
        if trimmed.is_empty() {
            return Err(ChatFault::MessageEmpty);
        }
        Ok(Self(trimmed.to_owned()))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The id that a client gives a message, so that sending it twice is saying it once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientId(String);

impl ClientId {
    /// # Errors
    /// Empty, over [`CLIENT_ID_BYTES`], or with anything but letters, digits, `-` and `_`.
    pub fn parse(text: &str) -> Result<Self, ChatFault> {
        let fits = (1..=CLIENT_ID_BYTES).contains(&text.len())
            && text
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
        fits.then(|| Self(text.to_owned()))
            .ok_or(ChatFault::InvalidClientId)
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
