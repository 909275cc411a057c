//! A port that nobody uses.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, TcpListener, UdpSocket};

/// A free port of the loopback address. Somebody else may take it before you do; nobody here does.
#[must_use]
pub fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

/// Two free ports, one after the other, for TCP and UDP, on both loopback addresses; the first of
/// them. They lie below what the system lends, so that nobody gets one in passing.
#[must_use]
pub fn free_port_pair() -> u16 {
    let free = |port| {
        let hosts: [IpAddr; 2] = [Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()];
        hosts.into_iter().all(|host| {
            TcpListener::bind((host, port)).is_ok() && UdpSocket::bind((host, port)).is_ok()
        })
    };
    // what the system lends is as good as a die
    let drawn = || 30_000 + (free_port() % 1_350) * 2;
    std::iter::repeat_with(drawn)
        .take(1_000)
        .find(|port| free(*port) && free(*port + 1))
        .expect("two neighbouring ports that are free")
}
