//! One socket on one seat, from its `hello` to its end.

mod hello;
mod obey;
mod passage;

use std::future::poll_fn;
use std::pin::pin;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use host::PublicId;
use http_kit::ws::Socket;
use journal::{Cursor, Entry, FollowError, Follower};
use proto_events::signal::{MovingReason, ServerSignal, close};
use tokio::sync::Notify;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use crate::entry::{self, Said};
use crate::fault::RoomFault;
use crate::living::Living;
use crate::meters;
use crate::room::{Connection, Input, Room, SeatId, View};
use crate::rooms::Rooms;
use crate::store::Store;

pub use obey::Decision;

/// So long a socket may be open before it says who it is.
const PATIENCE: Duration = Duration::from_secs(5);
/// Those who are asked to move are asked within this time, not all at once.
const MOVING: Duration = Duration::from_secs(2);

/// What every socket works with.
pub struct Sockets {
    pub rooms: Rooms,
    pub store: Store,
    pub living: Living,
    numbers: AtomicU64,
    open: AtomicUsize,
    closed: Notify,
    /// Asks those who are there to move; another one is for those who come later.
    move_on: Mutex<CancellationToken>,
    draining: AtomicBool,
    pub hard: CancellationToken,
}

/// One that is counted for as long as it lives.
struct Counted(Arc<Sockets>);

/// How a connection ends.
enum End {
    /// With this code; the seat is kept.
    Close(u16, &'static str),
    /// The seat has another page, or is given up: nothing is to be said about it.
    Settled(u16, &'static str),
    /// The peer is gone.
    Gone,
}

impl Sockets {
    #[must_use]
    pub fn new(rooms: Rooms, store: Store, living: Living) -> Self {
        Self {
            rooms,
            store,
            living,
            numbers: AtomicU64::default(),
            open: AtomicUsize::default(),
            closed: Notify::new(),
            move_on: Mutex::default(),
            draining: AtomicBool::default(),
            hard: CancellationToken::new(),
        }
    }

    /// Asks everybody who is there to move.
    pub fn ask_to_move(&self) {
        std::mem::take(&mut *self.moving()).cancel();
    }

    /// Cancelled when whoever comes now is asked to move.
    pub fn when_to_move(&self) -> CancellationToken {
        self.moving().clone()
    }

    fn moving(&self) -> MutexGuard<'_, CancellationToken> {
        self.move_on.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether nobody may come any more.
    pub fn is_draining(&self) -> bool {
        self.draining.load(Ordering::SeqCst)
    }

    /// Asks everybody to move, and waits until they have or `patience` is over.
    pub async fn drain(self: Arc<Self>, patience: Duration) {
        self.draining.store(true, Ordering::SeqCst);
        self.ask_to_move();
        let all_gone = async {
            loop {
                let closed = self.closed.notified();
                if self.open.load(Ordering::SeqCst) == 0 {
                    return;
                }
                closed.await;
            }
        };
        if tokio::time::timeout(patience, all_gone).await.is_err() {
            let left = self.open.load(Ordering::SeqCst);
            tracing::info!(
                sockets = left,
                "some have not moved; they come back by themselves"
            );
        }
    }

    /// Serves a socket of a room to its end.
    ///
    /// What is rare is boxed, here and below: the room that a future needs it has for as long as it
    /// lives, and a socket lives for hours, idle.
    pub async fn serve(self: Arc<Self>, mut socket: Socket, id: PublicId) {
        self.open.fetch_add(1, Ordering::SeqCst);
        let counted = Counted(self);
        let sockets = &*counted.0;
        let end = match Box::pin(hello::hello(sockets, &mut socket, id)).await {
            Ok(mut seated) => {
                let _counted = meters::seated();
                let end = seated.sit(&mut socket).await;
                if !matches!(end, End::Settled(..)) {
                    Box::pin(seated.leave_it_empty()).await;
                }
                end
            }
            Err(end) => end,
        };
        match end {
            End::Close(code, reason) | End::Settled(code, reason) => socket.close(code, reason),
            End::Gone => {}
        }
    }

    fn number(&self) -> Connection {
        Connection {
            instance: self.living.own(),
            number: self.numbers.fetch_add(1, Ordering::Relaxed),
        }
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.open.fetch_sub(1, Ordering::SeqCst);
        self.0.closed.notify_waiters();
    }
}

/// A page that sits on its seat.
struct Seated<'a> {
    sockets: &'a Sockets,
    id: PublicId,
    seat: SeatId,
    /// Of the page.
    session: String,
    connection: Connection,
    view: View,
    /// Up to here the welcome has said everything but what was negotiated.
    since: Cursor,
    follower: Follower,
}

impl Seated<'_> {
    /// Hears the page and the room until one of them ends it.
    async fn sit(&mut self, socket: &mut Socket) -> End {
        let mut said = Vec::new();
        let move_on = self.sockets.when_to_move();
        let (mut move_on, mut hard) = (
            pin!(move_on.cancelled()),
            pin!(self.sockets.hard.cancelled()),
        );
        let mut moves_at = None;
        let mut is_asked = false;
        loop {
            let heard = tokio::select! {
                // in this order: most of the time the first two are what there is
                biased;
                text = socket.next() => match text {
                    Some(text) => self.obey_all(socket, &text).await,
                    None => Err(End::Gone),
                },
                more = poll_fn(|context| self.follower.poll_batch(context, &mut said)) => match more {
                    Ok(()) => self.pass_on(socket, &mut said).await,
                    Err(FollowError::Gone | FollowError::Unavailable(_)) => {
                        Err(End::Close(close::UNAVAILABLE, "come back with your cursor"))
                    }
                },
                () = &mut move_on, if moves_at.is_none() => {
                    // not everybody in the same moment
                    moves_at = Some(Instant::now() + MOVING.mul_f32(rand::random()));
                    Ok(())
                }
                () = until(moves_at), if moves_at.is_some() && !is_asked => {
                    is_asked = true;
                    Box::pin(ask_to_move(socket)).await
                }
                () = &mut hard => {
                    Err(End::Close(close::MOVING, "come back with your cursor"))
                }
            };
            if let Err(end) = heard {
                return end;
            }
        }
    }

    /// Passes on what was said in the room, as far as it is for this seat.
    async fn pass_on(&mut self, socket: &mut Socket, said: &mut Vec<Entry>) -> Result<(), End> {
        let mut changed = false;
        let mut end = None;
        let mut frames = Vec::new();
        // taken, so that a burst leaves no empty room behind
        for entry in std::mem::take(said) {
            let is_told = entry.cursor <= self.since;
            let signal = match entry::read(&entry) {
                Some(Said::Replaced(connection)) if connection == self.connection => {
                    end = Some(End::Settled(close::REPLACED, "this seat has another page"));
                    break;
                }
                Some(Said::Relayed { to, signal }) if entry::names(to, &self.seat) => signal,
                Some(Said::State { to, signal }) if !is_told && entry::names(to, &self.seat) => {
                    changed = true;
                    if self.is_farewell(signal) {
                        end = Some(End::Settled(close::ENDED, "that was the last word"));
                    }
                    signal
                }
                _ => continue,
            };
            frames.push(entry::frame(entry.cursor, signal));
            if end.is_some() {
                break;
            }
        }
        if !frames.is_empty() {
            socket.send_all(frames).await.map_err(|_| End::Gone)?;
        }
        match end {
            Some(end) => Err(end),
            None if changed => Box::pin(self.look_again()).await,
            None => Ok(()),
        }
    }

    fn is_farewell(&self, signal: &str) -> bool {
        let signal = serde_json::from_str::<ServerSignal>(signal);
        signal.is_ok_and(|signal| Room::is_farewell(&signal, &self.seat))
    }

    /// Sees how the room looks from here now.
    async fn look_again(&mut self) -> Result<(), End> {
        match self.sockets.rooms.get(self.id).await {
            Ok(room) => {
                self.see(&room);
                Ok(())
            }
            Err(error) => Err(unavailable(&error)),
        }
    }

    /// A seat that is none any more is about to be told so.
    fn see(&mut self, room: &Room) {
        if let Some(view) = room.view(&self.seat) {
            self.view = view;
        }
    }

    /// Says that nobody sits here any more.
    async fn leave_it_empty(&self) {
        let left = Input::Disconnected {
            seat: self.seat.clone(),
            connection: self.connection,
        };
        if let Err(error) = self.sockets.rooms.apply(self.id, left).await {
            tracing::warn!(%error, room.id = %self.id, "nobody hears that a seat is empty");
        }
    }
}

async fn until(moment: Option<Instant>) {
    if let Some(moment) = moment {
        tokio::time::sleep_until(moment).await;
    }
}

async fn ask_to_move(socket: &mut Socket) -> Result<(), End> {
    let reason = MovingReason::Deploy;
    say(socket, &ServerSignal::Moving { reason }).await
}

async fn say(socket: &mut Socket, signal: &ServerSignal) -> Result<(), End> {
    let sent = socket.send(entry::unplaced(signal)).await;
    sent.map_err(|_| End::Gone)
}

fn unavailable(error: &RoomFault) -> End {
    tracing::warn!(%error, "a socket cannot go on");
    End::Close(close::UNAVAILABLE, "come back with your cursor")
}
