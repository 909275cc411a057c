use super::{golden, star};
use crate::cards::{DrawnCard, SpreadId};
use crate::peer::{LogBody, LogEntry, LogPlace, MediaState, PeerMessage};

fn entry(body: LogBody) -> LogEntry {
    LogEntry {
        number: 4,
        clock: 7,
        at: 1_795_000_000_000,
        body,
    }
}

#[test]
fn every_entry_of_a_log_has_its_golden() {
    let bodies = [
        (
            "chat",
            LogBody::Chat {
                text: "안녕하세요".into(),
            },
        ),
        (
            "fileOffer",
            LogBody::FileOffer {
                name: "손금.jpg".into(),
                size: 183_422,
                mime: "image/jpeg".into(),
            },
        ),
        (
            "fileAnswer",
            LogBody::FileAnswer {
                file: 2,
                accepted: true,
            },
        ),
        (
            "fileCancelled",
            LogBody::FileCancelled {
                file: 2,
                mine: false,
                failed: true,
            },
        ),
        ("fileArrived", LogBody::FileArrived { file: 2 }),
        (
            "tableOffered",
            LogBody::TableOffered {
                spread: SpreadId::Three,
                seal: "ab".repeat(32),
                instead_of: Some(3),
            },
        ),
        (
            "tableJoined",
            LogBody::TableJoined {
                table: 4,
                seal: "cd".repeat(32),
            },
        ),
        (
            "tablePicked",
            LogBody::TablePicked {
                table: 4,
                position: 41,
            },
        ),
        (
            "tableOpened",
            LogBody::TableOpened {
                table: 4,
                seed: "ef".repeat(32),
            },
        ),
        (
            "tableLaid",
            LogBody::TableLaid {
                spread: SpreadId::One,
                cards: vec![DrawnCard {
                    position: 0,
                    ..star()
                }],
            },
        ),
        ("tableCleared", LogBody::TableCleared { table: 4 }),
        (
            "words",
            LogBody::Words {
                text: "천천히 가도 괜찮아요".into(),
            },
        ),
        (
            "profile",
            LogBody::Profile {
                nickname: "바다".into(),
                picture: Some("/9j/4AAQ".into()),
            },
        ),
    ];
    for (name, body) in bodies {
        golden(&format!("peer.entry.{name}"), &entry(body));
    }
}

#[test]
fn every_message_between_browsers_has_its_golden() {
    let messages = [
        (
            "resume",
            PeerMessage::Resume {
                mine: LogPlace {
                    log: "k3J9mQ2x".into(),
                    number: 4,
                },
                yours: Some(LogPlace {
                    log: "p8Lw5TzB".into(),
                    number: 9,
                }),
            },
        ),
        (
            "restore",
            PeerMessage::Restore {
                log: "k3J9mQ2x".into(),
                entries: vec![entry(LogBody::Chat { text: "네".into() })],
                more: false,
            },
        ),
        (
            "entry",
            PeerMessage::Entry {
                entry: entry(LogBody::Chat { text: "네".into() }),
            },
        ),
        ("delivered", PeerMessage::Delivered { number: 4 }),
        ("seen", PeerMessage::Seen { number: 4 }),
        ("typing", PeerMessage::Typing { on: true }),
        (
            "hover",
            PeerMessage::Hover {
                table: 4,
                position: Some(12),
            },
        ),
        (
            "media",
            PeerMessage::Media {
                media: MediaState {
                    camera: true,
                    microphone: true,
                    screen: false,
                    table_camera: false,
                },
            },
        ),
        (
            "fileWanted",
            PeerMessage::FileWanted {
                file: 2,
                offset: 65_536,
            },
        ),
        (
            "fileEnd",
            PeerMessage::FileEnd {
                file: 2,
                sha256: "ab".repeat(32),
            },
        ),
    ];
    for (name, message) in messages {
        golden(&format!("peer.{name}"), &message);
    }
}
