//! Whether the ids of a conversation's events go on without a gap or a repetition.

use std::fmt;

/// An id, `<epoch>-<number>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Id {
    epoch: u64,
    number: u64,
}

/// The last id that was heard.
#[derive(Debug, Clone, Default)]
pub struct Ids {
    last: Option<Id>,
}

/// Where an event stands beside those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Right after the last one.
    Next,
    /// So many are missing before it.
    After(u64),
    /// It was heard before.
    Again,
    /// That is no id.
    Nowhere,
}

impl Ids {
    /// From here on, without a look at what was before: a snapshot says where it stands.
    pub fn begin_at(&mut self, cursor: &str) {
        self.last = parse(cursor);
    }

    /// Takes the id of an event. An epoch is one writer's time: it begins with 1, and follows the one before.
    pub fn take(&mut self, id: &str) -> Place {
        let Some(id) = parse(id) else {
            return Place::Nowhere;
        };
        let Some(last) = self.last else {
            self.last = Some(id);
            return Place::Next;
        };
        if id <= last {
            return Place::Again;
        }
        self.last = Some(id);
        let before = if id.epoch == last.epoch {
            last.number
        } else {
            0
        };
        match id.number - before {
            1 => Place::Next,
            0 => Place::Nowhere,
            more => Place::After(more - 1),
        }
    }

    /// What to come back with.
    #[must_use]
    pub fn cursor(&self) -> Option<String> {
        self.last.map(|id| id.to_string())
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.epoch, self.number)
    }
}

fn parse(text: &str) -> Option<Id> {
    let (epoch, number) = text.split_once('-')?;
    Some(Id {
        epoch: epoch.parse().ok()?,
        number: number.parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(ids: &[&str]) -> Vec<Place> {
        let mut known = Ids::default();
        known.begin_at("0-0");
        ids.iter().map(|id| known.take(id)).collect()
    }

    #[test]
    fn a_turn_after_the_other_goes_on() {
        let places = places(&["7-1", "7-2", "9-1", "9-2"]);
        assert!(
            places.iter().all(|place| *place == Place::Next),
            "{places:?}"
        );
    }

    #[test]
    fn a_gap_is_found_with_its_width() {
        assert_eq!(places(&["7-1", "7-4"]), [Place::Next, Place::After(2)]);
        assert_eq!(places(&["7-1", "9-2"]), [Place::Next, Place::After(1)]);
        assert_eq!(places(&["7-3"]), [Place::After(2)]);
    }

    #[test]
    fn a_repetition_is_found() {
        let all = places(&["7-1", "7-2", "7-2", "7-1", "6-9", "7-3"]);
        let again = [Place::Again; 3];
        assert_eq!(all[2..5], again);
        assert_eq!(all[5], Place::Next);
    }

    #[test]
    fn what_is_no_id_is_nowhere() {
        assert_eq!(places(&["", "7", "7-x", "8-0"]), [Place::Nowhere; 4]);
    }

    #[test]
    fn one_comes_back_with_the_last() {
        let mut ids = Ids::default();
        assert_eq!(ids.cursor(), None);
        ids.take("7-1");
        ids.take("7-5");
        ids.take("7-2");
        assert_eq!(ids.cursor().as_deref(), Some("7-5"));
    }
}
