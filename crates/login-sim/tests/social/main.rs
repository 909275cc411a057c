//! The simulated providers over real sockets.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod house;
mod kakao;
