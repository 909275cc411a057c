//! What opens doors: the token of a seat, and invitations that a room signs.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use crate::moment::Moment;
use crate::room::{InviteId, Room, SeatId, TokenDigest};

/// Bytes of the signature of an invitation.
const SIGNATURE: usize = 16;

/// 32 random bytes that hold a seat, as text. The room knows its digest only.
pub struct SeatToken(String);

impl SeatToken {
    #[must_use]
    pub fn from_random(bytes: [u8; 32]) -> Self {
        Self(BASE64_URL_SAFE_NO_PAD.encode(bytes))
    }

    /// Reads what could be a token: 43 letters of base64url.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).ok()?;
        (bytes.len() == 32).then(|| Self(text.to_owned()))
    }

    /// The token of somebody who knocks: the same one for the same request, and nobody else's. Only
    /// the room knows its key, and only they know what they named their request.
    #[must_use]
    pub fn derived(room: &Room, parts: &[&[u8]]) -> Self {
        let mut said = b"magic-conch/seat/v1".to_vec();
        for part in parts {
            said.extend((part.len() as u64).to_be_bytes());
            said.extend_from_slice(part);
        }
        Self(BASE64_URL_SAFE_NO_PAD.encode(room.mac(&said)))
    }

    #[must_use]
    pub fn digest(&self) -> TokenDigest {
        TokenDigest(hex(&Sha256::digest(self.0.as_bytes())))
    }

    #[must_use]
    pub fn into_text(self) -> String {
        self.0
    }
}

/// The holder of a seat token, as a room knows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holder {
    /// May sit on this seat.
    Seat(SeatId),
    /// Sat there before somebody else did.
    Past(SeatId),
    /// Was not let in.
    Denied(SeatId),
}

impl Room {
    /// Whose token this is. Digests are compared, so that a guess learns nothing from the time it takes.
    #[must_use]
    pub fn holder(&self, token: &SeatToken) -> Option<Holder> {
        let digest = token.digest();
        let seats = std::iter::once(&self.host_seat)
            .chain(self.guest.iter().map(|guest| &guest.seat))
            .chain(self.door.iter().map(|waiting| &waiting.seat));
        let mut seats = seats.filter(|seat| seat.token == digest);
        if let Some(seat) = seats.next() {
            return Some(Holder::Seat(seat.id.clone()));
        }
        let mut denied = self.turned_away.iter().filter(|it| it.token == digest);
        if let Some(denied) = denied.next() {
            return Some(Holder::Denied(denied.seat.clone()));
        }
        let mut past = self.past.iter().filter(|it| it.token == digest);
        past.next().map(|past| Holder::Past(past.seat.clone()))
    }

    /// An invitation as it travels: its number, its end, and the room's signature over both.
    #[must_use]
    pub fn sign(&self, id: InviteId, expires_at: Moment) -> String {
        let mut bytes = Vec::with_capacity(12 + SIGNATURE);
        bytes.extend(id.0.to_be_bytes());
        bytes.extend(expires_at.0.to_be_bytes());
        let signature = self.signature(&bytes);
        bytes.extend(signature);
        BASE64_URL_SAFE_NO_PAD.encode(bytes)
    }

    /// The invitation behind a token of this room; `None` for what this room has not signed.
    #[must_use]
    pub fn read_invite(&self, token: &str) -> Option<(InviteId, Moment)> {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(token).ok()?;
        let (said, signature) = bytes.split_at_checked(12)?;
        let right: bool = subtle::ConstantTimeEq::ct_eq(&*self.signature(said), signature).into();
        let (id, end) = said.split_at_checked(4)?;
        let id = u32::from_be_bytes(id.try_into().ok()?);
        let end = i64::from_be_bytes(end.try_into().ok()?);
        right.then_some((InviteId(id), Moment(end)))
    }

    fn signature(&self, said: &[u8]) -> Vec<u8> {
        let said = [b"magic-conch/invite/v1", self.id.as_bytes(), said].concat();
        let mut signature = self.mac(&said);
        signature.truncate(SIGNATURE);
        signature
    }

    fn mac(&self, said: &[u8]) -> Vec<u8> {
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(self.invite_key.as_bytes()) else {
            // any key is of a good length
            return Vec::new();
        };
        mac.update(said);
        mac.finalize().into_bytes().to_vec()
    }
}

/// Lower-case hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            for digit in [byte >> 4, byte & 15] {
                text.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
            }
            text
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::room::tests::{NOW, room};

    #[test]
    fn a_room_reads_its_own_invitations_and_no_others() {
        let mine = room();
        let token = mine.sign(InviteId(3), NOW);
        assert_eq!(mine.read_invite(&token), Some((InviteId(3), NOW)));
        let mut other = room();
        other.id = "0000000000000000000001".into();
        assert_eq!(other.read_invite(&token), None);
        let mut rekeyed = room();
        rekeyed.invite_key = "11".repeat(32);
        assert_eq!(rekeyed.read_invite(&token), None);
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(&token).unwrap();
        for place in 0..bytes.len() {
            let mut forged = bytes.clone();
            forged[place] ^= 1;
            let forged = BASE64_URL_SAFE_NO_PAD.encode(forged);
            assert_eq!(mine.read_invite(&forged), None, "byte {place}");
        }
        for nonsense in ["", "x", "가", &token[1..], &format!("{token}AAAA")] {
            assert_eq!(mine.read_invite(nonsense), None);
        }
    }

    #[test]
    fn a_seat_is_found_by_its_token_only() {
        let token = SeatToken::from_random([7; 32]);
        let mut room = room();
        assert_eq!(room.holder(&token), None);
        room.host_seat.token = token.digest();
        assert_eq!(room.holder(&token), Some(Holder::Seat(SeatId::host())));
        assert!(SeatToken::parse(&token.into_text()).is_some());
        assert!(SeatToken::parse("short").is_none());
    }
}
