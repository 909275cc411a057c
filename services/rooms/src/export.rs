//! Answers a member who wants to have everything that is kept of them: one file a consultation, one of their
//! profile, and then that these were all.

use host::{Clock, Ids};
use proto_events::domain::{DataHolder, DomainEvent, Fact};
use sea_orm::DbErr;
use serde::Serialize;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::record::ConsultationRecord;
use crate::store::{ExpertRow, Kept, Store};

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
        let mut files = Vec::new();
        for kept in self.store.consultations_of(member).await? {
            let name = format!("consultations/{}.{}.json", kept.room, kept.seat);
            files.push((name, to_json(&ConsultationFile::of(kept, member))?));
        }
        if let Some(expert) = self.store.expert(member).await? {
            let file = ProfileFile::from(expert.profile);
            files.push(("expert.json".to_owned(), to_json(&file)?));
        }
        let number = u32::try_from(files.len()).unwrap_or(u32::MAX);
        for (name, content) in files {
            self.tell(Fact::DataFound {
                request_id: request,
                member_id: member,
                holder: DataHolder::Rooms,
                name,
                content,
            })
            .await?;
        }
        self.tell(Fact::DataComplete {
            request_id: request,
            holder: DataHolder::Rooms,
            files: number,
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

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ConsultationFile {
    room: String,
    as_expert: bool,
    expert: String,
    client: String,
    #[serde(with = "time::serde::rfc3339")]
    began_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339::option")]
    ended_at: Option<OffsetDateTime>,
    record: ConsultationRecord,
    /// The expert's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    notes: Option<String>,
    stars: Option<i32>,
    review: Option<String>,
}

impl ConsultationFile {
    fn of(kept: Kept, member: Uuid) -> Self {
        let as_expert = kept.host == Some(member);
        let (stars, review) = match kept.rating {
            Some(rating) => (Some(rating.stars), rating.text),
            None => (None, None),
        };
        Self {
            room: kept.room.to_string(),
            as_expert,
            expert: kept.host_nickname,
            client: kept.guest_nickname,
            began_at: kept.began_at.time(),
            ended_at: kept.ended_at.map(|at| at.time()),
            record: kept.record,
            notes: as_expert.then_some(kept.notes),
            stars,
            review,
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ProfileFile {
    handle: String,
    nickname: String,
    headline: Option<String>,
    about: Option<String>,
    specialities: Vec<String>,
    languages: Vec<String>,
    avatar: Option<String>,
    listed: bool,
}

impl From<ExpertRow> for ProfileFile {
    fn from(row: ExpertRow) -> Self {
        let ExpertRow {
            member: _,
            handle,
            nickname,
            headline,
            about,
            specialities,
            languages,
            avatar,
            listed,
        } = row;
        Self {
            handle,
            nickname,
            headline,
            about,
            specialities,
            languages,
            avatar,
            listed,
        }
    }
}

fn to_json(file: &impl Serialize) -> Result<String, DbErr> {
    serde_json::to_string_pretty(file).map_err(|error| DbErr::Json(error.to_string()))
}
