#![doc = include_str!("../README.md")]

mod admission;
mod answer;
mod cards;
mod counts;
mod event;
mod http;
mod player;
mod rejection;
mod route;
mod scenario;
mod script;
mod server;
mod settings;
mod sim;
pub mod stamp;

pub use counts::Counts;
pub use scenario::{SCENARIOS, Scenario, ScenarioList, UnknownScenario};
pub use server::{ClovaSim, Running};
pub use settings::{Framing, Pace, SimSettings};
pub use sim::Recorded;
