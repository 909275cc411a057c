//! Kakao: `kauth` signs people in, `kapi` says who they are. Two hosts, two kinds of errors.

mod authorize;
mod discovery;
mod profile;
mod token;

pub use authorize::authorize;
pub use discovery::{discovery, keys};
pub use profile::{user, userinfo};
pub use token::token;
