//! A connection to Redis that many may use at once and that is made anew when it breaks.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use deadpool_redis::redis::aio::{ConnectionLike, MultiplexedConnection};
use deadpool_redis::redis::{
    AsyncConnectionConfig, ErrorKind, Pipeline, RedisError, ServerErrorKind, Value,
};
use futures::FutureExt;
use futures::future::{BoxFuture, Shared, ready};
use tokio::runtime::Handle;
use tokio::time::{Instant, timeout};

use super::errand::{Answered, Errand, Words, packed};
use super::life::{Identity, Life, identity};
use super::peer::Peer;
use crate::error::JournalError;

/// Who queued for a connection that could not be made need not try for themselves at once.
const ASIDE: Duration = Duration::from_millis(50);
/// A Redis whose id of replication changes goes on living. That others know it by the new one, and
/// we by the old, is to last no longer than this.
const ASK_AGAIN: Duration = Duration::from_secs(10);

/// One that may be replaced is asked again who it is, before anything else, after it has said nothing
/// for so long. No other one can take its place and lose it again in less.
const UNHEARD: Duration = Duration::from_millis(500);

/// A connection that is being made, or was.
type Made = Shared<BoxFuture<'static, Result<Connected, RedisError>>>;

#[derive(Clone)]
struct Connected {
    connection: MultiplexedConnection,
    /// Of the Redis at the other end: it breaks the connection when it ends.
    life: Life,
    /// Under which it was made.
    reign: u64,
}

/// The connection, while there is one.
pub(super) struct Line {
    peer: Peer,
    config: AsyncConnectionConfig,
    /// The runtime that lives as long as the process: a connection dies with the one it is made on.
    runtime: Handle,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    made: Option<Made>,
    /// Grows with each connection.
    serial: u64,
    refused: Option<(Instant, RedisError)>,
    /// When its life was last asked for.
    asked: Option<Instant>,
    /// When it last did what it was told.
    heard: Option<Instant>,
}

impl Line {
    /// A line whose commands must be answered within `response`.
    pub(super) fn new(peer: Peer, connect: Duration, response: Duration, runtime: &Handle) -> Self {
        let config = AsyncConnectionConfig::new()
            .set_connection_timeout(Some(connect))
            .set_response_timeout(Some(response));
        Self {
            peer,
            config,
            runtime: runtime.clone(),
            state: Arc::default(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        lock(&self.state)
    }

    async fn connection(&self) -> Result<(u64, Connected), RedisError> {
        loop {
            let (serial, made) = self.made()?;
            match made.await {
                Ok(connected) if self.peer.reigns(connected.reign) => {
                    if self.peer.may_change() {
                        let connected = self.known(serial, connected).await?;
                        return Ok((serial, connected));
                    }
                    self.ask_again(serial, &connected);
                    return Ok((serial, connected));
                }
                Ok(_) => self.forget(serial),
                Err(error) => {
                    let mut state = self.state();
                    if state.serial == serial {
                        state.made = None;
                        state.refused = Some((Instant::now(), error.clone()));
                    }
                    return Err(error);
                }
            }
        }
    }

    /// The connection of now, or one that is made from now on. It is made by a task of its own:
    /// whoever waits for it may be left waiting by its own caller, and must hold up nobody else.
    fn made(&self) -> Result<(u64, Made), RedisError> {
        let mut state = self.state();
        if let Some(made) = &state.made {
            return Ok((state.serial, made.clone()));
        }
        if let Some((at, error)) = &state.refused
            && at.elapsed() < ASIDE
        {
            return Err(error.clone());
        }
        let making = self
            .runtime
            .spawn(make(self.peer.clone(), self.config.clone()));
        let made = async move {
            let ended = (ErrorKind::Io, "the runtime of the connection has ended");
            making.await.unwrap_or_else(|_| Err(ended.into()))
        };
        let made = made.boxed().shared();
        state.serial += 1;
        state.made = Some(made.clone());
        state.asked = Some(Instant::now());
        state.heard = state.asked;
        Ok((state.serial, made))
    }

    /// The connection, once it is sure in which life it is.
    async fn known(&self, serial: u64, mut connected: Connected) -> Result<Connected, RedisError> {
        let heard = self.state().heard;
        if heard.is_some_and(|at| at.elapsed() < UNHEARD) {
            return Ok(connected);
        }
        match identity(&mut connected.connection).await {
            Ok(Identity { life, replica: _ }) => {
                connected.life = life;
                learn(&mut self.state(), serial, &connected);
                self.state().heard = Some(Instant::now());
                Ok(connected)
            }
            Err(error) => {
                self.judge(serial, &error);
                Err(error)
            }
        }
    }

    /// Asks now and then in the background whether the life is known by another name.
    fn ask_again(&self, serial: u64, connected: &Connected) {
        let mut state = self.state();
        if state.asked.is_some_and(|at| at.elapsed() < ASK_AGAIN) {
            return;
        }
        state.asked = Some(Instant::now());
        drop(state);
        let (state, mut connected) = (self.state.clone(), connected.clone());
        self.runtime.spawn(async move {
            if let Ok(Identity { life, replica: _ }) = identity(&mut connected.connection).await {
                connected.life = life;
                learn(&mut lock(&state), serial, &connected);
            }
        });
    }

    fn forget(&self, serial: u64) {
        let mut state = self.state();
        if state.serial == serial {
            state.made = None;
        }
    }

    /// After a connection failed, was silent for too long, or turned out to be one to a replica or to
    /// who has something no more, it is not used again.
    fn judge(&self, serial: u64, error: &RedisError) {
        if error.is_io_error() || error.is_unrecoverable_error() || is_no_master(error) {
            self.forget(serial);
        }
    }

    fn judge_all(&self, serial: u64, answers: &Result<Vec<Value>, RedisError>) {
        match answers {
            Ok(answers) => {
                let mut fine = true;
                for answer in answers {
                    if let Value::ServerError(error) = answer {
                        self.judge(serial, &error.clone().into());
                        fine = false;
                    }
                }
                if fine && self.peer.may_change() {
                    self.state().heard = Some(Instant::now());
                }
            }
            Err(error) => self.judge(serial, error),
        }
    }

    /// Waits for the connection, which goes on being made where this is too short.
    pub(super) async fn stands_within(&self, limit: Duration) -> Result<(), RedisError> {
        let late = (ErrorKind::Io, "a node is not connected yet");
        match timeout(limit, self.connection()).await {
            Ok(connection) => connection.map(drop),
            Err(_) => Err(late.into()),
        }
    }

    /// Carries an errand there and the answers back. What a single command fails with is among them.
    /// `asking` has a node of a cluster answer for a slot that is on its way to it.
    pub(super) async fn carry(
        &self,
        errand: &Errand<'_>,
        asking: bool,
    ) -> Result<Answered, RedisError> {
        let (serial, mut connected) = self.connection().await?;
        let life = connected.life.clone();
        let connection = &mut connected.connection;
        let named;
        let (commands, atomic) = match errand.words {
            Words::One(command) => (std::slice::from_ref(command), false),
            Words::All(commands) => (commands, false),
            Words::Atomic(commands) => (commands, true),
            Words::InLife(command) => {
                named = command(&life);
                (std::slice::from_ref(&named), false)
            }
        };
        let answers = match commands {
            [command] if !asking && !atomic => {
                let answer = connection.req_packed_command(command).await;
                answer.map(|answer| vec![answer])
            }
            commands => {
                let (calls, wanted) = packed(commands, atomic, asking);
                let answers = connection.req_packed_commands(&calls, 0, calls.len()).await;
                answers.map(|answers| wanted.of(answers))
            }
        };
        self.judge_all(serial, &answers);
        answers.map(|values| Answered { values, life })
    }

    /// Runs commands in one go. What one of them fails with is among the answers.
    pub(super) async fn run_all(&self, commands: &Pipeline) -> Result<Vec<Value>, RedisError> {
        let (serial, mut connected) = self.connection().await?;
        let answers = connected
            .connection
            .req_packed_commands(commands, 0, commands.len())
            .await;
        self.judge_all(serial, &answers);
        answers
    }
}

async fn make(peer: Peer, config: AsyncConnectionConfig) -> Result<Connected, RedisError> {
    let reached = peer.reach().await?;
    let mut connection = reached
        .client
        .get_multiplexed_async_connection_with_config(&config)
        .await?;
    let Identity { life, replica } = identity(&mut connection).await?;
    if replica && matches!(peer, Peer::Master(_)) {
        return Err((ErrorKind::Io, "the master that the sentinels name is none").into());
    }
    Ok(Connected {
        connection,
        life,
        reign: reached.reign,
    })
}

/// Takes in that a connection is known by another life.
fn learn(state: &mut State, serial: u64, connected: &Connected) {
    if state.serial == serial && state.made.is_some() {
        state.made = Some(ready(Ok(connected.clone())).boxed().shared());
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

pub(super) fn is_unknown_script(error: &RedisError) -> bool {
    error.kind() == ErrorKind::Server(ServerErrorKind::NoScript)
}

/// Said by a replica; by older ones in the words of the script's error.
fn is_no_master(error: &RedisError) -> bool {
    let kind = error.kind();
    kind == ErrorKind::Server(ServerErrorKind::ReadOnly)
        || kind == ErrorKind::Server(ServerErrorKind::Moved)
        || error.detail().is_some_and(|it| it.contains("READONLY"))
}

pub(super) fn unavailable(error: RedisError) -> JournalError {
    JournalError::Unavailable(Box::new(error))
}
