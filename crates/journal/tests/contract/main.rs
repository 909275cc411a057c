//! One contract, kept by every adapter; and what only the one over Redis has to keep.

mod fixture;

mod close;
mod gone;
mod guarantee;
mod redis;
mod shared;
mod single_writer;
mod topics;
