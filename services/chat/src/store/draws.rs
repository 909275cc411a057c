//! Draws: seal, find, open.

use std::collections::HashMap;

use host::begin_write;
use proto_events::cards::{DrawnCard, SpreadId};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, Set, Statement,
    raw_sql,
};
use tarot::Seed;
use time::OffsetDateTime;

use super::Store;
use super::conversations::extended;
use super::entity::{conversation, draw};
use super::sql::find;
use super::words::{Word, millis, word};
use crate::conversation::Draws;
use crate::draw::{Draw, Opened};
use crate::fault::ChatFault;
use crate::ids::{ConversationId, DrawId, ReadingId, TurnId};

/// Keeps a sealed deck.
pub(super) async fn insert(
    db: &impl ConnectionTrait,
    conversation: ConversationId,
    new: &Draw,
    now: OffsetDateTime,
) -> Result<(), DbErr> {
    let row = draw::ActiveModel {
        id: Set(new.id.to_string()),
        conversation_id: Set(conversation.to_string()),
        spread: Set(word(new.spread)),
        seed: Set(new.seed.to_string()),
        positions: Set(None),
        cards: Set(None),
        turn_id: Set(None),
        reading_id: Set(None),
        offered_at: Set(millis(now)),
    };
    draw::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// Opens a sealed deck, and changes no row when it has been opened already.
pub(super) fn open(id: DrawId, opened: &Opened) -> Result<Statement, DbErr> {
    let Opened {
        positions,
        cards,
        turn,
        reading,
    } = opened;
    let json = |error: serde_json::Error| DbErr::Json(error.to_string());
    let positions = serde_json::to_string(positions).map_err(json)?;
    let cards = serde_json::to_string(cards).map_err(json)?;
    let (id, turn, reading) = (id.to_string(), turn.to_string(), reading.to_string());
    Ok(raw_sql!(
        Sqlite,
        "UPDATE draws SET positions = {positions}, cards = {cards}, turn_id = {turn}, \
             reading_id = {reading} \
         WHERE id = {id} AND turn_id IS NULL"
    ))
}

async fn latest(db: &impl ConnectionTrait, id: ConversationId) -> Result<Option<Draw>, ChatFault> {
    let id = id.to_string();
    let sql = raw_sql!(
        Sqlite,
        "SELECT * FROM draws WHERE conversation_id = {id} \
         ORDER BY offered_at DESC, id DESC LIMIT 1"
    );
    let found = find::<draw::Model>(db, sql).await?;
    found.map(Draw::try_from).transpose()
}

impl Store {
    /// The draws of a conversation that matter.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn draws(&self, id: ConversationId) -> Result<Draws, ChatFault> {
        let latest = latest(&self.db, id).await?;
        if latest.as_ref().is_none_or(Draw::is_drawn) {
            return Ok(Draws {
                opened: latest.clone(),
                latest,
            });
        }
        let opened = draw::Entity::find()
            .filter(draw::Column::ConversationId.eq(id.to_string()))
            .order_by_desc(draw::Column::OfferedAt)
            .order_by_desc(draw::Column::Id)
            .filter(draw::Column::TurnId.is_not_null())
            .one(&self.db)
            .await?;
        let opened = opened.map(Draw::try_from).transpose()?;
        Ok(Draws { latest, opened })
    }

    /// Every draw of a conversation, in the order in which they were offered.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn every_draw(&self, id: ConversationId) -> Result<Vec<Draw>, ChatFault> {
        let rows = draw::Entity::find()
            .filter(draw::Column::ConversationId.eq(id.to_string()))
            .order_by_asc(draw::Column::OfferedAt)
            .order_by_asc(draw::Column::Id)
            .all(&self.db)
            .await?;
        rows.into_iter().map(Draw::try_from).collect()
    }

    /// What other services know the readings of a conversation by, after their turns.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn readings(
        &self,
        id: ConversationId,
    ) -> Result<HashMap<TurnId, ReadingId>, ChatFault> {
        let draws = self.every_draw(id).await?.into_iter();
        let opened = draws.filter_map(|draw| draw.opened);
        Ok(opened.map(|opened| (opened.turn, opened.reading)).collect())
    }

    /// The cards that were drawn last in each of these conversations; none where there are none.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn latest_cards(
        &self,
        conversations: impl IntoIterator<Item = ConversationId>,
    ) -> Result<HashMap<ConversationId, Vec<DrawnCard>>, ChatFault> {
        let ids = conversations.into_iter().map(|id| id.to_string());
        let rows = draw::Entity::find()
            .filter(draw::Column::ConversationId.is_in(ids))
            .filter(draw::Column::TurnId.is_not_null())
            .order_by_asc(draw::Column::OfferedAt)
            .order_by_asc(draw::Column::Id)
            .all(&self.db)
            .await?;
        let mut cards = HashMap::with_capacity(rows.len());
        for row in rows {
            let id = ConversationId::parse(&row.conversation_id);
            let id = id.ok_or(ChatFault::Row("conversation id"))?;
            if let Some(opened) = Draw::try_from(row)?.opened {
                cards.insert(id, opened.cards);
            }
        }
        Ok(cards)
    }

    /// A draw by its id.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn draw(&self, id: DrawId) -> Result<Option<Draw>, ChatFault> {
        let found = draw::Entity::find_by_id(id.to_string())
            .one(&self.db)
            .await?;
        found.map(Draw::try_from).transpose()
    }

    /// Keeps a sealed deck that the seeker asked for, unless one lies ready for the same spread:
    /// then that one is answered. Asked many times at once, one deck is sealed. Answers whether
    /// this call sealed it.
    ///
    /// # Errors
    /// A turn is running, or the database does not answer; nothing was changed.
    pub async fn offer(
        &self,
        conversation: ConversationId,
        draw: Draw,
        expires_at: OffsetDateTime,
        now: OffsetDateTime,
    ) -> Result<(Draw, bool), ChatFault> {
        use conversation::Column;
        let txn = begin_write(&self.db).await?;
        // The row of the conversation is the lock.
        let idle = conversation::Entity::update_many()
            .col_expr(Column::Spread, Expr::value(word(draw.spread)))
            .col_expr(Column::UpdatedAt, Expr::value(millis(now)))
            .col_expr(Column::ExpiresAt, extended(expires_at))
            .filter(Column::Id.eq(conversation.to_string()))
            .filter(Column::RunningTurn.is_null())
            .exec(&txn)
            .await?;
        if idle.rows_affected == 0 {
            txn.rollback().await?;
            return Err(ChatFault::TurnRunning);
        }
        let ready = latest(&txn, conversation).await?;
        let ready = ready.filter(|ready| !ready.is_drawn() && ready.spread == draw.spread);
        let offered = match ready {
            Some(ready) => (ready, false),
            None => {
                insert(&txn, conversation, &draw, now).await?;
                (draw, true)
            }
        };
        txn.commit().await?;
        Ok(offered)
    }
}

impl TryFrom<draw::Model> for Draw {
    type Error = ChatFault;

    fn try_from(row: draw::Model) -> Result<Self, ChatFault> {
        let draw::Model {
            id,
            conversation_id: _,
            spread,
            seed,
            positions,
            cards,
            turn_id,
            reading_id,
            offered_at: _,
        } = row;
        let opened = match (positions, cards, turn_id, reading_id) {
            (Some(positions), Some(cards), Some(turn), Some(reading)) => Some(Opened {
                positions: serde_json::from_str(&positions)
                    .map_err(|_| ChatFault::Row("positions"))?,
                cards: serde_json::from_str(&cards).map_err(|_| ChatFault::Row("cards"))?,
                turn: TurnId::parse(&turn).ok_or(ChatFault::Row("turn id"))?,
                reading: ReadingId::parse(&reading).ok_or(ChatFault::Row("reading id"))?,
            }),
            _ => None,
        };
        Ok(Self {
            id: DrawId::parse(&id).ok_or(ChatFault::Row("draw id"))?,
            spread: SpreadId::from_word(&spread)?,
            seed: seed.parse::<Seed>().map_err(|_| ChatFault::Row("seed"))?,
            opened,
        })
    }
}
