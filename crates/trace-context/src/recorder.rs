//! Who keeps segments, where somebody does.

use std::borrow::Cow;
use std::num::{NonZeroU64, NonZeroU128};
use std::sync::OnceLock;
use std::time::SystemTime;

use crate::context::TraceContext;

static RECORDER: OnceLock<Box<dyn Recorder>> = OnceLock::new();

/// Keeps segments, or sends them to who does.
pub trait Recorder: Send + Sync + 'static {
    /// Whether a trace is recorded; the same for a trace in every process.
    fn wants(&self, trace: NonZeroU128) -> bool;

    /// Takes a segment that has ended. Called where the work was done: it must not wait.
    fn take(&self, segment: Segmented);
}

/// A segment that has ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Segmented {
    pub context: TraceContext,
    /// The segment that this one was begun in, unless the trace began here.
    pub parent: Option<NonZeroU64>,
    pub kind: Kind,
    pub name: Cow<'static, str>,
    pub begun: SystemTime,
    pub ended: SystemTime,
    /// Never a person's words.
    pub notes: Vec<(&'static str, Value)>,
    /// Why it failed, if it did: a code.
    pub failure: Option<Cow<'static, str>>,
}

/// On which side of a call a segment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// We were asked.
    Server,
    /// We ask.
    Client,
    /// Neither.
    Internal,
}

/// Something noted about a segment.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Number(i64),
    Text(Cow<'static, str>),
}

impl From<&'static str> for Value {
    fn from(text: &'static str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<u16> for Value {
    fn from(number: u16) -> Self {
        Self::Number(number.into())
    }
}

/// Has this process record by `recorder` from now on. Whether it does: the first one stays.
pub fn record_by(recorder: impl Recorder) -> bool {
    RECORDER.set(Box::new(recorder)).is_ok()
}

pub(crate) fn recorder() -> Option<&'static dyn Recorder> {
    RECORDER.get().map(Box::as_ref)
}
