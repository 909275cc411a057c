//! What stays of a consultation: the cards, the files by name, the expert's words. Never what was
//! said, which no server hears.

use proto_events::cards::{DrawnCard, SpreadId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

const TABLES: usize = 20;
const FILES: usize = 100;
const FILE_NAME: usize = 120;
const WORDS: usize = 2_000;
/// No spread has more places.
const CARDS: usize = 10;

/// The record of a consultation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ConsultationRecord {
    /// At most 20, oldest first.
    #[serde(default)]
    pub tables: Vec<LaidTable>,
    /// At most 100, oldest first.
    #[serde(default)]
    pub files: Vec<SentFile>,
    /// What the client is to take home, at most 2,000 characters.
    #[serde(default)]
    pub words: String,
}

/// Cards that lay on the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LaidTable {
    pub spread: SpreadId,
    pub cards: Vec<DrawnCard>,
    /// Of paper, and named by the expert.
    pub by_hand: bool,
}

/// A file that went from one side to the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SentFile {
    pub name: String,
    pub size: u64,
    /// Whether the expert sent it.
    pub mine: bool,
}

impl ConsultationRecord {
    /// Whether it is within the limits, and names cards that exist.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let known = |card: &DrawnCard| card.card.parse::<tarot::CardId>().is_ok();
        let table = |it: &LaidTable| it.cards.len() <= CARDS && it.cards.iter().all(known);
        let file = |it: &SentFile| it.name.chars().count() <= FILE_NAME;
        self.tables.len() <= TABLES
            && self.tables.iter().all(table)
            && self.files.len() <= FILES
            && self.files.iter().all(file)
            && self.words.chars().count() <= WORDS
    }
}
