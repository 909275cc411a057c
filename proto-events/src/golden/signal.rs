use time::OffsetDateTime;
use time::macros::datetime;

use super::golden;
use crate::cards::{Orientation, SpreadId};
use crate::error::ErrorCode;
use crate::signal::{
    Address, ClientSignal, DenyReason, Description, DescriptionKind, EndReason, HandedCard,
    HandedReading, IceCandidate, Knock, LeaveReason, MovingReason, Peer, RoomState, SeatRole,
    ServerFrame, ServerSignal, Standing,
};

const AT: OffsetDateTime = datetime!(2026-11-26 12:00 UTC);
const HOST: &str = "q1Zk0GmUqTn2v8";
const GUEST: &str = "x7Pw3RtYbNc5d1";

fn address() -> Address {
    Address {
        to: HOST.into(),
        number: 2,
        attempt: 0,
    }
}

fn description() -> Description {
    Description {
        kind: DescriptionKind::Offer,
        sdp: "v=0\r\n".into(),
    }
}

fn candidate() -> IceCandidate {
    IceCandidate {
        candidate: "candidate:1 1 udp 1677729535 198.51.100.7 46154 typ srflx".into(),
        sdp_mid: Some("0".into()),
        sdp_m_line_index: Some(0),
        username_fragment: Some("EsAw".into()),
    }
}

fn peer() -> Peer {
    Peer {
        seat: "s1".into(),
        role: SeatRole::Host,
        nickname: "달빛".into(),
        session: Some(HOST.into()),
        grace_until: None,
    }
}

fn room() -> RoomState {
    RoomState {
        relay_only: false,
        expires_at: AT,
        began_at: Some(AT),
    }
}

fn knock() -> Knock {
    Knock {
        seat: "s2".into(),
        nickname: "바다".into(),
        worry: Some("이직이 고민이에요".into()),
        camera: true,
        microphone: true,
        reading: Some(HandedReading {
            question: Some("이직해도 될까".into()),
            spread: Some(SpreadId::One),
            cards: vec![HandedCard {
                card: "major-17".into(),
                orientation: Orientation::Reversed,
            }],
            text: Some("별이 거꾸로 왔어.".into()),
        }),
        session: Some(GUEST.into()),
        held: None,
        at: AT,
    }
}

#[test]
fn every_signal_of_a_browser_has_its_golden() {
    let signals = [
        (
            "hello",
            ClientSignal::Hello {
                seat_token: "s2.c2VjcmV0".into(),
                session: GUEST.into(),
                cursor: Some("7-12".into()),
            },
        ),
        (
            "describe",
            ClientSignal::Describe {
                address: address(),
                description: description(),
            },
        ),
        (
            "candidate",
            ClientSignal::Candidate {
                address: address(),
                candidate: candidate(),
            },
        ),
        ("ping", ClientSignal::Ping),
        ("leave", ClientSignal::Leave),
        ("admit", ClientSignal::Admit { seat: "s2".into() }),
        (
            "deny",
            ClientSignal::Deny {
                seat: "s2".into(),
                block: true,
            },
        ),
        (
            "hold",
            ClientSignal::Hold {
                seat: "s2".into(),
                message: "5분만 기다려 주세요".into(),
            },
        ),
    ];
    for (name, signal) in signals {
        golden(&format!("signal.client.{name}"), &signal);
    }
}

#[test]
fn every_signal_of_the_server_has_its_golden() {
    let signals = [
        (
            "welcome",
            ServerSignal::Welcome {
                seat: "s1".into(),
                role: SeatRole::Host,
                standing: Standing::Seated,
                nickname: "달빛".into(),
                polite: false,
                room: room(),
                peer: Some(peer()),
                knocks: vec![knock()],
                held: None,
                resumed: true,
            },
        ),
        ("knocked", ServerSignal::Knocked { knock: knock() }),
        (
            "knockWithdrawn",
            ServerSignal::KnockWithdrawn { seat: "s2".into() },
        ),
        (
            "admitted",
            ServerSignal::Admitted {
                seat: "s2".into(),
                peer: peer(),
                room: room(),
            },
        ),
        (
            "denied",
            ServerSignal::Denied {
                reason: DenyReason::Taken,
            },
        ),
        (
            "held",
            ServerSignal::Held {
                message: "5분만 기다려 주세요".into(),
            },
        ),
        ("peerJoined", ServerSignal::PeerJoined { peer: peer() }),
        (
            "peerAway",
            ServerSignal::PeerAway {
                seat: "s1".into(),
                grace_until: AT,
            },
        ),
        (
            "peerLeft",
            ServerSignal::PeerLeft {
                seat: "s1".into(),
                reason: LeaveReason::Away,
            },
        ),
        (
            "describe",
            ServerSignal::Describe {
                from: GUEST.into(),
                address: address(),
                description: description(),
            },
        ),
        (
            "candidate",
            ServerSignal::Candidate {
                from: GUEST.into(),
                address: address(),
                candidate: candidate(),
            },
        ),
        ("relayOnly", ServerSignal::RelayOnly),
        ("guessing", ServerSignal::Guessing { until: AT }),
        (
            "roomEnded",
            ServerSignal::RoomEnded {
                reason: EndReason::Ended,
                return_until: Some(AT),
            },
        ),
        ("roomReopened", ServerSignal::RoomReopened),
        (
            "moving",
            ServerSignal::Moving {
                reason: MovingReason::Deploy,
            },
        ),
        ("pong", ServerSignal::Pong),
        (
            "error",
            ServerSignal::Error {
                code: ErrorCode::NotHost,
                message: "only the host may do this".into(),
            },
        ),
    ];
    for (name, signal) in signals {
        let frame = ServerFrame {
            cursor: Some("7-13".into()),
            signal,
        };
        golden(&format!("signal.server.{name}"), &frame);
    }
}
