//! What is asked of Redis at once, and how it may be asked again.

use deadpool_redis::redis::{Cmd, Pipeline, RedisError, Value, cmd, pipe};

use super::life::Life;
use super::scripts::Lua;

/// Commands about one journal or topic, sent in one go.
pub(super) struct Errand<'a> {
    pub(super) words: Words<'a>,
    /// The script that they run, for a Redis that does not know it.
    pub(super) script: Option<&'a Lua>,
    /// They do no harm when they are run twice.
    pub(super) twice: bool,
}

pub(super) enum Words<'a> {
    One(&'a Cmd),
    All(&'a [Cmd]),
    /// All or none of them.
    Atomic(&'a [Cmd]),
    /// A command that names the life of the Redis that it is sent to.
    InLife(&'a (dyn Fn(&Life) -> Cmd + Send + Sync)),
}

/// What Redis answers, each command for itself, and in which life.
pub(super) struct Answered {
    pub(super) values: Vec<Value>,
    pub(super) life: Life,
}

impl<'a> Errand<'a> {
    pub(super) const fn new(words: Words<'a>) -> Self {
        Self {
            words,
            script: None,
            twice: false,
        }
    }

    pub(super) const fn of(self, script: &'a Lua) -> Self {
        Self {
            script: Some(script),
            ..self
        }
    }

    pub(super) const fn twice(self) -> Self {
        Self {
            twice: true,
            ..self
        }
    }
}

impl Answered {
    /// The answers, if none of them is an error; else the first one that says why.
    pub(super) fn without_error(self) -> Result<Self, RedisError> {
        let Self { values, life } = self;
        let values = values.into_iter().map(Value::extract_error);
        Ok(Self {
            values: values.collect::<Result<_, _>>()?,
            life,
        })
    }

    /// The answer to a single command.
    pub(super) fn value(mut self) -> Value {
        self.values.pop().unwrap_or(Value::Nil)
    }
}

/// Commands in one go, for one that was named by `ASK` if `asking`, and which answers are wanted.
pub(super) fn packed(commands: &[Cmd], atomic: bool, asking: bool) -> (Pipeline, Wanted) {
    let mut calls = pipe();
    // It counts for the one command after it, and for all of a transaction.
    if asking && atomic {
        calls.add_command(cmd("ASKING"));
    }
    if atomic {
        calls.add_command(cmd("MULTI"));
    }
    for command in commands {
        if asking && !atomic {
            calls.add_command(cmd("ASKING"));
        }
        calls.add_command(command.clone());
    }
    if atomic {
        calls.add_command(cmd("EXEC"));
    }
    let wanted = match (atomic, asking) {
        (true, _) => Wanted::Transaction,
        (false, true) => Wanted::EverySecond,
        (false, false) => Wanted::All,
    };
    (calls, wanted)
}

/// Which answers matter.
pub(super) enum Wanted {
    All,
    /// Those after an `ASKING`.
    EverySecond,
    /// Why it was refused, or what the commands in it were answered.
    Transaction,
}

impl Wanted {
    pub(super) fn of(self, mut answers: Vec<Value>) -> Vec<Value> {
        match self {
            Self::All => answers,
            Self::EverySecond => answers.into_iter().skip(1).step_by(2).collect(),
            Self::Transaction => {
                let refused = |answer: &Value| matches!(answer, Value::ServerError(_));
                match (answers.iter().position(refused), answers.pop()) {
                    (None, Some(Value::Array(done))) => done,
                    (Some(refused), last) => {
                        answers.extend(last);
                        vec![answers.swap_remove(refused)]
                    }
                    (None, last) => last.into_iter().collect(),
                }
            }
        }
    }
}
