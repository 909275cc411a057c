#![doc = include_str!("../README.md")]

mod context;
mod here;
mod recorder;
mod segment;

pub use context::TraceContext;
pub use here::{Within, enter, here, within};
pub use recorder::{Kind, Recorder, Segmented, Value, record_by};
pub use segment::Segment;
