//! Links as their owner sees them.

use proto_events::cards::{DrawnCard, Locale};
use serde::Serialize;
use time::OffsetDateTime;
use utoipa::ToSchema;
use uuid::Uuid;

use super::state::State;
use crate::gist::Gist;
use crate::share::{Share, ShareState};
use crate::snapshot::Snapshot;

/// An open link.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ShareLink)]
pub struct LinkView {
    /// 22 letters and digits.
    id: String,
    reading_id: Uuid,
    /// Its page; a path where the server does not know its own public address.
    url: String,
    /// Its picture of 1200 by 630, in the same form.
    picture_url: String,
    /// Its picture of 800 by 800.
    square_url: String,
    /// Its picture of 1080 by 1920.
    story_url: String,
    /// What a preview of it is headed with.
    title: String,
    /// What a preview of it says below.
    description: String,
    locale: Locale,
    cards: Vec<DrawnCard>,
    hide_question: bool,
    hide_name: bool,
    hide_date: bool,
    /// The name that it shows.
    #[schema(required = true)]
    name: Option<String>,
    #[serde(with = "time::serde::rfc3339")]
    #[schema(value_type = String, format = DateTime)]
    created_at: OffsetDateTime,
    /// When it closes by itself; null for never.
    #[serde(with = "time::serde::rfc3339::option")]
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    expires_at: Option<OffsetDateTime>,
    /// How often its page was opened, by people as far as that can be told.
    views: u64,
}

impl LinkView {
    /// `None` of a link that shows nothing any more.
    pub fn of(share: Share, state: &State) -> Option<Self> {
        let Share {
            id,
            reading,
            owner: _,
            state: shown,
            created_at,
            expires_at,
            views,
        } = share;
        let ShareState::Open { snapshot, .. } = shown else {
            return None;
        };
        let Gist {
            title, description, ..
        } = Gist::of(&snapshot);
        let Snapshot {
            locale,
            spread: _,
            cards,
            question,
            name,
            date,
            text: _,
            reader: _,
        } = snapshot;
        let site = state.pages.site();
        Some(Self {
            id: id.to_string(),
            reading_id: reading,
            url: site.link(id, ""),
            picture_url: site.link(id, ".png"),
            square_url: site.link(id, ".square.png"),
            story_url: site.link(id, ".story.png"),
            title,
            description,
            locale,
            cards,
            hide_question: question.is_none(),
            hide_name: name.is_none(),
            hide_date: date.is_none(),
            name,
            created_at,
            expires_at,
            views: views + u64::from(state.views.uncounted(id)),
        })
    }
}
