#![doc = include_str!("../README.md")]

mod answer;
mod call;
mod codes;
mod consent;
mod demo;
mod fault;
mod google;
mod grant;
mod hangup;
mod http;
mod issuer;
mod kakao;
mod keys;
mod naver;
mod page;
mod people;
mod sealed;
mod signer;
mod sim;
mod statement;
mod unlink;
mod way_back;

pub use demo::{CLIENT_ID, DemoProvider, FRONT, ISSUER, Now, SCOPE};
pub use fault::{Fault, Place};
pub use issuer::{
    ADMIN_KEY, APP_ID, GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, Issuer, KAKAO_CLIENT_ID,
    KAKAO_CLIENT_SECRET, NAVER_CLIENT_ID, NAVER_CLIENT_SECRET,
};
pub use page::PEOPLE;
pub use people::{Person, SOCIAL_PEOPLE};
pub use sim::SocialSim;
pub use unlink::{UnlinkNotice, UnlinkReason};
