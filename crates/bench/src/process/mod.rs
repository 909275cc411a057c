//! Processes that we start, and what the kernel knows about them.

mod cpu;
mod kept;
mod resident;
mod tree;

pub use cpu::CpuMeter;
pub use kept::{Kept, Place, free_port, pin_self};
pub use resident::resident_bytes;
pub use tree::tree_of;
