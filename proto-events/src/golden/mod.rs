//! One golden JSON per variant, read and written; and the TypeScript in `bindings/` kept current.
//!
//! `CONCH_REGENERATE=1 cargo test -p proto-events` rewrites both.

mod chat;
mod domain;
mod peer;
mod signal;

use std::path::PathBuf;
use std::{env, fs};

use serde::Serialize;
use serde::de::DeserializeOwned;
use ts_rs::{Config, TS};
use uuid::Uuid;

use crate::cards::{DrawnCard, Locale, Orientation, SpreadId};
use crate::chat::{ChatEvent, Persona, RestartReason, SeekerMessage, TurnKind};
use crate::error::ErrorCode;
use crate::{peer as p, signal as s};

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
        s::SeatRole::decl(&config),
        s::DescriptionKind::decl(&config),
        s::Description::decl(&config),
        s::IceCandidate::decl(&config),
        s::Address::decl(&config),
        s::HandedCard::decl(&config),
        s::HandedReading::decl(&config),
        s::Knock::decl(&config),
        s::Peer::decl(&config),
        s::Standing::decl(&config),
        s::DenyReason::decl(&config),
        s::LeaveReason::decl(&config),
        s::EndReason::decl(&config),
        s::MovingReason::decl(&config),
        s::RoomState::decl(&config),
        s::ClientSignal::decl(&config),
        s::ServerSignal::decl(&config),
        s::ServerFrame::decl(&config),
        p::LogEntry::decl(&config),
        p::LogPlace::decl(&config),
        p::LogBody::decl(&config),
        p::MediaState::decl(&config),
        p::PeerMessage::decl(&config),
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
