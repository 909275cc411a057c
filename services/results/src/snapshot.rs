//! What a link shows: fixed when it is shared, and never looked up again. Pure.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use proto_events::cards::{DrawnCard, Locale, SpreadId};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use time::{OffsetDateTime, UtcOffset};
use utoipa::ToSchema;

use crate::clean::clean;
use crate::store::KeptReading;
use crate::unquoted::unquoted;

/// The reader that is no model.
const STORYTELLER: &str = "storyteller";

/// What the owner of a reading chose to show beside its cards and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub hide_question: bool,
    pub hide_date: bool,
    /// Who reads this from whom; nobody where it is hidden.
    pub name: Option<String>,
}

/// Everything that whoever has the link can see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = SharedReading)]
pub struct Snapshot {
    pub locale: Locale,
    pub spread: SpreadId,
    pub cards: Vec<DrawnCard>,
    /// The worry in the seeker's own words; null where it is hidden.
    #[schema(required = true)]
    pub question: Option<String>,
    /// Whose reading it is, as they want to be called; null where that is hidden.
    #[schema(required = true)]
    pub name: Option<String>,
    /// The day of the reading in Korea, such as `2026-11-26`; null where it is hidden.
    #[schema(required = true)]
    pub date: Option<String>,
    pub text: String,
    /// The name of the model, or `storyteller`.
    pub reader: String,
}

impl Snapshot {
    /// What the choice lets strangers see of a reading.
    #[must_use]
    pub fn of(reading: &KeptReading, choice: &Choice) -> Self {
        let question = reading.question.as_deref().map(clean);
        let question = question.filter(|question| !question.is_empty());
        let text = clean(&reading.text);
        let (question, text) = match question {
            Some(hidden) if choice.hide_question => (None, unquoted(&text, &hidden)),
            question => (question, text),
        };
        Self {
            locale: reading.locale,
            spread: reading.spread,
            cards: reading.cards.clone(),
            question,
            name: choice.name.clone(),
            date: (!choice.hide_date).then(|| day_in_korea(reading.completed_at)),
            text,
            reader: reading.reader.clone(),
        }
    }

    /// Whether a model wrote it; the storyteller puts it together from the card library and says so.
    #[must_use]
    pub fn is_by_model(&self) -> bool {
        self.reader != STORYTELLER
    }

    /// Names exactly this snapshot of this reading, and tells nothing about it.
    ///
    /// # Errors
    /// Never for what [`Snapshot::of`] makes.
    pub fn digest(&self, reading: uuid::Uuid) -> serde_json::Result<String> {
        let mut hash = Sha256::new();
        hash.update(reading.as_bytes());
        hash.update(serde_json::to_vec(self)?);
        Ok(URL_SAFE_NO_PAD.encode(&hash.finalize()[..18]))
    }
}

fn day_in_korea(moment: OffsetDateTime) -> String {
    let korea = UtcOffset::from_hms(9, 0, 0).unwrap_or(UtcOffset::UTC);
    moment.to_offset(korea).date().to_string()
}
