//! A list of conversations, page by page. Temporary ones are in none.

use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::Store;
use super::entity::conversation;
use super::search::found_by;
use super::words::millis;
use crate::conversation::Conversation;
use crate::fault::ChatFault;
use crate::ids::{ConversationId, OwnerId};
use crate::search::Search;

/// The place in a list that is sorted by the last change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageCursor {
    updated_at: i64,
    id: Uuid,
}

impl PageCursor {
    /// Reads `<milliseconds>-<id>`.
    ///
    /// # Errors
    /// It is not of that form.
    pub fn parse(text: &str) -> Result<Self, ChatFault> {
        let (millis, id) = text.split_once('-').ok_or(ChatFault::InvalidCursor)?;
        let updated_at = millis.parse().map_err(|_| ChatFault::InvalidCursor)?;
        let id = Uuid::try_parse(id).map_err(|_| ChatFault::InvalidCursor)?;
        Ok(Self { updated_at, id })
    }
}

impl std::fmt::Display for PageCursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.updated_at, self.id)
    }
}

/// A page of an owner's conversations, the latest change first.
pub struct Page {
    pub items: Vec<Conversation>,
    pub next: Option<PageCursor>,
}

impl Store {
    /// A page of an owner's conversations, or of those in which something is found, the latest
    /// change first.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn page(
        &self,
        owner: OwnerId,
        search: Option<&Search>,
        after: Option<PageCursor>,
        limit: u64,
    ) -> Result<Page, ChatFault> {
        use conversation::Column;
        let mut query = conversation::Entity::find()
            .filter(Column::OwnerId.eq(owner.to_string()))
            .filter(Column::Temporary.eq(false))
            .order_by_desc(Column::UpdatedAt)
            .order_by_desc(Column::Id)
            .limit(limit + 1);
        if let Some(search) = search {
            query = query.filter(found_by(search));
        }
        if let Some(after) = after {
            query = query.filter(
                Condition::any()
                    .add(Column::UpdatedAt.lt(after.updated_at))
                    .add(
                        Condition::all()
                            .add(Column::UpdatedAt.eq(after.updated_at))
                            .add(Column::Id.lt(after.id.to_string())),
                    ),
            );
        }
        let mut rows = query.all(&self.db).await?;
        let more = rows.len() as u64 > limit;
        rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        let items = rows
            .into_iter()
            .map(Conversation::try_from)
            .collect::<Result<Vec<_>, _>>()?;
        let next = items.last().filter(|_| more).map(|last| PageCursor {
            updated_at: millis(last.updated_at),
            id: last.id.0,
        });
        Ok(Page { items, next })
    }

    /// Some of an owner's conversations in the order of their ids, which stays the same whatever is
    /// said meanwhile.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn conversations_after(
        &self,
        owner: OwnerId,
        after: Option<ConversationId>,
        limit: u64,
    ) -> Result<Vec<Conversation>, ChatFault> {
        use conversation::Column;
        let mut query = conversation::Entity::find()
            .filter(Column::OwnerId.eq(owner.to_string()))
            .filter(Column::Temporary.eq(false))
            .order_by_asc(Column::Id)
            .limit(limit);
        if let Some(after) = after {
            query = query.filter(Column::Id.gt(after.to_string()));
        }
        let rows = query.all(&self.db).await?;
        rows.into_iter().map(Conversation::try_from).collect()
    }
}
