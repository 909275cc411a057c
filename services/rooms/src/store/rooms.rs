//! Snapshots of rooms.

use host::{PublicId, begin_write};
use proto_events::domain::DomainEvent;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Set,
};
use uuid::Uuid;

use super::entity::{consultation, room};
use super::{Store, consultation_id, room_id, uuid};
use crate::moment::Moment;
use crate::record::ConsultationRecord;
use crate::room::Room;
use crate::snapshot::{Consultation, Presence, Snapshot};

impl Store {
    /// Writes snapshots in one transaction; what is older than what is kept changes nothing. A room that
    /// is over now tells what `farewell` makes of it, once.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn keep(
        &self,
        snapshots: &[Snapshot],
        farewell: impl Fn(&Snapshot, &Consultation, ConsultationRecord) -> DomainEvent,
    ) -> Result<(), DbErr> {
        let txn = begin_write(&self.db).await?;
        let mut told = false;
        for snapshot in snapshots {
            // A room that is not there any more, or is newer, has nothing to say.
            if !update(&txn, snapshot).await? {
                continue;
            }
            for sat in &snapshot.consultations {
                keep_consultation(&txn, snapshot, sat).await?;
            }
            if snapshot.is_over {
                for sat in &snapshot.consultations {
                    let record = record_of(&txn, snapshot.id, &sat.seat).await?;
                    let event = farewell(snapshot, sat, record);
                    host::outbox::put(&txn, &event).await?;
                    told = true;
                }
            }
        }
        txn.commit().await?;
        if told {
            self.outbox.wake();
        }
        Ok(())
    }

    /// Writes a room that was opened. False where this key has opened another one.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn insert(&self, snapshot: &Snapshot, key: Option<&str>) -> Result<bool, DbErr> {
        let row = room::ActiveModel {
            id: Set(snapshot.id.to_hex()),
            host_id: Set(snapshot.host.to_string()),
            revision: Set(revision(snapshot)),
            state: Set(snapshot.state.clone()),
            deadline: Set(snapshot.deadline.map(|at| at.0)),
            is_over: Set(false),
            personal: Set(snapshot.personal),
            presence: Set(presence(snapshot.presence).to_owned()),
            instances: Set(instances(snapshot)),
            opened_at: Set(snapshot.opened_at.0),
            request_key: Set(key.map(|key| request_key(snapshot.host, key))),
        };
        let inserted = room::Entity::insert(row)
            .on_conflict(
                OnConflict::column(room::Column::RequestKey)
                    .do_nothing_on([room::Column::Id])
                    .to_owned(),
            )
            .try_insert()
            .exec_without_returning(&self.db)
            .await?;
        Ok(matches!(inserted, sea_orm::TryInsertResult::Inserted(rows) if rows > 0))
    }

    /// The room that was opened with this key.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn opened_with(&self, host: Uuid, key: &str) -> Result<Option<Room>, DbErr> {
        let row = room::Entity::find()
            .filter(room::Column::RequestKey.eq(request_key(host, key)))
            .filter(room::Column::State.ne(""))
            .one(&self.db)
            .await?;
        row.map(|row| parse(&row.state)).transpose()
    }

    /// A room as it was written last.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn room(&self, id: PublicId) -> Result<Option<Room>, DbErr> {
        let row = room::Entity::find_by_id(id.to_hex()).one(&self.db).await?;
        let kept = row.filter(|row| !row.state.is_empty());
        kept.map(|row| parse(&row.state)).transpose()
    }

    /// Forgets what was said at the doors of rooms that are over and were opened before then: names,
    /// worries, readings. What stays of a consultation is kept apart.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn forget_rooms(&self, opened_before: Moment) -> Result<u64, DbErr> {
        let forgotten = room::Entity::update_many()
            .col_expr(room::Column::State, Expr::value(""))
            .filter(room::Column::IsOver.eq(true))
            .filter(room::Column::State.ne(""))
            .filter(room::Column::OpenedAt.lt(opened_before.0))
            .exec(&self.db)
            .await?;
        Ok(forgotten.rows_affected)
    }

    /// The rooms that this host holds at this moment, the newest first. One that has ended is none, even
    /// if somebody could still come back to it.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn held_by(&self, host: Uuid) -> Result<Vec<Room>, DbErr> {
        let rows = room::Entity::find()
            .filter(room::Column::HostId.eq(host.to_string()))
            .filter(room::Column::IsOver.eq(false))
            .order_by_desc(room::Column::OpenedAt)
            .all(&self.db)
            .await?;
        let rooms = rows.iter().map(|row| parse(&row.state));
        let mut rooms = rooms.collect::<Result<Vec<Room>, DbErr>>()?;
        rooms.retain(|room| room.ended.is_none());
        Ok(rooms)
    }

    /// The host's newest room that their personal link leads to.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn personal_room(&self, host: Uuid) -> Result<Option<PublicId>, DbErr> {
        let rooms = self.held_by(host).await?;
        let personal = rooms.iter().find(|room| room.personal);
        Ok(personal.and_then(|room| PublicId::parse(&room.id)))
    }

    /// How many rooms are not over.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn open_rooms(&self) -> Result<u64, DbErr> {
        room::Entity::find()
            .filter(room::Column::IsOver.eq(false))
            .count(&self.db)
            .await
    }

    /// Some rooms in which the clock has something to do.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn due(&self, now: Moment, limit: u64) -> Result<Vec<PublicId>, DbErr> {
        let rows: Vec<String> = room::Entity::find()
            .select_only()
            .column(room::Column::Id)
            .filter(room::Column::IsOver.eq(false))
            .filter(room::Column::Deadline.lte(now.0))
            .order_by_asc(room::Column::Deadline)
            .limit(limit)
            .into_tuple()
            .all(&self.db)
            .await?;
        rows.iter().map(|id| room_id(id)).collect()
    }

    /// The rooms that have connections, and who holds them.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn connected(&self) -> Result<Vec<(PublicId, Vec<Uuid>)>, DbErr> {
        let rows: Vec<(String, String)> = room::Entity::find()
            .select_only()
            .columns([room::Column::Id, room::Column::Instances])
            .filter(room::Column::IsOver.eq(false))
            .filter(room::Column::Instances.ne(""))
            .into_tuple()
            .all(&self.db)
            .await?;
        let read = |(id, instances): &(String, String)| {
            let instances = instances.split(',').map(uuid).collect::<Result<_, _>>()?;
            Ok((room_id(id)?, instances))
        };
        rows.iter().map(read).collect()
    }
}

async fn record_of(
    txn: &DatabaseTransaction,
    room: PublicId,
    seat: &str,
) -> Result<ConsultationRecord, DbErr> {
    let row = consultation::Entity::find_by_id(consultation_id(room, seat))
        .one(txn)
        .await?;
    let record = row.and_then(|row| row.record);
    let record = record.map(|text| serde_json::from_str(&text)).transpose();
    Ok(record.map_err(super::json)?.unwrap_or_default())
}

async fn update(txn: &DatabaseTransaction, snapshot: &Snapshot) -> Result<bool, DbErr> {
    let row = room::ActiveModel {
        revision: Set(revision(snapshot)),
        state: Set(snapshot.state.clone()),
        deadline: Set(snapshot.deadline.map(|at| at.0)),
        is_over: Set(snapshot.is_over),
        presence: Set(presence(snapshot.presence).to_owned()),
        instances: Set(instances(snapshot)),
        ..room::ActiveModel::default()
    };
    let updated = room::Entity::update_many()
        .set(row)
        .filter(room::Column::Id.eq(snapshot.id.to_hex()))
        .filter(room::Column::Revision.lt(revision(snapshot)))
        .filter(room::Column::IsOver.eq(false))
        .exec(txn)
        .await?;
    Ok(updated.rows_affected > 0)
}

async fn keep_consultation(
    txn: &DatabaseTransaction,
    snapshot: &Snapshot,
    sat: &Consultation,
) -> Result<(), DbErr> {
    let row = consultation::ActiveModel {
        id: Set(consultation_id(snapshot.id, &sat.seat)),
        room_id: Set(snapshot.id.to_hex()),
        host_id: Set(snapshot.host.to_string()),
        host_nickname: Set(sat.host_nickname.clone()),
        guest_id: Set(sat.guest.map(|guest| guest.to_string()).unwrap_or_default()),
        guest_nickname: Set(sat.guest_nickname.clone()),
        began_at: Set(sat.began_at.0),
        ended_at: Set(sat.ended_at.map(|at| at.0)),
        record: Set(None),
        notes: Set(None),
        stars: Set(None),
        review: Set(None),
        kept: Set(false),
    };
    consultation::Entity::insert(row)
        .on_conflict(
            OnConflict::column(consultation::Column::Id)
                .update_column(consultation::Column::EndedAt)
                .to_owned(),
        )
        .exec_without_returning(txn)
        .await?;
    Ok(())
}

fn revision(snapshot: &Snapshot) -> i64 {
    i64::try_from(snapshot.revision).unwrap_or(i64::MAX)
}

fn instances(snapshot: &Snapshot) -> String {
    let all: Vec<String> = snapshot.instances.iter().map(Uuid::to_string).collect();
    all.join(",")
}

fn request_key(host: Uuid, key: &str) -> String {
    format!("{host}:{key}")
}

pub(super) fn presence(presence: Presence) -> &'static str {
    match presence {
        Presence::Here => "here",
        Presence::Busy => "busy",
        Presence::Away => "away",
    }
}

fn parse(state: &str) -> Result<Room, DbErr> {
    serde_json::from_str(state).map_err(super::json)
}
