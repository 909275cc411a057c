//! Processes that we start, and what the kernel knows about them.

mod cpu;
mod kept;
mod resident;
mod tree;

pub use cpu::CpuMeter;
pub use kept::{Kept, Place, free_port, pin_self, raise_open_files};
pub use resident::{most_resident_bytes, resident_bytes};
pub use tree::tree_of;
