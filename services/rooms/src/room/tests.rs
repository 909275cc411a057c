//! The rules of a room, one by one.

use proto_events::signal::{DenyReason, EndReason, LeaveReason, ServerSignal};
use uuid::Uuid;

use super::*;

pub const NOW: Moment = Moment(1_000);

fn digest(text: &str) -> TokenDigest {
    TokenDigest(text.into())
}

pub fn room() -> Room {
    Room {
        id: "7n42DGM5Tflk9n8mt7Fhc7".into(),
        revision: 0,
        host: Uuid::from_u128(9),
        opened_at: NOW,
        expires_at: NOW.plus_minutes(240),
        passcode: None,
        guesses: Guesses::default(),
        personal: true,
        relay_only: false,
        invite_key: "00".repeat(32),
        invites: Vec::new(),
        host_seat: Seat {
            id: SeatId::host(),
            token: digest("host"),
            nickname: "달빛".into(),
            place: Place::Away {
                until: NOW.plus_minutes(HOST_GRACE_MIN),
                session: None,
            },
        },
        guest: None,
        door: Vec::new(),
        turned_away: Vec::new(),
        past: Vec::new(),
        seats_made: 0,
        began_at: None,
        ended: None,
    }
}

/// With an invitation that anybody may use for a long time.
pub fn invited(mut room: Room) -> (Room, InviteId) {
    let id = room.next_invite();
    let invite = Invite {
        id,
        expires_at: NOW.plus_minutes(10_000),
        revoked: false,
        uses: 0,
    };
    room.handle(Input::Invite(invite), NOW).unwrap();
    (room, id)
}

pub fn knocking() -> Knocking {
    Knocking {
        token: digest("guest"),
        owner: Some(Uuid::from_u128(5)),
        nickname: "바다".into(),
        invite: InviteId(1),
        words: Words::default(),
        relay_only: false,
    }
}

fn g(number: u32) -> SeatId {
    SeatId::guest(number)
}

fn connection(number: u64) -> Connection {
    Connection {
        instance: Uuid::from_u128(1),
        number,
    }
}

fn leaves(seat: SeatId) -> Input {
    Input::Leave {
        seat,
        connection: None,
    }
}

/// A room, and what it said last.
struct Told {
    room: Room,
    now: Moment,
    said: Vec<Output>,
}

impl Told {
    fn new() -> Self {
        Self {
            room: invited(room()).0,
            now: NOW,
            said: Vec::new(),
        }
    }

    fn with(mut self, input: Input) -> Self {
        self.said = self.room.handle(input, self.now).unwrap();
        self
    }

    fn refuses(&mut self, input: Input) -> Refusal {
        let before = self.room.clone();
        let refusal = self.room.handle(input, self.now).unwrap_err();
        assert_eq!(self.room, before);
        refusal
    }

    fn sits(self, seat: &SeatId, number: u64) -> Self {
        self.with(Input::Connected {
            seat: seat.clone(),
            session: format!("page-{number}"),
            connection: connection(number),
        })
    }

    fn knocks(self) -> Self {
        let mut knock = knocking();
        knock.token = digest(&format!("guest {}", self.room.seats_made));
        self.with(Input::Knock(Box::new(knock)))
    }

    fn together() -> Self {
        Self::new()
            .sits(&SeatId::host(), 1)
            .knocks()
            .sits(&g(1), 2)
            .with(Input::Admit { seat: g(1) })
    }

    fn later(mut self, minutes: i64) -> Self {
        self.now = self.now.plus_minutes(minutes);
        self.with(Input::Clock)
    }

    fn heard(&self, seat: &SeatId) -> Vec<&ServerSignal> {
        let mine = self.said.iter().filter_map(|output| match output {
            Output::Say { to, signal } if to.contains(seat) => Some(&**signal),
            _ => None,
        });
        mine.collect()
    }
}

#[test]
fn a_knock_is_heard_and_an_admission_by_both() {
    let told = Told::new().sits(&SeatId::host(), 1).knocks();
    assert!(matches!(
        told.heard(&SeatId::host())[..],
        [ServerSignal::Knocked { .. }]
    ));
    let told = told.sits(&g(1), 2).with(Input::Admit { seat: g(1) });
    assert!(matches!(
        told.heard(&g(1))[..],
        [ServerSignal::Admitted { .. }]
    ));
    assert!(matches!(
        told.heard(&SeatId::host())[..],
        [ServerSignal::Admitted { .. }]
    ));
    assert_eq!(told.room.began_at, Some(NOW));
}

#[test]
fn there_is_one_seat_for_a_guest() {
    let mut told = Told::together();
    let knock = Input::Knock(Box::new(knocking()));
    assert_eq!(told.refuses(knock), Refusal::Full);
}

#[test]
fn whoever_waited_as_well_is_told_that_the_seat_is_taken() {
    let told = Told::new()
        .knocks()
        .knocks()
        .with(Input::Admit { seat: g(1) });
    let reason = DenyReason::Taken;
    assert_eq!(told.heard(&g(2)), [&ServerSignal::Denied { reason }]);
    let mut told = told;
    let again = Input::Connected {
        seat: g(2),
        session: "page".into(),
        connection: connection(7),
    };
    assert_eq!(told.refuses(again), Refusal::Denied(reason));
    assert_eq!(told.refuses(Input::Admit { seat: g(2) }), Refusal::Full);
}

#[test]
fn a_newer_page_takes_the_seat_and_the_older_ones_end_means_nothing() {
    let told = Told::together().sits(&g(1), 3);
    let replaced = Output::Replaced {
        connection: connection(2),
    };
    assert!(told.said.contains(&replaced));
    let told = told.with(Input::Disconnected {
        seat: g(1),
        connection: connection(2),
    });
    assert!(told.said.is_empty());
    assert_eq!(told.room.seat(&g(1)).unwrap().session(), Some("page-3"));
}

#[test]
fn a_host_who_is_away_finds_the_room_within_ten_minutes_and_not_after() {
    let away = |minutes| {
        Told::together()
            .with(Input::Disconnected {
                seat: SeatId::host(),
                connection: connection(1),
            })
            .later(minutes)
    };
    assert!(away(9).room.ended.is_none());
    let over = away(10);
    assert!(matches!(
        over.heard(&g(1))[..],
        [ServerSignal::RoomEnded {
            reason: EndReason::Away,
            return_until: None
        }]
    ));
}

#[test]
fn a_guest_who_is_away_keeps_the_seat_for_two_minutes_and_may_come_back_for_ten() {
    let told = Told::together().with(Input::Disconnected {
        seat: g(1),
        connection: connection(2),
    });
    assert!(matches!(
        told.heard(&SeatId::host())[..],
        [ServerSignal::PeerAway { .. }]
    ));
    let told = told.later(2);
    let reason = LeaveReason::Away;
    let seat = "g1".to_owned();
    assert_eq!(
        told.heard(&SeatId::host()),
        [&ServerSignal::PeerLeft { seat, reason }]
    );
    let told = told.later(9).sits(&g(1), 5);
    assert!(matches!(
        told.heard(&SeatId::host())[..],
        [ServerSignal::PeerJoined { .. }]
    ));
}

#[test]
fn who_left_for_good_does_not_come_back() {
    let mut told = Told::together().with(leaves(g(1))).later(10);
    let back = Input::Connected {
        seat: g(1),
        session: "page".into(),
        connection: connection(9),
    };
    assert_eq!(told.refuses(back), Refusal::Ended);
}

#[test]
fn an_end_is_taken_back_by_whoever_comes_back_in_time() {
    let told = Told::together().with(leaves(SeatId::host()));
    assert!(matches!(
        told.heard(&g(1))[..],
        [ServerSignal::RoomEnded {
            reason: EndReason::Ended,
            return_until: Some(_)
        }]
    ));
    let told = told.later(9).sits(&SeatId::host(), 7);
    assert!(told.room.ended.is_none());
    let mut over = Told::together().with(leaves(SeatId::host())).later(10);
    assert!(over.room.is_over(over.now));
    let back = Input::Connected {
        seat: SeatId::host(),
        session: "page".into(),
        connection: connection(9),
    };
    assert_eq!(over.refuses(back), Refusal::Ended);
}

#[test]
fn a_room_ends_when_its_time_is_over() {
    let told = Told::together().later(240);
    assert!(matches!(
        told.heard(&SeatId::host())[..],
        [ServerSignal::RoomEnded {
            reason: EndReason::Expired,
            ..
        }]
    ));
}

#[test]
fn passcodes_are_counted_before_they_are_looked_at() {
    let mut told = Told::new();
    for _ in 0..10 {
        told = told.with(Input::Guess);
    }
    assert!(matches!(
        told.heard(&SeatId::host())[..],
        [ServerSignal::Guessing { .. }]
    ));
    assert!(matches!(told.refuses(Input::Guess), Refusal::Locked { .. }));
    // An hour of trying whatever comes: no more than sixty are looked at.
    let mut looked_at = 0;
    for _ in 0..3_600 {
        told.now = Moment(told.now.0 + 1_000);
        looked_at += u32::from(told.room.handle(Input::Guess, told.now).is_ok());
    }
    assert!(looked_at <= 60, "{looked_at}");
}

#[test]
fn an_invitation_is_good_until_its_end_or_until_it_is_taken_back() {
    let mut told = Told::new();
    told.room.invites[0].expires_at = NOW;
    let knock = || Input::Knock(Box::new(knocking()));
    assert_eq!(told.refuses(knock()), Refusal::InviteExpired);
    told.room.invites[0].expires_at = NOW.plus_minutes(1);
    let mut told = told.with(Input::Revoke {
        invite: InviteId(1),
    });
    assert_eq!(told.refuses(knock()), Refusal::InviteRevoked);
    told.room.invites.clear();
    assert_eq!(told.refuses(knock()), Refusal::NoInvite);
}

#[test]
fn only_relayed_candidates_pass_where_addresses_are_hidden() {
    let relayed = "candidate:3 1 udp 41885439 203.0.113.9 50000 typ relay raddr 0.0.0.0 rport 0";
    let telling = "candidate:3 1 udp 41885439 203.0.113.9 50000 typ relay raddr 10.0.0.7 rport 9";
    let direct = "candidate:1 1 udp 2122260223 192.0.2.1 60769 typ host generation 0";
    let seen = "candidate:2 1 udp 1686052607 198.51.100.7 60769 typ srflx raddr 0.0.0.0 rport 0";
    assert!(relay::is_relayed(relayed) && relay::is_relayed(""));
    assert!(![telling, direct, seen].into_iter().any(relay::is_relayed));
    let sdp = format!("v=0\r\na=mid:0\r\na={direct}\r\na={relayed}\r\na={seen}\r\na=end\r\n");
    let kept = format!("v=0\r\na=mid:0\r\na={relayed}\r\na=end\r\n");
    assert_eq!(without_direct_candidates(&sdp), kept);
}
