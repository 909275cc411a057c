//! The three things that are passed on.

use std::fmt;
use std::num::{NonZeroU64, NonZeroU128};

/// The length of a `traceparent` of version 00.
const LENGTH: usize = 55;

/// A trace, and the segment of it that something is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TraceContext {
    pub trace: NonZeroU128,
    pub segment: NonZeroU64,
    /// Somebody records this trace.
    pub is_recorded: bool,
}

impl TraceContext {
    /// Reads a `traceparent`. Of a version that is not known yet it reads what version 00 has, as the
    /// standard wants.
    #[must_use]
    pub fn parse(traceparent: &str) -> Option<Self> {
        let bytes = traceparent.as_bytes();
        let is_whole = match (bytes.len(), bytes.get(..2)?) {
            (_, b"ff") => false,
            (LENGTH, _) => true,
            (_, b"00") => false,
            (_, _) => bytes.get(LENGTH) == Some(&b'-'),
        };
        let separated = [2, 35, 52].iter().all(|&at| bytes.get(at) == Some(&b'-'));
        if !is_whole || !separated {
            return None;
        }
        hex(bytes, 0, 2)?;
        Some(Self {
            trace: NonZeroU128::new(hex(bytes, 3, 35)?)?,
            segment: NonZeroU64::new(hex(bytes, 36, 52)?.try_into().ok()?)?,
            is_recorded: hex(bytes, 53, 55)? & 1 == 1,
        })
    }

    /// A trace that begins here.
    #[must_use]
    pub fn begin() -> Self {
        Self {
            trace: NonZeroU128::new(rand::random()).unwrap_or(NonZeroU128::MIN),
            segment: some_segment(),
            is_recorded: false,
        }
    }

    /// Another segment of the same trace.
    #[must_use]
    pub fn next(self) -> Self {
        Self {
            segment: some_segment(),
            ..self
        }
    }

    /// The header that says it.
    #[must_use]
    pub fn traceparent(self) -> String {
        let Self {
            trace,
            segment,
            is_recorded,
        } = self;
        let flags = u8::from(is_recorded);
        format!("00-{trace:032x}-{segment:016x}-{flags:02x}")
    }

    /// The trace as logs name it: 32 digits in lower case.
    #[must_use]
    pub fn trace_id(self) -> impl fmt::Display {
        TraceId(self.trace)
    }
}

struct TraceId(NonZeroU128);

impl fmt::Display for TraceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

fn some_segment() -> NonZeroU64 {
    NonZeroU64::new(rand::random()).unwrap_or(NonZeroU64::MIN)
}

/// Digits of base 16, in lower case only, as the standard wants.
fn hex(bytes: &[u8], from: usize, to: usize) -> Option<u128> {
    bytes.get(from..to)?.iter().try_fold(0, |number, byte| {
        let digit = match byte {
            b'0'..=b'9' => byte - b'0',
            b'a'..=b'f' => byte - b'a' + 10,
            _ => return None,
        };
        Some(number << 4 | u128::from(digit))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";

    fn trace_of(header: &str) -> Option<String> {
        TraceContext::parse(header).map(|context| context.trace_id().to_string())
    }

    #[test]
    fn a_traceparent_is_read_and_written_as_it_came() {
        for flags in ["00", "01"] {
            let header = format!("00-{TRACE}-00f067aa0ba902b7-{flags}");
            let read = TraceContext::parse(&header).unwrap();
            assert_eq!(read.traceparent(), header);
            assert_eq!(read.is_recorded, flags == "01");
            assert_eq!(read.trace_id().to_string(), TRACE);
        }
    }

    #[test]
    fn a_later_version_is_read_as_far_as_it_is_known() {
        for header in [
            format!("cc-{TRACE}-00f067aa0ba902b7-01"),
            format!("cc-{TRACE}-00f067aa0ba902b7-01-what-the-future-holds"),
            format!("00-{TRACE}-00f067aa0ba902b7-ff"),
        ] {
            assert_eq!(trace_of(&header).as_deref(), Some(TRACE), "{header}");
        }
    }

    #[test]
    fn what_is_not_of_its_form_is_no_traceparent() {
        for header in [
            String::new(),
            format!("00-{TRACE}-00f067aa0ba902b7"),
            format!("00-{TRACE}-00f067aa0ba902b7-01-more"),
            format!("cc-{TRACE}-00f067aa0ba902b7-01.more"),
            format!("ff-{TRACE}-00f067aa0ba902b7-01"),
            format!("00-{}-00f067aa0ba902b7-01", "0".repeat(32)),
            format!("00-{TRACE}-0000000000000000-01"),
            format!("00-{}-00f067aa0ba902b7-01", TRACE.to_uppercase()),
            format!("00_{TRACE}-00f067aa0ba902b7-01"),
            format!("00-{TRACE}-00f067aa0ba9+2b7-01"),
        ] {
            assert_eq!(trace_of(&header), None, "{header}");
        }
    }

    proptest! {
        #[test]
        fn no_header_is_too_odd_to_be_looked_at(header in any::<String>()) {
            let _ = TraceContext::parse(&header);
        }
    }
}
