#![doc = include_str!("../README.md")]

mod breaker;
mod check;
mod clova;
mod continuation;
mod crisis;
mod error;
mod event;
mod josa;
mod json_text;
mod marker;
mod open;
mod openai;
mod port;
mod prompt;
mod request;
mod resilient;
mod secret;
mod settings;
mod sse;
mod storyteller;
mod stream;
mod upstream;

pub use check::{WrongCards, names_exactly};
pub use crisis::{Crisis, CrisisKind, care_text, detect};
pub use error::{ReadError, Stage};
pub use event::{Finish, FinishReason, ReadEvent, Usage};
pub use open::open;
pub use port::{Reader, ReaderLabel, Reading};
pub use request::{Purpose, ReadRequest, Role, Utterance};
pub use secret::Secret;
pub use settings::{
    ClovaAuth, ClovaSettings, ClovaStyle, Deadlines, Limits, OpenAiSettings, Pace, ReaderSettings,
    SettingsError,
};
