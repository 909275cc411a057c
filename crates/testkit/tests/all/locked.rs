//! Whom the relay never sends to, as production runs it.

use testkit::{Coturn, RelayPeers, TurnClient, TurnTransport};

use super::{somewhere, valid};

/// First, some, and last of every special range.
const NEVER: &[&str] = &[
    "0.0.0.0",
    "0.255.255.255",
    "10.0.0.0",
    "10.1.2.3",
    "10.255.255.255",
    "100.64.0.0",
    "100.127.255.255",
    "127.0.0.0",
    "127.0.0.1",
    "127.255.255.255",
    "169.254.0.0",
    "169.254.169.254",
    "169.254.255.255",
    "172.16.0.0",
    "172.17.0.1",
    "172.31.255.255",
    "192.0.0.0",
    "192.0.0.170",
    "192.0.0.255",
    "192.0.2.1",
    "192.31.196.1",
    "192.52.193.1",
    "192.88.99.1",
    "192.168.0.0",
    "192.168.255.255",
    "192.175.48.1",
    "198.18.0.0",
    "198.19.255.255",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.0",
    "239.255.255.255",
    "240.0.0.0",
    "255.255.255.255",
];

const NEVER_V6: &[&str] = &[
    "::",
    "::1",
    // IPv4 in other clothes
    "::7f00:1",
    "::10.1.2.3",
    "::ffff:0.0.0.0",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "::ffff:172.17.0.1",
    "::ffff:192.168.1.1",
    "::ffff:9.9.9.9",
    "::ffff:255.255.255.255",
    "::ffff:0:127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::169.254.169.254",
    "64:ff9b::ffff:ffff",
    "64:ff9b:1::10.0.0.1",
    "64:ff9b:1:ffff:ffff:ffff:ffff:ffff",
    "2002:7f00:1::",
    "2002:a9fe:a9fe::1",
    "2001::1",
    // the rest
    "100::1",
    "100:0:0:1::1",
    "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff",
    "2001:db8::1",
    "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
    "2620:4f:8000::1",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd12:3456:789a::1",
    "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    "fe80::1",
    "febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    "fec0::1",
    "ff02::1",
    "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
];

/// Right beside them, and as public as can be.
const WHY_NOT: &[&str] = &[
    "1.1.1.1",
    "9.255.255.255",
    "11.0.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "126.255.255.255",
    "128.0.0.0",
    "169.253.255.255",
    "169.255.0.0",
    "172.15.255.255",
    "172.32.0.0",
    "192.0.1.0",
    "192.167.255.255",
    "192.169.0.0",
    "198.17.255.255",
    "198.20.0.0",
    "223.255.255.255",
];

const WHY_NOT_V6: &[&str] = &[
    "::1:0:0",
    "64:ff9b:2::1",
    "2001:200::1",
    "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff",
    "2001:db9::1",
    "2606:4700:4700::1111",
    "fbff::1",
    "fe7f:ffff::1",
];

/// What the relay says of each: 0 for yes, asked for by permission and by channel.
async fn verdicts(relay: &mut TurnClient, peers: &[&'static str]) -> Vec<(&'static str, u16, u16)> {
    let mut verdicts = Vec::new();
    for (number, ip) in (0x4000..).zip(peers) {
        let peer = somewhere(ip);
        let permitted = relay.permit(peer).await.err().map_or(0, |it| it.code);
        let bound = relay.bind(number, peer).await.err().map_or(0, |it| it.code);
        verdicts.push((*ip, permitted, bound));
    }
    verdicts
}

fn all(peers: &[&'static str], code: u16) -> Vec<(&'static str, u16, u16)> {
    peers.iter().map(|ip| (*ip, code, code)).collect()
}

#[tokio::test]
async fn production_never_sends_to_a_special_address() {
    let Some(coturn) = Coturn::start(RelayPeers::AsInProduction).await else {
        return;
    };
    for transport in [TurnTransport::Udp, TurnTransport::Tcp] {
        let mut v4 = TurnClient::allocate(&coturn, transport, &valid("v4"))
            .await
            .unwrap();
        assert_eq!(verdicts(&mut v4, NEVER).await, all(NEVER, 403));
        assert_eq!(verdicts(&mut v4, WHY_NOT).await, all(WHY_NOT, 0));
        let mut v6 = TurnClient::allocate_v6(&coturn, transport, &valid("v6"))
            .await
            .unwrap();
        assert!(v6.relayed().is_ipv6());
        assert_eq!(verdicts(&mut v6, NEVER_V6).await, all(NEVER_V6, 403));
        assert_eq!(verdicts(&mut v6, WHY_NOT_V6).await, all(WHY_NOT_V6, 0));
    }
}

#[tokio::test]
async fn neither_family_is_a_way_into_the_other() {
    let Some(coturn) = Coturn::start(RelayPeers::AsInProduction).await else {
        return;
    };
    let transport = TurnTransport::Udp;
    let mut v4 = TurnClient::allocate(&coturn, transport, &valid("v4"))
        .await
        .unwrap();
    let mut v6 = TurnClient::allocate_v6(&coturn, transport, &valid("v6"))
        .await
        .unwrap();
    for (_, permitted, bound) in verdicts(&mut v4, NEVER_V6).await {
        assert!([403, 443].contains(&permitted) && [403, 443].contains(&bound));
    }
    for (_, permitted, bound) in verdicts(&mut v6, NEVER).await {
        assert!([403, 443].contains(&permitted) && [403, 443].contains(&bound));
    }
}

#[tokio::test]
async fn it_is_the_configuration_that_refuses() {
    let Some(coturn) = Coturn::start(RelayPeers::Anybody).await else {
        return;
    };
    let transport = TurnTransport::Udp;
    let mut v4 = TurnClient::allocate(&coturn, transport, &valid("v4"))
        .await
        .unwrap();
    for ip in ["10.1.2.3", "127.0.0.1", "169.254.169.254"] {
        v4.permit(somewhere(ip)).await.unwrap();
    }
    let mut v6 = TurnClient::allocate_v6(&coturn, transport, &valid("v6"))
        .await
        .unwrap();
    for ip in ["::ffff:10.1.2.3", "64:ff9b::169.254.169.254", "fd00::1"] {
        v6.permit(somewhere(ip)).await.unwrap();
    }
}
