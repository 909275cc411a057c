#![doc = include_str!("../README.md")]

pub mod clock;
pub mod database;
pub mod duty;
pub mod error;
mod every;
pub mod health;
mod lag;
pub mod learning;
pub mod metrics_page;
pub mod outbox;
mod public_id;
pub mod run;
pub mod serve;
pub mod service;
pub mod settings;
pub mod shutdown;
pub mod telemetry;

pub use clock::{Clock, Ids};
pub use database::{Databases, begin_write};
pub use duty::Duty;
pub use error::HostError;
pub use every::Every;
pub use learning::{Learner, Learning};
pub use outbox::{Outbox, OutboxRunner};
pub use public_id::PublicId;
pub use run::{Assembly, Host, NoTools, Program, run, run_with_tools};
pub use serve::{Fallback, ServeOptions, Server, serve};
pub use service::{ReadyCheck, Service, TaskError};
pub use settings::{HostArgs, HostSettings, Listen, Secret, SettingError};
pub use shutdown::Shutdown;
