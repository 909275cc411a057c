use super::{golden, id, star};
use crate::cards::SpreadId;
use crate::chat::{ChatEvent, RestartReason, SeekerMessage, TurnKind};
use crate::error::ErrorCode;

#[test]
fn every_chat_event_has_its_golden() {
    let turn_id = id(1);
    let events = [
        (
            "chat.turnStarted",
            ChatEvent::TurnStarted {
                turn_id,
                kind: TurnKind::Talk,
                message: Some(SeekerMessage {
                    id: id(2),
                    client_id: "c-1".into(),
                    text: "내일 시험이라 떨려".into(),
                }),
            },
        ),
        (
            "chat.delta",
            ChatEvent::Delta {
                text: " 카드야".into(),
            },
        ),
        (
            "chat.turnResumed",
            ChatEvent::TurnResumed {
                turn_id,
                text: "별 카드야".into(),
            },
        ),
        (
            "chat.turnRestarted",
            ChatEvent::TurnRestarted {
                turn_id,
                reason: RestartReason::WrongCards,
            },
        ),
        (
            "chat.drawOffered",
            ChatEvent::DrawOffered {
                spread: SpreadId::One,
                commitment: "ab".repeat(32),
            },
        ),
        (
            "chat.cardsDrawn",
            ChatEvent::CardsDrawn {
                cards: vec![star()],
                seed: "cd".repeat(32),
            },
        ),
        (
            "chat.turnCompleted",
            ChatEvent::TurnCompleted {
                turn_id,
                message_id: id(3),
            },
        ),
        (
            "chat.readingCompleted",
            ChatEvent::ReadingCompleted { reading_id: id(4) },
        ),
        (
            "chat.turnFailed",
            ChatEvent::TurnFailed {
                turn_id,
                code: ErrorCode::ReaderBusy,
                retryable: true,
                retry_after_seconds: Some(12),
            },
        ),
        (
            "chat.stopped",
            ChatEvent::Stopped {
                turn_id,
                message_id: Some(id(3)),
            },
        ),
        ("chat.gone", ChatEvent::Gone),
        ("chat.moving", ChatEvent::Moving),
    ];
    for (name, event) in &events {
        golden(name, event);
    }
}
