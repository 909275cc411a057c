//! One round of the courier: what it takes along, and what Redis says to it.

use std::sync::Arc;

use deadpool_redis::redis::{Cmd, RedisError, Value, from_redis_value};
use tokio::time::Instant;
use tracing::{debug, warn};

use super::Courier;
use crate::log::Batch;
use crate::redis::line::is_unknown_script;
use crate::redis::session::{Over, Session};
use crate::redis::store::cursor;

/// What a session is sent with.
struct Parcel {
    session: Arc<Session>,
    batch: Batch,
    release: bool,
    renew: bool,
}

impl Courier {
    /// Sends what these sessions have, and does what the answers demand.
    pub(super) async fn send(&self, sessions: &[Arc<Session>]) {
        let mut parcels = Vec::with_capacity(sessions.len());
        let mut calls = Vec::with_capacity(sessions.len());
        for session in sessions {
            let mut duty = session.duty();
            duty.queued = false;
            let batch = session.log.unsent();
            let release = duty.closing && batch.all;
            let rebuild = duty.rebuild;
            // somewhat before it is due by itself: then no batch goes for that alone
            let renew = duty.renewed.elapsed() >= session.ttl / 4;
            drop(duty);
            if session.is_over() {
                continue;
            }
            let parcel = Parcel {
                session: session.clone(),
                batch,
                release,
                renew,
            };
            calls.push((session.journal.as_str(), self.call(&parcel, rebuild)));
            parcels.push(parcel);
        }
        if parcels.is_empty() {
            return;
        }
        let answers = self.lines.run_each(calls).await;
        for (parcel, answer) in parcels.into_iter().zip(answers) {
            self.settle(parcel, answer).await;
        }
    }

    fn call(&self, parcel: &Parcel, rebuild: bool) -> Cmd {
        let Parcel {
            session,
            batch,
            release,
            renew,
        } = parcel;
        let settings = &self.store.settings;
        let ttl = u64::try_from(session.ttl.as_millis()).unwrap_or(u64::MAX);
        let fate = match (release, renew) {
            (true, _) => "give back",
            (false, true) => "renew",
            (false, false) => "leave",
        };
        let first = batch.entries.first().map(|entry| entry.cursor);
        let (epoch, number) = first.map_or((session.epoch, 1), |at| (at.epoch, at.number));
        let mut call = self
            .store
            .scripts
            .write
            .call(&self.store.keys(&session.journal));
        call.arg(&session.token)
            .arg(session.epoch)
            .arg(ttl)
            .arg(fate);
        call.arg(self.store.idle_ms())
            .arg(settings.max_entries)
            .arg(settings.max_bytes);
        call.arg(self.store.channel(&session.journal))
            .arg(batch.before.to_string());
        call.arg(u8::from(rebuild)).arg(epoch).arg(number);
        for entry in &batch.entries {
            call.arg(&entry.payload[..]);
        }
        call
    }

    /// Does what an answer demands.
    async fn settle(&self, parcel: Parcel, answer: Result<Value, RedisError>) {
        let Parcel {
            session,
            batch,
            release,
            renew,
        } = parcel;
        let answer = answer.and_then(|answer| {
            from_redis_value::<(String, String)>(answer).map_err(RedisError::from)
        });
        let (verdict, head) = match answer {
            Ok(answer) => answer,
            Err(error) => return self.refuse(&session, &error).await,
        };
        match verdict.as_str() {
            "stored" => {
                let left = session.log.acknowledge(session.epoch, batch.upto);
                let mut duty = session.duty();
                duty.rebuild = false;
                if renew {
                    duty.renewed = Instant::now();
                }
                let more = left > 0 || duty.closing;
                drop(duty);
                session.has_stored(batch.upto);
                if release {
                    self.end(&session, Over::Released);
                } else if more {
                    self.queue(&session);
                }
                if !batch.all {
                    // Much has gathered: there is nothing to wait for.
                    self.hurry();
                }
            }
            "fenced" => {
                warn!(
                    journal = session.journal,
                    epoch = session.epoch,
                    "lease lost"
                );
                self.end(&session, Over::Lost);
            }
            _ => {
                // Redis has lost entries that it had taken. They are still at hand.
                let known = cursor(&head).is_ok_and(|head| session.log.resend_after(head));
                warn!(
                    journal = session.journal,
                    head, known, "redis lost entries, sent again"
                );
                session.duty().rebuild = !known;
                self.queue(&session);
            }
        }
    }

    /// Has what was not taken sent again later; at once where only the script was unknown.
    async fn refuse(&self, session: &Arc<Session>, error: &RedisError) {
        if is_unknown_script(error) {
            let load = self.store.scripts.write.load();
            if self.lines.run(&session.journal, &load).await.is_ok() {
                self.queue(session);
                return;
            }
        }
        if error.is_io_error() {
            debug!(journal = session.journal, %error, "redis takes no entries");
        } else {
            warn!(journal = session.journal, %error, "redis refused entries");
        }
        if !session.is_over() && !std::mem::replace(&mut session.duty().queued, true) {
            self.refused().push(session.clone());
        }
    }
}
