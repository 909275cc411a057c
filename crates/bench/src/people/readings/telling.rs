//! What a conversation is as its reader has heard it, and what was wrong with how it was told.

use super::event::{Event, Told};
use crate::people::ledger::{Ids, Place};

/// One conversation, turn by turn.
#[derive(Debug, Default)]
pub struct Telling {
    ids: Ids,
    turn: Turn,
    /// The spread of a deck that lies ready.
    pub offered: Option<String>,
}

#[derive(Debug, Default)]
struct Turn {
    /// By what its beginning is known; `None` for a reading.
    client_id: Option<String>,
    id: Option<String>,
    text: String,
}

/// What is wrong with an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// So many before it were never told.
    Missing(u64),
    /// It was told before.
    Again,
    /// Its id is none.
    NoId,
    /// What was told is not true any more.
    TakenBack,
    /// The turn began anew.
    Restarted,
}

/// What an event means to its reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Means {
    /// Nothing to be done.
    Nothing,
    Word,
    /// Somebody else goes on with the turn.
    TakenOver,
    /// Come back at once.
    Moving,
    /// Load the snapshot.
    Gone,
    Completed {
        message: String,
    },
    Failed {
        code: String,
    },
}

impl Telling {
    /// From a snapshot's cursor on.
    pub fn begin_at(&mut self, cursor: &str) {
        self.ids.begin_at(cursor);
    }

    /// A turn is about to begin: by a message with this id, or by a draw.
    pub fn begin_turn(&mut self, client_id: Option<String>) {
        self.turn = Turn {
            client_id,
            ..Turn::default()
        };
    }

    /// The history was gone: the turn as a snapshot has it.
    pub fn go_on_from(&mut self, turn: &str, text: String) {
        self.turn.id = Some(turn.to_owned());
        self.turn.text = text;
    }

    /// What was said in this turn.
    pub fn text(&self) -> &str {
        &self.turn.text
    }

    /// What to come back with.
    pub fn cursor(&self) -> String {
        self.ids.cursor().unwrap_or_default()
    }

    /// Hears an event.
    pub fn hear(&mut self, told: Told) -> (Means, Option<Wrong>) {
        let Told { id, event } = told;
        match event {
            Event::Moving => return (Means::Moving, None),
            Event::Gone => return (Means::Gone, None),
            _ => {}
        }
        let wrong = match self.ids.take(&id) {
            Place::Next => None,
            Place::After(missing) => Some(Wrong::Missing(missing)),
            Place::Again => return (Means::Nothing, Some(Wrong::Again)),
            Place::Nowhere => Some(Wrong::NoId),
        };
        let (means, worse) = self.apply(event);
        (means, wrong.or(worse))
    }

    fn apply(&mut self, event: Event) -> (Means, Option<Wrong>) {
        let turn = &mut self.turn;
        let is_ours = |id: &String| turn.id.as_ref() == Some(id);
        match event {
            Event::TurnStarted { turn_id, message }
                if message.as_ref().map(|it| &it.client_id) == turn.client_id.as_ref() =>
            {
                turn.id = Some(turn_id);
                turn.text.clear();
            }
            Event::Delta { text } if turn.id.is_some() => {
                turn.text.push_str(&text);
                return (Means::Word, None);
            }
            Event::TurnResumed { turn_id, text } if is_ours(&turn_id) => {
                let wrong = (!text.starts_with(&turn.text)).then_some(Wrong::TakenBack);
                turn.text = text;
                return (Means::TakenOver, wrong);
            }
            Event::TurnRestarted { .. } if turn.id.is_some() => {
                turn.text.clear();
                return (Means::Nothing, Some(Wrong::Restarted));
            }
            Event::DrawOffered { spread } => self.offered = Some(spread),
            Event::TurnCompleted {
                turn_id,
                message_id: message,
            } if is_ours(&turn_id) => return (Means::Completed { message }, None),
            Event::TurnFailed { turn_id, code } if is_ours(&turn_id) => {
                return (Means::Failed { code }, None);
            }
            Event::Stopped { turn_id } if is_ours(&turn_id) => {
                let code = "stopped".to_owned();
                return (Means::Failed { code }, None);
            }
            // of turns before, told late
            _ => {}
        }
        (Means::Nothing, None)
    }
}

#[cfg(test)]
mod tests {
    use super::super::event::Message;
    use super::*;

    fn begun() -> Telling {
        let mut telling = Telling::default();
        telling.begin_at("0-0");
        telling.begin_turn(Some("c1".into()));
        let message = Some(Message {
            client_id: "c1".into(),
        });
        let turn_id = "t".into();
        let started = Event::TurnStarted { turn_id, message };
        assert_eq!(telling.hear(told("7-1", started)), (Means::Nothing, None));
        telling
    }

    fn told(id: &str, event: Event) -> Told {
        let id = id.to_owned();
        Told { id, event }
    }

    fn delta(id: &str, text: &str) -> Told {
        told(id, Event::Delta { text: text.into() })
    }

    fn resumed(id: &str, text: &str) -> Told {
        let (turn_id, text) = ("t".into(), text.into());
        told(id, Event::TurnResumed { turn_id, text })
    }

    #[test]
    fn a_turn_is_the_sum_of_its_words() {
        let mut telling = begun();
        assert_eq!(telling.hear(delta("7-2", "바")), (Means::Word, None));
        assert_eq!(telling.hear(delta("7-3", "다")), (Means::Word, None));
        assert_eq!(telling.text(), "바다");
        let (turn_id, message_id) = ("t".into(), "m".into());
        let end = Event::TurnCompleted {
            turn_id,
            message_id,
        };
        let message = "m".into();
        assert_eq!(
            telling.hear(told("7-4", end)),
            (Means::Completed { message }, None)
        );
        assert_eq!(telling.cursor(), "7-4");
    }

    #[test]
    fn a_gap_and_a_repetition_are_found_and_a_repetition_is_not_applied() {
        let mut telling = begun();
        let (_, wrong) = telling.hear(delta("7-4", "바"));
        assert_eq!(wrong, Some(Wrong::Missing(2)));
        let (means, wrong) = telling.hear(delta("7-4", "바"));
        assert_eq!((means, wrong), (Means::Nothing, Some(Wrong::Again)));
        assert_eq!(telling.text(), "바");
        let (_, wrong) = telling.hear(delta("", "다"));
        assert_eq!(wrong, Some(Wrong::NoId));
    }

    #[test]
    fn who_takes_over_may_add_and_not_take_back() {
        let mut telling = begun();
        telling.hear(delta("7-2", "바다"));
        assert_eq!(
            telling.hear(resumed("9-1", "바다가")),
            (Means::TakenOver, None)
        );
        let (_, wrong) = telling.hear(resumed("11-1", "바다"));
        assert_eq!(wrong, Some(Wrong::TakenBack));
        assert_eq!(telling.text(), "바다");
    }

    #[test]
    fn what_others_said_before_is_not_ours() {
        let mut telling = Telling::default();
        telling.begin_turn(None);
        let (turn_id, message_id) = ("before".into(), "m".into());
        let end = Event::TurnCompleted {
            turn_id,
            message_id,
        };
        assert_eq!(telling.hear(told("7-1", end)), (Means::Nothing, None));
        assert_eq!(telling.hear(delta("7-2", "x")), (Means::Nothing, None));
        assert_eq!(telling.text(), "");
    }

    #[test]
    fn a_turn_that_begins_anew_is_found() {
        let mut telling = begun();
        telling.hear(delta("7-2", "바다"));
        let reason = "interrupted".into();
        let (_, wrong) = telling.hear(told("7-3", Event::TurnRestarted { reason }));
        assert_eq!(wrong, Some(Wrong::Restarted));
        assert_eq!(telling.text(), "");
    }
}
