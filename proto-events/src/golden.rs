//! One golden JSON per variant, read and written; and the TypeScript in `bindings/` kept current.
//!
//! `CONCH_REGENERATE=1 cargo test -p proto-events` rewrites both.

use std::path::PathBuf;
use std::{env, fs};

use serde::Serialize;
use serde::de::DeserializeOwned;
use time::macros::datetime;
use ts_rs::{Config, TS};
use uuid::Uuid;

use crate::cards::{DrawnCard, Locale, Orientation, SpreadId};
use crate::chat::{ChatEvent, Persona, RestartReason, SeekerMessage, TurnKind};
use crate::domain::{DataHolder, DomainEvent, Fact, ReadingCompleted};
use crate::error::ErrorCode;

fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Compares `content` with the checked-in file, or rewrites the file when asked to.
fn keep(path: PathBuf, content: &str) {
    if env::var_os("CONCH_REGENERATE").is_some() {
        fs::write(&path, content).unwrap();
        return;
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        kept,
        content,
        "{} is stale: run scripts/generate",
        path.display()
    );
}

fn golden<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(name: &str, value: &T) {
    let text = serde_json::to_string_pretty(value).unwrap() + "\n";
    assert_eq!(
        &serde_json::from_str::<T>(&text).unwrap(),
        value,
        "{name} does not survive a trip"
    );
    keep(folder("golden").join(format!("{name}.json")), &text);
}

fn id(n: u128) -> Uuid {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + n)
}

fn star() -> DrawnCard {
    DrawnCard {
        place: 0,
        position: 41,
        card: "major-17".into(),
        orientation: Orientation::Reversed,
    }
}

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

#[test]
fn every_domain_event_has_its_golden() {
    let event = |fact| DomainEvent {
        id: id(9),
        occurred_at: datetime!(2026-11-23 12:00 UTC),
        fact,
    };
    golden(
        "domain.readingCompleted",
        &event(Fact::ReadingCompleted(ReadingCompleted {
            reading_id: id(4),
            conversation_id: id(5),
            owner_id: id(6),
            locale: Locale::Ko,
            spread: SpreadId::One,
            question: Some("내일 시험이라 떨려".into()),
            cards: vec![star()],
            seed: "cd".repeat(32),
            text: "별이 거꾸로 왔어.".into(),
            reader: "storyteller".into(),
        })),
    );
    golden(
        "domain.conversationDeleted",
        &event(Fact::ConversationDeleted {
            conversation_id: id(5),
            owner_id: id(6),
        }),
    );
    golden(
        "domain.memberSignedIn",
        &event(Fact::MemberSignedIn {
            member_id: id(7),
            guest_id: id(6),
        }),
    );
    golden(
        "domain.dataRequested",
        &event(Fact::DataRequested {
            request_id: id(10),
            member_id: id(7),
        }),
    );
    golden(
        "domain.dataFound",
        &event(Fact::DataFound {
            request_id: id(10),
            member_id: id(7),
            holder: DataHolder::Chat,
            name: "conversations/1.json".into(),
            content: "{}".into(),
        }),
    );
    golden(
        "domain.dataComplete",
        &event(Fact::DataComplete {
            request_id: id(10),
            holder: DataHolder::Chat,
            files: 1,
        }),
    );
    golden(
        "domain.memberDeleted",
        &event(Fact::MemberDeleted {
            erasure_id: id(11),
            member_id: id(7),
        }),
    );
    golden(
        "domain.memberErased",
        &event(Fact::MemberErased {
            erasure_id: id(11),
            member_id: id(7),
            holder: DataHolder::Results,
        }),
    );
}

#[test]
fn every_holder_has_a_topic_of_its_name() {
    for holder in DataHolder::ALL {
        assert_eq!(holder.topic(), holder.as_str());
        assert_eq!(serde_json::to_value(holder).unwrap(), holder.as_str());
    }
}

#[test]
fn a_code_travels_as_it_names_itself() {
    for code in [
        ErrorCode::InvalidBody,
        ErrorCode::NoSuchTurn,
        ErrorCode::ReaderMisconfigured,
    ] {
        assert_eq!(serde_json::to_value(code).unwrap(), code.as_str());
    }
}

#[test]
fn the_typescript_says_what_the_rust_says() {
    let config = Config::default();
    let declarations = [
        Locale::decl(&config),
        SpreadId::decl(&config),
        Orientation::decl(&config),
        DrawnCard::decl(&config),
        Persona::decl(&config),
        TurnKind::decl(&config),
        RestartReason::decl(&config),
        SeekerMessage::decl(&config),
        ErrorCode::decl(&config),
        ChatEvent::decl(&config),
    ];
    let mut text =
        String::from("// Generated from proto-events by scripts/generate. Do not edit.\n");
    for declaration in declarations {
        text.push_str("\nexport ");
        text.push_str(&declaration);
        text.push('\n');
    }
    keep(folder("bindings").join("events.ts"), &text);
}
