//! How a drawn card and a sealed draw travel.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A language that the product speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, ToSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Locale {
    #[default]
    Ko,
    En,
}

/// A layout of cards, each place with a meaning of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, ToSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum SpreadId {
    /// One card: the heart of the matter.
    #[default]
    One,
    /// Three cards: past, present, future.
    Three,
    /// Ten cards: the Celtic cross.
    Celtic,
}

/// Which way up a card lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Orientation {
    Upright,
    Reversed,
}

/// A card on its place in a spread.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct DrawnCard {
    /// Place in the spread, from 0 in the order of the spread's positions.
    pub place: u8,
    /// Position in the sealed deck that was touched, 0 to 77.
    pub position: u8,
    /// The card, by its stable name, such as `major-17` or `cups-03`.
    pub card: String,
    pub orientation: Orientation,
}
