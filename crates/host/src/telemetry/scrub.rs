//! What of an error may leave the house. The log has all of it, under the same ids.
//!
//! A cause may quote what somebody wrote (a database names the value that does not fit, a parser the
//! word that it does not know), so no cause leaves. What does is what we chose ourselves: the sentence
//! that stands in our source, and fields that are codes, names and ids.

use std::collections::BTreeMap;
use std::fmt;

use tracing::field::{Field, Visit};
use tracing::{Event, Metadata};

/// The fields that may leave.
const FIELDS: [&str; 10] = [
    "error.code",
    "service.name",
    "task.name",
    "event.id",
    "turn.id",
    "topic",
    "group",
    "tried",
    "panic.place",
    "panic.message",
];

/// An error as it may be told to others.
#[derive(Debug, Default)]
pub(super) struct Scrubbed {
    /// Empty where the sentence is not ours.
    pub(super) sentence: String,
    pub(super) fields: BTreeMap<String, String>,
}

impl Scrubbed {
    pub(super) fn of(event: &Event<'_>) -> Self {
        let mut scrubbed = Self::default();
        event.record(&mut scrubbed);
        if !is_ours(event.metadata()) {
            scrubbed.sentence.clear();
            scrubbed.fields.clear();
        }
        scrubbed
    }
}

/// Paths of our own sources are relative; nobody knows what a library's sentence is made of.
fn is_ours(metadata: &Metadata<'_>) -> bool {
    let file = metadata.file().unwrap_or_default();
    ["crates/", "services/", "proto-events/"]
        .iter()
        .any(|folder| file.starts_with(folder))
}

impl Visit for Scrubbed {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        if field.name() == "message" {
            self.sentence = format!("{value:?}");
        } else if FIELDS.contains(&field.name()) {
            self.fields
                .insert(field.name().to_owned(), format!("{value:?}"));
        }
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        if FIELDS.contains(&field.name()) {
            self.fields
                .insert(field.name().to_owned(), value.to_owned());
        }
    }
}
