//! What members are called and look like.

use host::begin_write;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use uuid::Uuid;

use super::Store;
use super::entity::{avatar, member};
use super::members::hold;
use crate::fault::AuthFault;
use identity::Nickname;

impl Store {
    /// Calls a member by another name.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn rename(&self, member: Uuid, nickname: Nickname) -> Result<(), AuthFault> {
        member::Entity::update_many()
            .col_expr(
                member::Column::Nickname,
                Expr::value(nickname.into_string()),
            )
            .filter(member::Column::Id.eq(member.to_string()))
            .exec(&self.db)
            .await?;
        Ok(())
    }

    /// Replaces a member's picture.
    ///
    /// # Errors
    /// The account is no more, or the database does not answer.
    pub async fn set_picture(
        &self,
        member: Uuid,
        picture: Uuid,
        jpeg: Vec<u8>,
    ) -> Result<(), AuthFault> {
        let row = avatar::ActiveModel {
            member_id: Set(member.to_string()),
            picture_id: Set(picture.to_string()),
            jpeg: Set(jpeg),
        };
        let txn = begin_write(&self.db).await?;
        hold(&txn, member).await?;
        avatar::Entity::insert(row)
            .on_conflict(
                OnConflict::column(avatar::Column::MemberId)
                    .update_columns([avatar::Column::PictureId, avatar::Column::Jpeg])
                    .to_owned(),
            )
            .exec_without_returning(&txn)
            .await?;
        Ok(txn.commit().await?)
    }

    /// Removes a member's picture, if there is one.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn remove_picture(&self, member: Uuid) -> Result<(), AuthFault> {
        avatar::Entity::delete_by_id(member.to_string())
            .exec(&self.db)
            .await?;
        Ok(())
    }

    /// The JPEG of a picture, by its own id.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn picture(&self, picture: Uuid) -> Result<Option<Vec<u8>>, AuthFault> {
        let row = avatar::Entity::find()
            .filter(avatar::Column::PictureId.eq(picture.to_string()))
            .one(&self.db)
            .await?;
        Ok(row.map(|row| row.jpeg))
    }
}
