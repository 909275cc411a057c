#![doc = include_str!("../README.md")]

pub mod body;
pub mod boundary;
pub mod client_address;
pub mod conditional;
pub mod fallback;
pub mod json;
pub mod kind;
pub mod limit;
pub mod origin;
pub mod path;
pub mod problem;
pub mod query;
pub mod request_id;
pub mod security_headers;
pub mod sse;
pub mod stream_slots;

pub use boundary::boundary;
pub use client_address::{ClientAddress, TrustedProxies};
pub use json::{Json, JsonLimit};
pub use kind::ErrorKind;
pub use limit::{AddressLimit, Limited, Limiter, limit_by_address};
pub use origin::{OriginPolicy, refuse_cross_origin};
pub use path::Path;
pub use problem::{Fault, FieldFault, Problem, ProblemDocument};
pub use query::Query;
pub use request_id::RequestId;
pub use security_headers::security_headers;
pub use sse::{EventSource, Progress, StreamOptions, event_stream, write_frame};
pub use stream_slots::{StreamSlot, StreamSlots};
