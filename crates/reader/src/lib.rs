#![doc = include_str!("../README.md")]

mod error;
mod event;
mod port;
mod request;
mod secret;
mod settings;

pub use error::{ReadError, Stage};
pub use event::{Finish, FinishReason, ReadEvent, Usage};
pub use port::{Reader, ReaderLabel, Reading};
pub use request::{Purpose, ReadRequest, Role, Utterance};
pub use secret::Secret;
pub use settings::{
    ClovaAuth, ClovaSettings, ClovaStyle, Deadlines, Limits, OpenAiSettings, Pace, ReaderSettings,
    SettingsError,
};
