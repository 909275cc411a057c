//! A model check: browsers, instances that crash, a network that drops, repeats and delays, a clock
//! that jumps; over many thousand random schedules nobody is at the table who was not let in, nobody at
//! the door hears what is negotiated, and everybody believes in the end what is true.
//!
//! `CONCH_SCHEDULES=1000000 cargo test --release -p rooms` runs as many.

use std::collections::BTreeMap;

use proto_events::signal::{SeatRole, ServerSignal, Standing};
use rand::rngs::SmallRng;
use rand::{RngExt, SeedableRng};
use uuid::Uuid;

use super::tests::{invited, knocking, room};
use super::{Connection, Input, Output, Place, Room, SeatId};
use crate::moment::Moment;

/// What a page believes of the room, from what it was told.
#[derive(Debug, Clone, PartialEq, Default)]
struct Belief {
    standing: Option<Standing>,
    /// The other side: its seat, and its page's session.
    peer: Option<(String, Option<String>)>,
    /// Seats at the door, and the sessions of their pages.
    knocks: BTreeMap<String, Option<String>>,
}

impl Belief {
    fn hear(&mut self, signal: &ServerSignal) {
        match signal {
            ServerSignal::Welcome {
                standing,
                peer,
                knocks,
                ..
            } => {
                *self = Self {
                    standing: Some(*standing),
                    peer: peer
                        .as_ref()
                        .map(|it| (it.seat.clone(), it.session.clone())),
                    knocks: knocks
                        .iter()
                        .map(|it| (it.seat.clone(), it.session.clone()))
                        .collect(),
                };
            }
            ServerSignal::Knocked { knock } => {
                self.knocks
                    .insert(knock.seat.clone(), knock.session.clone());
            }
            ServerSignal::KnockWithdrawn { seat } => {
                self.knocks.remove(seat);
            }
            ServerSignal::Admitted { peer, .. } => {
                self.standing = Some(Standing::Seated);
                self.peer = Some((peer.seat.clone(), peer.session.clone()));
                if peer.role == SeatRole::Guest {
                    self.knocks.clear();
                }
            }
            ServerSignal::PeerJoined { peer } => {
                self.peer = Some((peer.seat.clone(), peer.session.clone()));
            }
            ServerSignal::PeerAway { seat, .. } => {
                if let Some(peer) = self.peer.as_mut().filter(|peer| peer.0 == *seat) {
                    peer.1 = None;
                }
            }
            ServerSignal::PeerLeft { seat, .. }
                if self.peer.as_ref().is_some_and(|peer| peer.0 == *seat) =>
            {
                self.peer = None;
            }
            _ => {}
        }
    }
}

/// A page in some browser: it sits on a seat by one connection after another.
struct Page {
    seat: SeatId,
    session: String,
    connection: Option<Connection>,
    /// How much of the journal it has handled.
    cursor: usize,
    belief: Belief,
    closed: bool,
}

/// The world: the room's journal, and whoever has to do with it.
struct World {
    rng: SmallRng,
    room: Room,
    journal: Vec<Output>,
    pages: Vec<Page>,
    /// Inputs on their way, each of which may be lost, come late or come twice.
    wire: Vec<Input>,
    now: Moment,
    connections: u64,
    sessions: u32,
    /// A process that starts again is another instance.
    instances: [Uuid; 2],
}

impl World {
    fn new(seed: u64) -> Self {
        let (room, _) = invited(room());
        Self {
            rng: SmallRng::seed_from_u64(seed),
            room,
            journal: Vec::new(),
            pages: Vec::new(),
            wire: Vec::new(),
            now: Moment(1_000),
            connections: 0,
            sessions: 0,
            instances: [Uuid::from_u128(1), Uuid::from_u128(2)],
        }
    }

    /// Applies an input as an instance does, and checks what must hold after each.
    fn apply(&mut self, input: Input) -> bool {
        let before = self.room.clone();
        let admits = matches!(input, Input::Admit { .. });
        let Ok(outputs) = self.room.handle(input, self.now) else {
            assert_eq!(self.room, before, "what is refused changes nothing");
            return false;
        };
        let seated = |room: &Room| room.seated_guest().map(|guest| guest.seat.id.clone());
        if let (Some(now), false) = (seated(&self.room), admits) {
            let known = before.guest.as_ref().map(|guest| guest.seat.id.clone());
            assert_eq!(Some(now), known, "nobody sits down who was not let in");
        }
        self.journal.extend(outputs);
        true
    }

    fn connect(&mut self, page: usize) {
        self.connections += 1;
        let instance = self.instances[self.rng.random_range(0..2)];
        let connection = Connection {
            instance,
            number: self.connections,
        };
        let (seat, session) = (
            self.pages[page].seat.clone(),
            self.pages[page].session.clone(),
        );
        if self.pages[page].closed {
            return;
        }
        let sat = self.apply(Input::Connected {
            seat: seat.clone(),
            session,
            connection,
        });
        let head = self.journal.len();
        let welcome = self.room.welcome(&seat, true);
        let page = &mut self.pages[page];
        if !sat {
            page.closed = true;
            page.connection = None;
            return;
        }
        page.connection = Some(connection);
        page.belief.hear(&welcome.unwrap());
        // the welcome says all that was said before it
        page.cursor = head;
    }

    fn drop_connection(&mut self, page: usize) {
        if let Some(connection) = self.pages[page].connection.take() {
            let seat = self.pages[page].seat.clone();
            self.wire.push(Input::Disconnected { seat, connection });
        }
    }

    /// Some of what waits for a page reaches it.
    fn listen(&mut self, page: usize) {
        let page = &mut self.pages[page];
        if page.connection.is_none() {
            return;
        }
        while let Some(output) = self.journal.get(page.cursor) {
            page.cursor += 1;
            match output {
                Output::Say { to, signal } if to.contains(&page.seat) => {
                    page.belief.hear(signal);
                    if Room::is_farewell(signal, &page.seat) {
                        page.connection = None;
                        page.closed = matches!(**signal, ServerSignal::Denied { .. });
                        return;
                    }
                }
                Output::Replaced { connection } if page.connection == Some(*connection) => {
                    page.connection = None;
                    page.closed = true;
                    return;
                }
                _ => {}
            }
        }
    }

    /// What is negotiated reaches the one at the table and nobody else.
    fn negotiate(&mut self, from: usize) {
        let seat = self.pages[from].seat.clone();
        let to = format!("session-{}", self.rng.random_range(0..=self.sessions));
        let Some(view) = self.room.view(&seat) else {
            return;
        };
        if let Ok(listener) = view.listener(&to) {
            let standing = self.room.standing(listener);
            assert_eq!(standing, Some(Standing::Seated), "the door hears nothing");
            assert_eq!(self.room.seat(listener).unwrap().last_session(), Some(&*to));
            assert_ne!(*listener, seat);
        }
    }

    fn new_page(&mut self, seat: SeatId) {
        self.sessions += 1;
        self.pages.push(Page {
            seat,
            session: format!("session-{}", self.sessions),
            connection: None,
            cursor: 0,
            belief: Belief::default(),
            closed: false,
        });
        self.connect(self.pages.len() - 1);
    }

    fn step(&mut self) {
        let some_page = |world: &mut Self| {
            (!world.pages.is_empty()).then(|| world.rng.random_range(0..world.pages.len()))
        };
        match self.rng.random_range(0..16) {
            0 => self.new_page(SeatId::host()),
            1 => {
                let mut knock = knocking();
                knock.token.0 = format!("guest {}", self.rng.random_range(0..40));
                self.apply(Input::Knock(Box::new(knock)));
            }
            2 | 3 => {
                let number = self.rng.random_range(0..=self.room.seats_made);
                self.new_page(SeatId::guest(number.max(1)));
            }
            4 => {
                let seat = SeatId::guest(self.rng.random_range(0..=self.room.seats_made + 1));
                self.wire.push(Input::Admit { seat });
            }
            5 => {
                let seat = SeatId::guest(self.rng.random_range(1..=self.room.seats_made + 1));
                let input = match self.rng.random_range(0..3) {
                    0 => Input::Deny { seat },
                    1 => Input::Withdraw { seat },
                    _ => Input::Hold {
                        seat,
                        message: "a moment".into(),
                    },
                };
                self.wire.push(input);
            }
            6 | 7 => {
                if let Some(page) = some_page(self) {
                    self.drop_connection(page);
                }
            }
            8 | 9 => {
                if let Some(page) = some_page(self)
                    && self.pages[page].connection.is_none()
                {
                    self.connect(page);
                }
            }
            10 => {
                if let Some(page) = some_page(self) {
                    self.negotiate(page);
                }
            }
            11 | 12 => {
                if let Some(page) = some_page(self) {
                    self.listen(page);
                }
            }
            13 => self.crash(),
            14 => {
                let minutes = self.rng.random_range(0..4);
                self.now = self.now.plus_minutes(minutes);
                self.wire.push(Input::Clock);
            }
            _ => {
                if self.rng.random_bool(0.3)
                    && let Some(page) = some_page(self)
                {
                    let Page {
                        seat, connection, ..
                    } = &self.pages[page];
                    self.wire.push(Input::Leave {
                        seat: seat.clone(),
                        connection: *connection,
                    });
                }
            }
        }
        self.deliver();
    }

    /// Something on the wire arrives: any of it, perhaps twice, perhaps never.
    fn deliver(&mut self) {
        if self.wire.is_empty() || self.rng.random_bool(0.4) {
            return;
        }
        let which = self.rng.random_range(0..self.wire.len());
        let input = self.wire.swap_remove(which);
        match self.rng.random_range(0..10) {
            // Lost with its instance; whoever looks after connections says it again.
            0 if !matches!(input, Input::Disconnected { .. }) => {}
            1 => {
                self.apply(input.clone());
                self.wire.push(input);
            }
            _ => {
                self.apply(input);
            }
        }
    }

    /// An instance dies: its connections are gone, and nobody has said so.
    fn crash(&mut self) {
        let which = self.rng.random_range(0..2);
        let instance = self.instances[which];
        self.instances[which] = Uuid::from_u128(instance.as_u128() + 2);
        for page in &mut self.pages {
            if page.connection.is_some_and(|it| it.instance == instance) {
                page.connection = None;
            }
        }
        self.wire.retain(|input| {
            !matches!(input, Input::Disconnected { connection, .. } if connection.instance == instance)
        });
        self.wire.push(Input::InstanceLost { instance });
    }

    /// Everything arrives, everybody listens.
    fn settle(&mut self) {
        while let Some(input) = self.wire.pop() {
            self.apply(input);
        }
        for page in 0..self.pages.len() {
            self.listen(page);
        }
    }

    /// What everybody believes is what is true.
    fn check_beliefs(&self) {
        for page in &self.pages {
            let Some(connection) = page.connection else {
                continue;
            };
            let seat = self.room.seat(&page.seat);
            let held = seat.and_then(|seat| seat.connection());
            assert_eq!(held, Some(connection), "one page on a seat, the newest");
            let mut truth = Belief::default();
            truth.hear(&self.room.welcome(&page.seat, true).unwrap());
            assert_eq!(page.belief, truth, "{:?} believes what is true", page.seat);
        }
    }

    /// Left alone, every room comes to its end.
    fn check_it_ends(&mut self) {
        for page in 0..self.pages.len() {
            self.drop_connection(page);
        }
        self.settle();
        for _ in 0..64 {
            let Some(deadline) = self.room.deadline() else {
                break;
            };
            self.now = self.now.max(deadline);
            self.apply(Input::Clock);
            if let Some(next) = self.room.deadline() {
                assert!(next > self.now, "the clock has done all that was due");
            }
        }
        assert!(self.room.is_over(self.now), "{:?}", self.room);
    }
}

#[test]
fn whatever_happens_nobody_is_let_in_by_accident_and_everybody_knows_how_things_stand() {
    let schedules = std::env::var("CONCH_SCHEDULES").ok();
    let schedules = schedules.and_then(|it| it.parse().ok()).unwrap_or(20_000);
    for seed in 0..schedules {
        let mut world = World::new(seed);
        let steps = world.rng.random_range(5..60);
        for _ in 0..steps {
            world.step();
        }
        world.settle();
        world.check_beliefs();
        let text = serde_json::to_string(&world.room).unwrap();
        assert_eq!(serde_json::from_str::<Room>(&text).unwrap(), world.room);
        world.check_it_ends();
        assert!(
            !world.pages.iter().any(|page| page.connection.is_some()
                && matches!(world.room.host_seat.place, Place::Here { .. })),
            "nobody sits in a room that is over (schedule {seed})"
        );
    }
}
