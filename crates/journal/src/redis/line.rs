//! A connection to Redis that many may use at once and that is made anew when it breaks.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use deadpool_redis::redis::aio::{ConnectionLike, MultiplexedConnection};
use deadpool_redis::redis::{
    AsyncConnectionConfig, Client, Cmd, ErrorKind, Pipeline, RedisError, ServerErrorKind, Value,
};
use futures::FutureExt;
use futures::future::{BoxFuture, Shared};
use tokio::runtime::Handle;
use tokio::time::Instant;

use super::scripts::Lua;
use crate::error::JournalError;

/// Who queued for a connection that could not be made need not try for themselves at once.
const ASIDE: Duration = Duration::from_millis(50);

/// A connection that is being made, or was.
type Made = Shared<BoxFuture<'static, Result<MultiplexedConnection, RedisError>>>;

/// The connection, while there is one.
pub(super) struct Line {
    client: Client,
    config: AsyncConnectionConfig,
    /// The runtime that lives as long as the process: a connection dies with the one it is made on.
    runtime: Handle,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    made: Option<Made>,
    /// Grows with each connection.
    serial: u64,
    refused: Option<(Instant, RedisError)>,
}

impl Line {
    /// A line whose commands must be answered within `response`; `None` lets them block.
    pub(super) fn new(
        client: Client,
        connect: Duration,
        response: Option<Duration>,
        runtime: Handle,
    ) -> Self {
        let config = AsyncConnectionConfig::new()
            .set_connection_timeout(Some(connect))
            .set_response_timeout(response);
        Self {
            client,
            config,
            runtime,
            state: Mutex::default(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn connection(&self) -> Result<(u64, MultiplexedConnection), RedisError> {
        let (serial, made) = self.made()?;
        match made.await {
            Ok(connection) => Ok((serial, connection)),
            Err(error) => {
                let mut state = self.state();
                if state.serial == serial {
                    state.made = None;
                    state.refused = Some((Instant::now(), error.clone()));
                }
                Err(error)
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
        let (client, config) = (self.client.clone(), self.config.clone());
        let making = self.runtime.spawn(async move {
            client
                .get_multiplexed_async_connection_with_config(&config)
                .await
        });
        let made = async move {
            let ended = (ErrorKind::Io, "the runtime of the connection has ended");
            making.await.unwrap_or_else(|_| Err(ended.into()))
        };
        let made = made.boxed().shared();
        state.serial += 1;
        state.made = Some(made.clone());
        Ok((state.serial, made))
    }

    /// After a connection failed, or was silent for too long, it is not used again.
    fn judge(&self, serial: u64, error: &RedisError) {
        if error.is_io_error() || error.is_unrecoverable_error() {
            let mut state = self.state();
            if state.serial == serial {
                state.made = None;
            }
        }
    }

    /// Runs one command.
    pub(super) async fn run(&self, command: &Cmd) -> Result<Value, RedisError> {
        let (serial, mut connection) = self.connection().await?;
        let answer = connection
            .req_packed_command(command)
            .await
            .and_then(Value::extract_error);
        if let Err(error) = &answer {
            self.judge(serial, error);
        }
        answer
    }

    /// Runs a command that does no harm when it is run twice: once more where the connection had
    /// broken unnoticed.
    pub(super) async fn ask(&self, command: &Cmd) -> Result<Value, RedisError> {
        match self.run(command).await {
            Err(error) if error.is_connection_dropped() => self.run(command).await,
            answer => answer,
        }
    }

    /// The same for commands in one go.
    pub(super) async fn ask_all(&self, commands: &Pipeline) -> Result<Vec<Value>, RedisError> {
        match self.run_all(commands).await {
            Err(error) if error.is_connection_dropped() => self.run_all(commands).await,
            answers => answers,
        }
    }

    /// Runs commands in one go. What one of them fails with is among the answers.
    pub(super) async fn run_all(&self, commands: &Pipeline) -> Result<Vec<Value>, RedisError> {
        let (serial, mut connection) = self.connection().await?;
        let answers = connection
            .req_packed_commands(commands, 0, commands.len())
            .await;
        if let Err(error) = &answers {
            self.judge(serial, error);
        }
        answers
    }

    /// Runs a script, loading it where Redis does not know it.
    pub(super) async fn run_script(&self, script: &Lua, call: &Cmd) -> Result<Value, RedisError> {
        match self.run(call).await {
            Err(error) if is_unknown_script(&error) => {
                self.run(&script.load()).await?;
                self.run(call).await
            }
            answer => answer,
        }
    }
}

pub(super) fn is_unknown_script(error: &RedisError) -> bool {
    error.kind() == ErrorKind::Server(ServerErrorKind::NoScript)
}

pub(super) fn unavailable(error: RedisError) -> JournalError {
    JournalError::Unavailable(Box::new(error))
}
