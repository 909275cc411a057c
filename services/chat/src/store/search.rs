//! Conversations in which something is found.

use sea_orm::sea_query::{Expr, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, ExprTrait, IntoSimpleExpr};

use super::entity::{conversation, draw, message};
use super::words::{millis, word};
use crate::conversation::MessageKind;
use crate::search::Search;

/// By title, by the words of a message, by a drawn card, or by the day. The greeting has no words of
/// its own: it is the same everywhere.
pub(super) fn found_by(search: &Search) -> Condition {
    let Search { words, cards, days } = search;
    let pattern = containing(words);
    let greeting = word(MessageKind::Greeting);
    let said = messages()
        .and_where(message::Column::Kind.ne(greeting))
        .and_where(like(message::Column::Text, &pattern))
        .to_owned();
    let mut found = Condition::any()
        .add(like(conversation::Column::Title, &pattern))
        .add(Expr::exists(said));
    if !cards.is_empty() {
        let mut any = Condition::any();
        for card in cards {
            // as JSON has it; no name of a card has a character that LIKE takes for another
            any = any.add(draw::Column::Cards.like(format!("%\"{card}\"%")));
        }
        let id = (draw::Entity, draw::Column::ConversationId);
        let drawn = Query::select()
            .expr(Expr::val(1))
            .from(draw::Entity)
            .and_where(Expr::col(id).equals((conversation::Entity, conversation::Column::Id)))
            .cond_where(any)
            .to_owned();
        found = found.add(Expr::exists(drawn));
    }
    if let Some((from, before)) = days {
        let then = messages()
            .and_where(message::Column::CreatedAt.gte(millis(*from)))
            .and_where(message::Column::CreatedAt.lt(millis(*before)))
            .to_owned();
        found = found.add(Expr::exists(then));
    }
    found
}

/// The messages of the conversation that is looked at.
fn messages() -> SelectStatement {
    let id = (message::Entity, message::Column::ConversationId);
    Query::select()
        .expr(Expr::val(1))
        .from(message::Entity)
        .and_where(Expr::col(id).equals((conversation::Entity, conversation::Column::Id)))
        .to_owned()
}

/// Whatever the case of its letters: of all letters on MySQL, of A to Z on SQLite.
fn like(column: impl IntoSimpleExpr, pattern: &str) -> Expr {
    let sides = [column.into_simple_expr(), Expr::val(pattern.to_owned())];
    Expr::cust_with_exprs("LOWER(?) LIKE LOWER(?) ESCAPE '!'", sides)
}

/// The pattern of a text that contains these words, whatever characters are in them.
fn containing(words: &str) -> String {
    let mut pattern = String::with_capacity(words.len() + 2);
    pattern.push('%');
    for c in words.chars() {
        if matches!(c, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}
