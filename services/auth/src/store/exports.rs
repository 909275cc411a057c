//! What members asked to have of everything that is kept of them.

use host::begin_write;
use proto_events::domain::{DataHolder, DomainEvent, Fact};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Set,
};
use time::OffsetDateTime;
use uuid::Uuid;

use super::entity::{export, export_file, export_part};
use super::members::hold;
use super::{Store, id, millis, moment};
use crate::export::{Export, Part};
use crate::fault::AuthFault;

/// As many files are read at once.
const PAGE: u64 = 32;

/// A file of an export.
#[derive(Debug, Clone)]
pub struct ExportFile {
    pub holder: String,
    pub name: String,
    pub content: String,
}

impl Store {
    /// Asks every holder for what it keeps of a member. What was asked before is forgotten.
    ///
    /// # Errors
    /// The account is no more, or the database does not answer; nothing was changed.
    pub async fn ask_for_data(
        &self,
        member: Uuid,
        request: Uuid,
        event: Uuid,
        now: OffsetDateTime,
    ) -> Result<(), AuthFault> {
        let txn = begin_write(&self.db).await?;
        hold(&txn, member).await?;
        forget_export(&txn, member).await?;
        export::Entity::insert(export::ActiveModel {
            member_id: Set(member.to_string()),
            id: Set(request.to_string()),
            requested_at: Set(millis(now)),
        })
        .exec_without_returning(&txn)
        .await?;
        let event = DomainEvent {
            id: event,
            occurred_at: now,
            fact: Fact::DataRequested {
                request_id: request,
                member_id: member,
            },
        };
        host::outbox::put(&txn, &event).await?;
        txn.commit().await?;
        self.outbox.wake();
        Ok(())
    }

    /// How far what a member asked for has come.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn export_of(&self, member: Uuid) -> Result<Option<Export>, AuthFault> {
        let Some(row) = export::Entity::find_by_id(member.to_string())
            .one(&self.db)
            .await?
        else {
            return Ok(None);
        };
        let of_it = export_part::Column::ExportId.eq(&row.id);
        let said = export_part::Entity::find()
            .filter(of_it)
            .all(&self.db)
            .await?;
        let mut parts = Vec::with_capacity(DataHolder::ALL.len());
        for holder in DataHolder::ALL {
            let found = export_file::Entity::find()
                .filter(export_file::Column::ExportId.eq(&row.id))
                .filter(export_file::Column::Holder.eq(holder.as_str()))
                .count(&self.db)
                .await?;
            let of = said.iter().find(|part| part.holder == holder.as_str());
            parts.push(Part {
                holder,
                found,
                of: of.and_then(|part| u64::try_from(part.files).ok()),
            });
        }
        Ok(Some(Export {
            id: id(&row.id)?,
            requested_at: moment(row.requested_at)?,
            parts,
        }))
    }

    /// Keeps a file of an export; of one that nobody asks for any more it is not kept.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn keep_file(&self, request: Uuid, file: ExportFile) -> Result<(), AuthFault> {
        let txn = begin_write(&self.db).await?;
        if is_asked_for(&txn, request).await? {
            let ExportFile {
                holder,
                name,
                content,
            } = file;
            let row = export_file::ActiveModel {
                export_id: Set(request.to_string()),
                holder: Set(holder),
                name: Set(name),
                content: Set(content),
            };
            let key = [
                export_file::Column::ExportId,
                export_file::Column::Holder,
                export_file::Column::Name,
            ];
            let replace = OnConflict::columns(key)
                .update_column(export_file::Column::Content)
                .to_owned();
            export_file::Entity::insert(row)
                .on_conflict(replace)
                .exec_without_returning(&txn)
                .await?;
        }
        txn.commit().await?;
        Ok(())
    }

    /// Remembers how many files a holder has for an export.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn keep_count(
        &self,
        request: Uuid,
        holder: DataHolder,
        files: u32,
    ) -> Result<(), AuthFault> {
        let txn = begin_write(&self.db).await?;
        if is_asked_for(&txn, request).await? {
            let row = export_part::ActiveModel {
                export_id: Set(request.to_string()),
                holder: Set(holder.as_str().to_owned()),
                files: Set(i32::try_from(files).unwrap_or(i32::MAX)),
            };
            let key = [export_part::Column::ExportId, export_part::Column::Holder];
            let replace = OnConflict::columns(key)
                .update_column(export_part::Column::Files)
                .to_owned();
            export_part::Entity::insert(row)
                .on_conflict(replace)
                .exec_without_returning(&txn)
                .await?;
        }
        txn.commit().await?;
        Ok(())
    }

    /// A page of an export's files, in the order of their names.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn files(&self, request: Uuid, page: u64) -> Result<Vec<ExportFile>, AuthFault> {
        let rows = export_file::Entity::find()
            .filter(export_file::Column::ExportId.eq(request.to_string()))
            .order_by_asc(export_file::Column::Holder)
            .order_by_asc(export_file::Column::Name)
            .offset(page * PAGE)
            .limit(PAGE)
            .all(&self.db)
            .await?;
        let files = rows.into_iter().map(|row| {
            let export_file::Model {
                export_id: _,
                holder,
                name,
                content,
            } = row;
            ExportFile {
                holder,
                name,
                content,
            }
        });
        Ok(files.collect())
    }
}

async fn is_asked_for(db: &impl ConnectionTrait, request: Uuid) -> Result<bool, DbErr> {
    let asked = export::Column::Id.eq(request.to_string());
    let row = export::Entity::find().filter(asked).one(db).await?;
    Ok(row.is_some())
}

/// Forgets what a member asked for, and what has come of it.
pub(super) async fn forget_export(db: &impl ConnectionTrait, member: Uuid) -> Result<(), DbErr> {
    let Some(row) = export::Entity::find_by_id(member.to_string())
        .one(db)
        .await?
    else {
        return Ok(());
    };
    export_file::Entity::delete_many()
        .filter(export_file::Column::ExportId.eq(&row.id))
        .exec(db)
        .await?;
    export_part::Entity::delete_many()
        .filter(export_part::Column::ExportId.eq(&row.id))
        .exec(db)
        .await?;
    export::Entity::delete_by_id(row.member_id).exec(db).await?;
    Ok(())
}
