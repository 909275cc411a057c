//! What is asked of Redis about a journal.

mod history;

use std::time::Duration;

use bytes::Bytes;
use deadpool_redis::redis::{Cmd, FromRedisValue, RedisError, Value, cmd, from_redis_value};

use super::exchange::Exchange;
use super::life::Life;
use super::line::unavailable;
use super::scripts::{Lua, Scripts};
use crate::cursor::Cursor;
use crate::entry::{CompareAppend, Expected, Versioned};
use crate::error::JournalError;
use crate::settings::RedisSettings;

pub(super) use history::PAGE;

/// The journals as Redis keeps them.
pub(super) struct Store {
    pub(super) settings: RedisSettings,
    pub(super) lines: Exchange,
    pub(super) scripts: Scripts,
}

/// What a new writer is told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grant {
    pub(super) epoch: u64,
    pub(super) head: Cursor,
}

/// Shared entries were added.
#[derive(Debug, Clone, Copy)]
pub(super) struct Added {
    pub(super) before: Cursor,
    pub(super) head: Cursor,
}

/// What came of a compare-and-append.
pub(super) enum Compared {
    Added { version: u64, added: Added },
    Conflict(Option<Versioned>),
}

impl Store {
    /// The lease, what is known, and the entries; one slot of a cluster.
    pub(super) fn keys(&self, journal: &str) -> [String; 3] {
        ["lease", "meta", "log"].map(|part| self.name(journal, part))
    }

    /// Where the journal's growth is told.
    pub(super) fn channel(&self, journal: &str) -> String {
        self.name(journal, "grown")
    }

    fn name(&self, journal: &str, part: &str) -> String {
        format!("{}:{{{journal}}}:{part}", self.settings.prefix)
    }

    /// How long a writer's journal is kept.
    pub(super) fn idle_ms(&self) -> u64 {
        milliseconds(self.settings.idle)
    }

    /// Asks for the lease. Asked once more with the same token where the answer was lost.
    pub(super) async fn acquire(
        &self,
        journal: &str,
        token: &str,
        ttl_ms: u64,
    ) -> Result<Option<Grant>, JournalError> {
        let script = &self.scripts.acquire;
        let mut call = script.call(&self.keys(journal));
        call.arg(token).arg(ttl_ms).arg(self.idle_ms());
        let answer = match self.lines.run_script(journal, script, &call).await {
            Err(error) if error.is_io_error() => {
                self.lines.run_script(journal, script, &call).await
            }
            answer => answer,
        };
        let granted: Option<(u64, String)> = read(answer)?;
        let Some((epoch, head)) = granted else {
            return Ok(None);
        };
        Ok(Some(Grant {
            epoch,
            head: cursor(&head)?,
        }))
    }

    /// Gives back a lease that may have been granted without our hearing of it.
    pub(super) async fn abandon(&self, journal: &str, token: &str) -> Result<(), JournalError> {
        let script = &self.scripts.abandon;
        let mut call = script.call(&self.keys(journal));
        call.arg(token);
        self.lines
            .run_script(journal, script, &call)
            .await
            .map(drop)
            .map_err(unavailable)
    }

    pub(super) async fn append(
        &self,
        journal: &str,
        payloads: &[Bytes],
    ) -> Result<Added, JournalError> {
        let script = &self.scripts.append;
        let call = |life: &Life| {
            let mut call = self.shared_call(script, journal, life);
            for payload in payloads {
                call.arg(&payload[..]);
            }
            call
        };
        let answer = self.lines.run_script_in_life(journal, script, call).await;
        let added: Option<(String, String)> = read(answer)?;
        let (before, head) = added.ok_or(JournalError::Held)?;
        Ok(Added {
            before: cursor(&before)?,
            head: cursor(&head)?,
        })
    }

    pub(super) async fn compare_append(
        &self,
        journal: &str,
        expected: Expected,
        state: &[u8],
        outputs: &[Bytes],
    ) -> Result<Compared, JournalError> {
        let script = &self.scripts.compare_append;
        let confirmed = matches!(expected, Expected::Restored(_));
        let call = |life: &Life| {
            let mut call = self.shared_call(script, journal, life);
            call.arg(expected.version().unwrap_or(0))
                .arg(u8::from(confirmed))
                .arg(state);
            for output in outputs {
                call.arg(&output[..]);
            }
            call
        };
        let answer = self.lines.run_script_in_life(journal, script, call).await;
        let answer: Option<Vec<Bytes>> = read(answer)?;
        let answer = answer.ok_or(JournalError::Held)?;
        match &answer[..] {
            [outcome, version, before, head] if outcome == "appended" => {
                let added = Added {
                    before: cursor_of(before)?,
                    head: cursor_of(head)?,
                };
                Ok(Compared::Added {
                    version: number(version)?,
                    added,
                })
            }
            [outcome, version, state, restored] if outcome == "conflict" => {
                let stored = Versioned {
                    version: number(version)?,
                    state: state.clone(),
                    restored: !restored.is_empty(),
                };
                Ok(Compared::Conflict((stored.version > 0).then_some(stored)))
            }
            _ => Err(unexpected("a compare-and-append")),
        }
    }

    /// A call of a script that adds entries without a lease, which are to be added.
    fn shared_call(&self, script: &Lua, journal: &str, life: &Life) -> Cmd {
        let mut call = script.call(&self.keys(journal));
        call.arg(&**life)
            .arg(self.settings.clock.now_ms())
            .arg(milliseconds(self.settings.shared_idle))
            .arg(self.settings.max_entries)
            .arg(self.settings.max_bytes)
            .arg(self.channel(journal));
        call
    }

    pub(super) async fn state(&self, journal: &str) -> Result<Option<Versioned>, JournalError> {
        let [_, meta, _] = self.keys(journal);
        let mut ask = cmd("HMGET");
        ask.arg(meta).arg("version").arg("state").arg("vouched");
        let (answer, life) = self
            .lines
            .ask_in_life(journal, &ask)
            .await
            .map_err(unavailable)?;
        let (version, state, vouched): (Option<u64>, Option<Bytes>, Option<String>) =
            read(Ok(answer))?;
        let stored = version.zip(state);
        Ok(stored.map(|(version, state)| Versioned {
            version,
            state,
            restored: vouched.unwrap_or_default() != *life,
        }))
    }

    pub(super) async fn remove(&self, journal: &str) -> Result<(), JournalError> {
        let script = &self.scripts.remove;
        let mut call = script.call(&self.keys(journal));
        call.arg(milliseconds(self.settings.shared_idle))
            .arg(self.channel(journal));
        self.lines
            .run_script(journal, script, &call)
            .await
            .map_err(unavailable)?;
        Ok(())
    }

    pub(super) async fn ping(&self) -> Result<(), JournalError> {
        self.lines.ping().await.map_err(unavailable)
    }
}

fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

pub(super) fn read<T: FromRedisValue>(
    answer: Result<Value, RedisError>,
) -> Result<T, JournalError> {
    let value = answer.map_err(unavailable)?;
    from_redis_value(value).map_err(|error| JournalError::Unexpected(error.to_string()))
}

pub(super) fn cursor(text: &str) -> Result<Cursor, JournalError> {
    text.parse().map_err(|_| unexpected("a cursor"))
}

fn cursor_of(text: &[u8]) -> Result<Cursor, JournalError> {
    cursor(std::str::from_utf8(text).map_err(|_| unexpected("a cursor"))?)
}

fn number(text: &[u8]) -> Result<u64, JournalError> {
    let text = std::str::from_utf8(text).ok();
    text.and_then(|text| text.parse().ok())
        .ok_or_else(|| unexpected("a number"))
}

fn unexpected(what: &str) -> JournalError {
    JournalError::Unexpected(format!("{what} of another shape"))
}

/// As the caller of a compare-and-append sees it.
impl From<Compared> for CompareAppend {
    fn from(compared: Compared) -> Self {
        match compared {
            Compared::Added { version, added } => Self::Appended {
                version,
                head: added.head,
            },
            Compared::Conflict(stored) => Self::Conflict(stored),
        }
    }
}
