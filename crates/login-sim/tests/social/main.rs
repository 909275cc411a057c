//! The simulated providers over real sockets.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod faults;
mod google;
mod house;
mod kakao;
mod keys;
mod naver;
mod rules;
