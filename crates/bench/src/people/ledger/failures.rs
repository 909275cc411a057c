//! What went wrong: how often, and the first times word for word.

use std::collections::BTreeMap;

use serde::Serialize;

/// So many are kept word for word, and the first of every kind.
const VERBATIM: usize = 20;

/// What went wrong in one part, by who did it to people and by what it was.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Failures {
    pub count: u64,
    pub by: BTreeMap<String, BTreeMap<String, u64>>,
    pub first: Vec<Failure>,
}

/// One time that something went wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Failure {
    /// UTC, as logs have it.
    pub at: String,
    pub who: String,
    /// What was done: method and path, or the turn, or the seat.
    pub doing: String,
    pub kind: String,
    /// Status or error, word for word.
    pub said: String,
}

impl Failures {
    pub fn add(&mut self, failure: Failure) {
        self.add_many(failure, 1);
    }

    /// Something of which one failure has many, such as letters that were lost.
    pub fn add_many(&mut self, failure: Failure, many: u64) {
        self.count += many;
        let of = self.by.entry(failure.who.clone()).or_default();
        let of_kind = of.entry(failure.kind.clone()).or_default();
        let is_new = *of_kind == 0;
        *of_kind += many;
        if self.first.len() < VERBATIM || is_new {
            self.first.push(failure);
        }
    }

    /// How often something of this kind happened, whoever did it.
    #[must_use]
    pub fn of_kind(&self, kind: &str) -> u64 {
        self.by.values().filter_map(|of| of.get(kind)).sum()
    }

    /// How often something of one of these kinds happened.
    #[must_use]
    pub fn of_kinds(&self, kinds: &[&str]) -> u64 {
        kinds.iter().map(|kind| self.of_kind(kind)).sum()
    }

    /// How often `who` failed.
    #[must_use]
    pub fn of(&self, who: &str) -> u64 {
        self.by.get(who).map_or(0, |of| of.values().sum())
    }

    /// The kinds of `who`, in words.
    #[must_use]
    pub fn kinds_of(&self, who: &str) -> String {
        let kinds = self.by.get(who).into_iter().flatten();
        let kinds: Vec<String> = kinds
            .map(|(kind, count)| format!("{count} {kind}"))
            .collect();
        kinds.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failure(who: &str, kind: &str) -> Failure {
        Failure {
            at: String::new(),
            who: who.into(),
            doing: "GET /".into(),
            kind: kind.into(),
            said: "503".into(),
        }
    }

    #[test]
    fn all_are_counted_and_the_first_are_kept() {
        let mut failures = Failures::default();
        for _ in 0..VERBATIM {
            failures.add(failure("chat", "status 503"));
        }
        failures.add_many(failure("rooms", "lost"), 7);
        assert_eq!(failures.count, VERBATIM as u64 + 7);
        failures.add(failure("rooms", "lost"));
        // the first twenty, and the first that was of another kind
        assert_eq!(failures.first.len(), VERBATIM + 1);
        assert_eq!(failures.of("rooms"), 8);
        assert_eq!(failures.of_kind("status 503"), VERBATIM as u64);
        assert_eq!(failures.of_kinds(&["lost", "doubled"]), 8);
        assert_eq!(failures.kinds_of("rooms"), "8 lost");
    }
}
