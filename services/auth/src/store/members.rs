//! Members: found or made when somebody comes back from a provider.

use host::begin_write;
use host::database::is_duplicate;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    QuerySelect, Set,
};
use uuid::Uuid;

use super::entity::{avatar, expert_request, identity as vouched, member, refresh, role, session};
use super::roles::role_of;
use super::{Store, id, millis};
use crate::fault::AuthFault;
use crate::member::{Arrival, Member};
use crate::provider::ProviderName;
use identity::Nickname;

impl Store {
    /// Signs somebody in: finds the member that their provider vouches for, or makes one; begins a
    /// session; tells the other services which guest they were. All of it or nothing.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn sign_in(&self, arrival: &Arrival) -> Result<Member, AuthFault> {
        loop {
            let txn = begin_write(&self.db).await?;
            match sign_in(&txn, arrival).await {
                Ok(member) => {
                    txn.commit().await?;
                    self.outbox.wake();
                    return Ok(member);
                }
                // the same person came in by another door: now they are found
                Err(AuthFault::Storage(error)) if is_duplicate(&error) => txn.rollback().await?,
                Err(error) => return Err(error),
            }
        }
    }

    /// The member whom a provider knows by this name.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn vouched_by(
        &self,
        provider: ProviderName,
        subject: &str,
    ) -> Result<Option<Uuid>, AuthFault> {
        let key = (provider.as_str().to_owned(), subject.to_owned());
        let row = vouched::Entity::find_by_id(key).one(&self.db).await?;
        row.map(|row| id(&row.member_id)).transpose()
    }

    /// A member.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn member(&self, id: Uuid) -> Result<Option<Member>, AuthFault> {
        member(&self.db, id).await
    }
}

async fn sign_in(txn: &DatabaseTransaction, arrival: &Arrival) -> Result<Member, AuthFault> {
    let Arrival {
        provider,
        person,
        guest,
        member: new_id,
        session: session_id,
        event: _,
        refresh,
        now,
    } = arrival;
    let key = (provider.as_str().to_owned(), person.subject.clone());
    let known = vouched::Entity::find_by_id(key).one(txn).await?;
    let known = match known {
        Some(row) => member(txn, id(&row.member_id)?).await?,
        None => None,
    };
    let member = match known {
        Some(member) => member,
        None => {
            let nickname = Nickname::given(person.nickname.as_deref()).into_string();
            member::Entity::insert(member::ActiveModel {
                id: Set(new_id.to_string()),
                nickname: Set(nickname.clone()),
                email: Set(person.email.clone()),
                created_at: Set(millis(*now)),
            })
            .exec_without_returning(txn)
            .await?;
            vouched::Entity::insert(vouched::ActiveModel {
                provider: Set(provider.as_str().to_owned()),
                subject: Set(person.subject.clone()),
                member_id: Set(new_id.to_string()),
                created_at: Set(millis(*now)),
            })
            .exec_without_returning(txn)
            .await?;
            Member {
                id: *new_id,
                nickname,
                roles: Vec::new(),
                picture: None,
                wants_to_be_expert: false,
            }
        }
    };
    session::Entity::insert(session::ActiveModel {
        id: Set(session_id.to_string()),
        member_id: Set(member.id.to_string()),
        guest_id: Set(guest.map(|guest| guest.to_string())),
        created_at: Set(millis(*now)),
        last_used_at: Set(millis(*now)),
        revoked_at: Set(None),
    })
    .exec_without_returning(txn)
    .await?;
    insert_refresh(txn, refresh, *session_id, millis(*now)).await?;
    if let Some(fact) = arrival.fact(member.id) {
        host::outbox::put(txn, &fact).await?;
    }
    Ok(member)
}

/// Holds a member's row until the end of the transaction, so that nothing is kept of one whose
/// account ends meanwhile.
pub(super) async fn hold(txn: &DatabaseTransaction, key: Uuid) -> Result<(), AuthFault> {
    let row = member::Entity::find_by_id(key.to_string()).lock_exclusive();
    match row.one(txn).await? {
        Some(_) => Ok(()),
        None => Err(AuthFault::SessionOver),
    }
}

pub(super) async fn insert_refresh(
    db: &impl ConnectionTrait,
    hash: &str,
    session: Uuid,
    now: i64,
) -> Result<(), DbErr> {
    refresh::Entity::insert(refresh::ActiveModel {
        hash: Set(hash.to_owned()),
        session_id: Set(session.to_string()),
        used_at: Set(None),
        created_at: Set(now),
    })
    .exec_without_returning(db)
    .await?;
    Ok(())
}

/// The same, unless it is there already.
pub(super) async fn keep_refresh(
    db: &impl ConnectionTrait,
    hash: &str,
    session: Uuid,
    now: i64,
) -> Result<(), DbErr> {
    let key = [refresh::Column::Hash];
    refresh::Entity::insert(refresh::ActiveModel {
        hash: Set(hash.to_owned()),
        session_id: Set(session.to_string()),
        used_at: Set(None),
        created_at: Set(now),
    })
    .on_conflict(OnConflict::columns(key).do_nothing_on(key).to_owned())
    .try_insert()
    .exec_without_returning(db)
    .await?;
    Ok(())
}

pub(super) async fn member(
    db: &impl ConnectionTrait,
    key: Uuid,
) -> Result<Option<Member>, AuthFault> {
    let Some(row) = member::Entity::find_by_id(key.to_string()).one(db).await? else {
        return Ok(None);
    };
    let roles = role::Entity::find()
        .filter(role::Column::MemberId.eq(key.to_string()))
        .all(db)
        .await?;
    let picture: Option<String> = avatar::Entity::find_by_id(key.to_string())
        .select_only()
        .column(avatar::Column::PictureId)
        .into_tuple()
        .one(db)
        .await?;
    let request = expert_request::Entity::find_by_id(key.to_string());
    let member::Model {
        id: _,
        nickname,
        email: _,
        created_at: _,
    } = row;
    Ok(Some(Member {
        id: key,
        nickname,
        roles: roles.iter().filter_map(|row| role_of(&row.role)).collect(),
        picture: picture.as_deref().map(id).transpose()?,
        wants_to_be_expert: request.one(db).await?.is_some(),
    }))
}
