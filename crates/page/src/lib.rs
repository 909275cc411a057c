#![doc = include_str!("../README.md")]

pub mod docs;
mod files;
mod kakao;
mod language;
mod shell;
mod site;

pub use files::{Terms, fallback, index};
pub use kakao::{Kakao, KakaoShareArgs};
pub use shell::Shell;
pub use site::{Site, SiteArgs};
