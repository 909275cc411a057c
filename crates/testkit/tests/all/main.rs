//! The relay: who may use it, and whom it never sends to.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::net::SocketAddr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use testkit::{
    Coturn, RelayPeers, TurnClient, TurnCredentials, TurnTransport, eventually, turn_credentials,
};

mod locked;

#[expect(
    clippy::disallowed_methods,
    reason = "coturn reads the machine's clock"
)]
fn seconds_from_now(seconds: u64) -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    now.as_secs() + seconds
}

fn valid(user: &str) -> TurnCredentials {
    turn_credentials(Coturn::SECRET, user, seconds_from_now(600))
}

#[tokio::test]
async fn two_allocations_speak_to_each_other_by_every_transport() {
    let Some(coturn) = Coturn::start(RelayPeers::Anybody).await else {
        return;
    };
    for transport in [TurnTransport::Udp, TurnTransport::Tcp, TurnTransport::Tls] {
        let mut one = TurnClient::allocate(&coturn, transport, &valid("one"))
            .await
            .unwrap();
        let mut other = TurnClient::allocate(&coturn, TurnTransport::Udp, &valid("other"))
            .await
            .unwrap();
        assert_ne!(one.relayed(), other.relayed());
        assert!(one.mapped().ip().is_loopback());
        one.permit(other.relayed()).await.unwrap();
        other.bind(0x4001, one.relayed()).await.unwrap();

        one.send(other.relayed(), "소라".as_bytes()).await;
        let (from, heard) = other.receive().await;
        assert_eq!((from, heard.as_slice()), (one.relayed(), "소라".as_bytes()));

        // over a channel, and of a length that needs padding
        other.send(one.relayed(), b"five!").await;
        let (from, heard) = one.receive().await;
        assert_eq!(
            (from, heard.as_slice()),
            (other.relayed(), b"five!".as_slice())
        );
    }
}

#[tokio::test]
async fn nothing_comes_in_from_a_peer_that_was_not_permitted() {
    let Some(coturn) = Coturn::start(RelayPeers::Anybody).await else {
        return;
    };
    let transport = TurnTransport::Udp;
    let mut host = TurnClient::allocate(&coturn, transport, &valid("host"))
        .await
        .unwrap();
    // peers are told apart by their address alone, not its port: a stranger needs another one
    let stranger = tokio::net::UdpSocket::bind("127.0.0.9:0").await.unwrap();
    let mut friend = TurnClient::allocate(&coturn, transport, &valid("friend"))
        .await
        .unwrap();
    host.permit(friend.relayed()).await.unwrap();
    friend.permit(host.relayed()).await.unwrap();
    stranger.send_to(b"stranger", host.relayed()).await.unwrap();
    friend.send(host.relayed(), b"friend").await;
    assert_eq!(host.receive().await, (friend.relayed(), b"friend".to_vec()));
}

#[tokio::test]
async fn whoever_shows_no_valid_credential_gets_nothing() {
    let Some(coturn) = Coturn::start(RelayPeers::AsInProduction).await else {
        return;
    };
    let good = valid("seat");
    let of_another = valid("another").credential;
    let forged = [
        (
            "expired",
            turn_credentials(Coturn::SECRET, "seat", seconds_from_now(0) - 60),
        ),
        (
            "of another secret",
            turn_credentials("guessed", "seat", seconds_from_now(600)),
        ),
        (
            "of another user",
            TurnCredentials {
                credential: of_another,
                ..good.clone()
            },
        ),
        (
            "prolonged",
            TurnCredentials {
                username: format!("{}:seat", seconds_from_now(7200)),
                credential: good.credential.clone(),
            },
        ),
        (
            "empty",
            TurnCredentials {
                credential: String::new(),
                ..good.clone()
            },
        ),
        (
            "without a time",
            TurnCredentials {
                username: "seat".into(),
                ..good.clone()
            },
        ),
    ];
    for transport in [TurnTransport::Udp, TurnTransport::Tcp, TurnTransport::Tls] {
        for (what, credentials) in &forged {
            let refused = TurnClient::allocate(&coturn, transport, credentials).await;
            let code = refused.err().map(|it| it.code);
            assert_eq!(code, Some(401), "{what} by {transport:?}");
        }
        TurnClient::allocate(&coturn, transport, &good)
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn an_allocation_outlives_the_credential_that_made_it() {
    // here nonces grow old in a second: what a call of more than ten minutes meets in production
    let Some(coturn) = Coturn::start(RelayPeers::Anybody).await else {
        return;
    };
    let short = turn_credentials(Coturn::SECRET, "seat", seconds_from_now(3));
    let transport = TurnTransport::Udp;
    let mut call = TurnClient::allocate(&coturn, transport, &short)
        .await
        .unwrap();
    let before = call.challenged();
    let expired = || async {
        let again = TurnClient::allocate(&coturn, transport, &short).await;
        again.err().filter(|refused| refused.code == 401)
    };
    eventually("the credential expires", Duration::from_secs(10), expired).await;
    call.refresh(600).await.unwrap();
    assert!(call.challenged() > before, "its nonce was still good");
    call.permit(somewhere("9.9.9.9")).await.unwrap();
}

#[tokio::test]
async fn one_seat_cannot_take_all_of_it() {
    let Some(coturn) = Coturn::start(RelayPeers::AsInProduction).await else {
        return;
    };
    let mut taken = Vec::new();
    let refused = loop {
        // another credential of the same seat is the same seat
        let expiry = seconds_from_now(600 + taken.len() as u64);
        let credentials = turn_credentials(Coturn::SECRET, "greedy", expiry);
        match TurnClient::allocate(&coturn, TurnTransport::Udp, &credentials).await {
            Ok(one) => taken.push(one),
            Err(refused) => break refused,
        }
        assert!(taken.len() < 100, "no end to it");
    };
    assert_eq!((refused.code, taken.len()), (486, 64));
    let other = TurnClient::allocate(&coturn, TurnTransport::Udp, &valid("modest")).await;
    other.unwrap();
}

fn somewhere(ip: &str) -> SocketAddr {
    SocketAddr::new(ip.parse().unwrap(), 9)
}
