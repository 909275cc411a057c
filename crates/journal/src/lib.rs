#![doc = include_str!("../README.md")]

mod archive;
mod clock;
mod cursor;
mod entry;
mod error;
mod follower;
mod journals;
mod listen;
mod log;
mod memory;
mod redis;
mod settings;
mod topic;
mod writer;

pub use clock::Clock;
pub use cursor::{Cursor, InvalidCursor};
pub use entry::{CompareAppend, Entry, Expected, Versioned};
pub use error::{Fenced, FollowError, JournalError};
pub use follower::Follower;
pub use journals::Journals;
pub use redis::address::AddressError;
pub use settings::{MemorySettings, RedisSettings, TopicSettings};
pub use topic::{Backlog, Consumer, ConsumerError, Subscription, TopicEvent, Topics};
pub use writer::Writer;
