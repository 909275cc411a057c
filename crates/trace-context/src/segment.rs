//! A stretch of work.

use std::borrow::Cow;
use std::num::NonZeroU64;
use std::time::{Instant, SystemTime};

use crate::context::TraceContext;
use crate::recorder::{Kind, Segmented, Value, recorder};

/// Some work, from the moment when this is made to the moment when it is dropped.
#[derive(Debug)]
pub struct Segment {
    context: TraceContext,
    /// What is recorded of it, if anything is.
    sheet: Option<Box<Sheet>>,
}

#[derive(Debug)]
struct Sheet {
    parent: Option<NonZeroU64>,
    kind: Kind,
    name: Cow<'static, str>,
    begun: SystemTime,
    since: Instant,
    notes: Vec<(&'static str, Value)>,
    failure: Option<Cow<'static, str>>,
}

impl Segment {
    /// Begins one within `parent`, or a trace with it.
    #[must_use]
    pub fn begin(parent: Option<TraceContext>, kind: Kind, name: &'static str) -> Self {
        let mut context = parent.map_or_else(TraceContext::begin, TraceContext::next);
        let Some(recorder) = recorder() else {
            let sheet = None;
            return Self { context, sheet };
        };
        context.is_recorded = recorder.wants(context.trace);
        let sheet = context
            .is_recorded
            .then(|| Box::new(Sheet::new(parent, kind, name)));
        Self { context, sheet }
    }

    /// What runs as a part of it runs within this.
    #[must_use]
    pub fn context(&self) -> TraceContext {
        self.context
    }

    /// Calls it by a better name.
    pub fn rename(&mut self, name: impl FnOnce() -> String) {
        if let Some(sheet) = &mut self.sheet {
            sheet.name = name().into();
        }
    }

    /// Notes something; `value` is asked only if that is recorded. Never a person's words.
    pub fn note<V: Into<Value>>(&mut self, key: &'static str, value: impl FnOnce() -> V) {
        if let Some(sheet) = &mut self.sheet {
            sheet.notes.push((key, value().into()));
        }
    }

    /// It did not go well; `code` says why, in a word.
    pub fn fail(&mut self, code: impl Into<Cow<'static, str>>) {
        if let Some(sheet) = &mut self.sheet {
            sheet.failure = Some(code.into());
        }
    }

    /// It is not worth being recorded.
    pub fn forget(&mut self) {
        self.sheet = None;
    }
}

impl Sheet {
    #[expect(
        clippy::disallowed_methods,
        reason = "when it was, for who looks at traces: nothing is decided by it"
    )]
    fn new(parent: Option<TraceContext>, kind: Kind, name: &'static str) -> Self {
        Self {
            parent: parent.map(|parent| parent.segment),
            kind,
            name: name.into(),
            begun: SystemTime::now(),
            since: Instant::now(),
            notes: Vec::new(),
            failure: None,
        }
    }
}

impl Drop for Segment {
    fn drop(&mut self) {
        let (Some(sheet), Some(recorder)) = (self.sheet.take(), recorder()) else {
            return;
        };
        let Sheet {
            parent,
            kind,
            name,
            begun,
            since,
            notes,
            failure,
        } = *sheet;
        recorder.take(Segmented {
            context: self.context,
            parent,
            kind,
            name,
            begun,
            ended: begun + since.elapsed(),
            notes,
            failure,
        });
    }
}
