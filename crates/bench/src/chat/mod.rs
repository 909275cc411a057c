//! Streams of a chat: every target at every size, in rounds.

mod bench;
mod round;
mod summary;
mod table;

pub use bench::{ChatPlan, run};
pub use round::{Round, Sample};
pub use summary::{Figures, Report, SizeReport};
pub use table::table;
