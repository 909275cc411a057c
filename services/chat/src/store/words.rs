//! How closed sets and times stand in columns.

use proto_events::cards::{Locale, SpreadId};
use proto_events::chat::{Persona, TurnKind};
use proto_events::error::ErrorCode;
use time::OffsetDateTime;

use crate::conversation::{MessageKind, Role};
use crate::fault::ChatFault;
use crate::turn::TurnState;

/// A closed set that is kept as a word.
pub(super) trait Word: Sized + Copy + 'static {
    const ALL: &'static [(Self, &'static str)];
    const NAME: &'static str;

    fn from_word(word: &str) -> Result<Self, ChatFault> {
        let found = Self::ALL.iter().find(|(_, known)| *known == word);
        found
            .map(|(value, _)| *value)
            .ok_or(ChatFault::Row(Self::NAME))
    }
}

/// The word of a value.
pub(super) fn word<T: Word + PartialEq>(value: T) -> String {
    T::ALL
        .iter()
        .find(|(known, _)| *known == value)
        .map_or("", |(_, word)| *word)
        .to_owned()
}

macro_rules! words {
    ($type:ty, $name:literal: $($value:path => $word:literal),+ $(,)?) => {
        impl Word for $type {
            const ALL: &'static [(Self, &'static str)] = &[$(($value, $word)),+];
            const NAME: &'static str = $name;
        }
    };
}

words!(Locale, "locale": Locale::Ko => "ko", Locale::En => "en");
words!(Persona, "persona":
    Persona::Conch => "conch", Persona::Polite => "polite", Persona::Plain => "plain");
words!(SpreadId, "spread":
    SpreadId::One => "one", SpreadId::Three => "three", SpreadId::Celtic => "celtic");
words!(Role, "role": Role::Seeker => "seeker", Role::Reader => "reader");
words!(MessageKind, "message kind":
    MessageKind::Greeting => "greeting", MessageKind::Talk => "talk",
    MessageKind::Reading => "reading", MessageKind::FollowUp => "follow_up",
    MessageKind::Care => "care");
words!(TurnKind, "turn kind":
    TurnKind::Talk => "talk", TurnKind::Reading => "reading",
    TurnKind::FollowUp => "follow_up", TurnKind::Care => "care");
words!(TurnState, "turn state":
    TurnState::Running => "running", TurnState::Completed => "completed",
    TurnState::Failed => "failed", TurnState::Stopped => "stopped");

/// An error code as a column keeps it.
pub(super) fn code_from(word: &str) -> ErrorCode {
    serde_json::from_value(word.into()).unwrap_or(ErrorCode::Internal)
}

/// Milliseconds since 1970.
pub(super) fn millis(time: OffsetDateTime) -> i64 {
    i64::try_from(time.unix_timestamp_nanos() / 1_000_000).unwrap_or(i64::MAX)
}

/// The time of a column.
pub(super) fn moment(millis: i64) -> Result<OffsetDateTime, ChatFault> {
    OffsetDateTime::from_unix_timestamp_nanos(i128::from(millis) * 1_000_000)
        .map_err(|_| ChatFault::Row("time"))
}
