//! What people write down, and what it says at the end.

mod failures;
mod ids;
mod latency;
mod numbers;

pub use failures::{Failure, Failures};
pub use ids::{Ids, Place};
pub use latency::{Latency, Milliseconds};
pub use numbers::{Heard, Numbers};
