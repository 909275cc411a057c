//! The list of members, as whoever runs the house sees it.

use std::collections::HashMap;

use identity::Role;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use time::OffsetDateTime;
use uuid::Uuid;

use super::entity::{expert_request, identity as vouched, member, role};
use super::roles::role_of;
use super::{Store, id, moment};
use crate::fault::AuthFault;

/// A line of the list.
#[derive(Debug, Clone)]
pub struct Registered {
    pub id: Uuid,
    pub nickname: String,
    pub since: OffsetDateTime,
    pub providers: Vec<String>,
    pub roles: Vec<Role>,
    pub wants_to_be_expert: bool,
}

/// Which members.
#[derive(Debug, Clone, Default)]
pub struct Which {
    /// A part of the nickname.
    pub nickname: Option<String>,
    /// Only those who would like to be experts.
    pub asking: bool,
    pub limit: u64,
}

impl Store {
    /// Members, the newest first.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn register(&self, which: &Which) -> Result<Vec<Registered>, AuthFault> {
        let mut found = member::Entity::find().order_by_desc(member::Column::CreatedAt);
        if let Some(part) = &which.nickname {
            found = found.filter(member::Column::Nickname.contains(part));
        }
        if which.asking {
            let asking = expert_request::Entity::find()
                .select_only()
                .column(expert_request::Column::MemberId);
            found = found
                .filter(member::Column::Id.in_subquery(sea_orm::QueryTrait::into_query(asking)));
        }
        let rows = found.limit(which.limit).all(&self.db).await?;
        let ids: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
        let mut providers: HashMap<String, Vec<String>> = HashMap::new();
        let of_them = vouched::Column::MemberId.is_in(ids.iter().copied());
        for row in vouched::Entity::find()
            .filter(of_them)
            .all(&self.db)
            .await?
        {
            providers
                .entry(row.member_id)
                .or_default()
                .push(row.provider);
        }
        let mut roles: HashMap<String, Vec<Role>> = HashMap::new();
        let of_them = role::Column::MemberId.is_in(ids.iter().copied());
        for row in role::Entity::find().filter(of_them).all(&self.db).await? {
            roles
                .entry(row.member_id)
                .or_default()
                .extend(role_of(&row.role));
        }
        let of_them = expert_request::Column::MemberId.is_in(ids.iter().copied());
        let asking = expert_request::Entity::find()
            .filter(of_them)
            .all(&self.db)
            .await?;
        rows.into_iter()
            .map(|row| {
                let member::Model {
                    id: key,
                    nickname,
                    email: _,
                    created_at,
                } = row;
                Ok(Registered {
                    id: id(&key)?,
                    nickname,
                    since: moment(created_at)?,
                    providers: providers.remove(&key).unwrap_or_default(),
                    roles: roles.remove(&key).unwrap_or_default(),
                    wants_to_be_expert: asking.iter().any(|row| row.member_id == key),
                })
            })
            .collect()
    }
}
