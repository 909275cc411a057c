//! A port that nobody uses.

use std::net::TcpListener;

/// A free port of the loopback address. Somebody else may take it before you do; nobody here does.
#[must_use]
pub fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}
