//! Answers a member who wants to have everything that is kept of them: one file a reading, one a link,
//! and then that these were all.

use host::{Clock, Ids};
use proto_events::cards::{DrawnCard, Locale, SpreadId};
use proto_events::domain::{DataHolder, DomainEvent, Fact};
use sea_orm::DbErr;
use serde::Serialize;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::share::{Share, ShareState};
use crate::snapshot::Snapshot;
use crate::store::{KeptReading, Store};

/// As many readings are in memory at once.
const TOGETHER: u64 = 16;

/// What an export works with.
pub struct Exporter {
    pub store: Store,
    pub clock: Clock,
    pub ids: Ids,
}

impl Exporter {
    /// Publishes the member's files. A second time they replace the first ones, name by name.
    ///
    /// # Errors
    /// The database does not answer; some of the files may have been published.
    pub async fn answer(&self, request: Uuid, member: Uuid) -> Result<(), DbErr> {
        let mut files = 0;
        let mut after = None;
        loop {
            let some = self.store.readings_after(member, after, TOGETHER).await?;
            let Some(last) = some.last() else { break };
            after = Some(last.id);
            for reading in some {
                let name = format!("readings/{}.json", reading.id);
                let content = to_json(&ReadingFile::from(reading))?;
                self.found(request, member, name, content).await?;
                files += 1;
            }
        }
        let mut after = None;
        loop {
            let some = self.store.links_after(member, after, TOGETHER).await?;
            let Some(last) = some.last() else { break };
            after = Some(last.id);
            for share in some {
                let name = format!("links/{}.json", share.id);
                let content = to_json(&LinkFile::from(share))?;
                self.found(request, member, name, content).await?;
                files += 1;
            }
        }
        // its id is made last, so it leaves last
        self.tell(Fact::DataComplete {
            request_id: request,
            holder: DataHolder::Results,
            files,
        })
        .await
    }

    async fn found(
        &self,
        request: Uuid,
        member: Uuid,
        name: String,
        content: String,
    ) -> Result<(), DbErr> {
        self.tell(Fact::DataFound {
            request_id: request,
            member_id: member,
            holder: DataHolder::Results,
            name,
            content,
        })
        .await
    }

    async fn tell(&self, fact: Fact) -> Result<(), DbErr> {
        let event = DomainEvent {
            id: self.ids.next(),
            occurred_at: self.clock.now(),
            fact,
        };
        self.store.tell(&event).await
    }
}

/// `readings/<id>.json`: a reading, whole, and whose it is.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ReadingFile {
    member_id: Uuid,
    id: Uuid,
    conversation_id: Uuid,
    #[serde(with = "time::serde::rfc3339")]
    completed_at: OffsetDateTime,
    locale: Locale,
    spread: SpreadId,
    question: Option<String>,
    cards: Vec<DrawnCard>,
    seed: String,
    text: String,
    reader: String,
}

fn to_json(file: &impl Serialize) -> Result<String, DbErr> {
    serde_json::to_string_pretty(file).map_err(|error| DbErr::Json(error.to_string()))
}

impl From<KeptReading> for ReadingFile {
    fn from(reading: KeptReading) -> Self {
        let KeptReading {
            id,
            conversation,
            owner,
            locale,
            spread,
            question,
            cards,
            seed,
            text,
            reader,
            completed_at,
        } = reading;
        Self {
            member_id: owner,
            id,
            conversation_id: conversation,
            completed_at,
            locale,
            spread,
            question,
            cards,
            seed,
            text,
            reader,
        }
    }
}

/// `links/<id>.json`: a link, and what it shows; of one that has ended that is not kept.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LinkFile {
    member_id: Uuid,
    id: String,
    reading_id: Uuid,
    #[serde(with = "time::serde::rfc3339")]
    created_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339::option")]
    expires_at: Option<OffsetDateTime>,
    views: u64,
    ended: Option<&'static str>,
    shows: Option<Snapshot>,
}

impl From<Share> for LinkFile {
    fn from(share: Share) -> Self {
        let Share {
            id,
            reading,
            owner,
            state,
            created_at,
            expires_at,
            views,
        } = share;
        let (ended, shows) = match state {
            ShareState::Open {
                snapshot,
                digest: _,
            } => (None, Some(snapshot)),
            ShareState::Ended(ended) => (Some(ended.as_str()), None),
        };
        Self {
            member_id: owner,
            id: id.to_string(),
            reading_id: reading,
            created_at,
            expires_at,
            views,
            ended,
            shows,
        }
    }
}
