//! Draws: seal, find, open.

use proto_events::cards::SpreadId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, Set};
use tarot::Seed;
use time::OffsetDateTime;

use super::Store;
use super::entity::draw;
use super::words::{Word, millis, word};
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

/// Opens a sealed deck; false when it has been opened already.
pub(super) async fn open(
    db: &impl ConnectionTrait,
    id: DrawId,
    opened: &Opened,
) -> Result<bool, ChatFault> {
    let json = |error: serde_json::Error| DbErr::Json(error.to_string());
    let positions = serde_json::to_string(&opened.positions).map_err(json)?;
    let cards = serde_json::to_string(&opened.cards).map_err(json)?;
    let changed = draw::Entity::update_many()
        .col_expr(draw::Column::Positions, Expr::value(positions))
        .col_expr(draw::Column::Cards, Expr::value(cards))
        .col_expr(draw::Column::TurnId, Expr::value(opened.turn.to_string()))
        .col_expr(
            draw::Column::ReadingId,
            Expr::value(opened.reading.to_string()),
        )
        .filter(draw::Column::Id.eq(id.to_string()))
        .filter(draw::Column::TurnId.is_null())
        .exec(db)
        .await?;
    Ok(changed.rows_affected == 1)
}

impl Store {
    /// The latest draw of a conversation.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn latest_draw(&self, id: ConversationId) -> Result<Option<Draw>, ChatFault> {
        let found = draw::Entity::find()
            .filter(draw::Column::ConversationId.eq(id.to_string()))
            .order_by_desc(draw::Column::OfferedAt)
            .order_by_desc(draw::Column::Id)
            .one(&self.db)
            .await?;
        found.map(Draw::try_from).transpose()
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

    /// Keeps a sealed deck that the seeker asked for.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn offer(
        &self,
        conversation: ConversationId,
        draw: &Draw,
        now: OffsetDateTime,
    ) -> Result<(), ChatFault> {
        Ok(insert(&self.db, conversation, draw, now).await?)
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
