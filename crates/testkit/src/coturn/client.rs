//! A TURN client, small and real: what a browser says to its relay, without the browser.

use std::collections::VecDeque;
use std::fmt;
use std::net::SocketAddr;
use std::time::Duration;

use super::Coturn;
use super::credentials::{TurnCredentials, long_term_key};
use super::link::{Link, TurnTransport};
use super::wire::{
    ALLOCATE, CHANNEL_BIND, CHANNEL_NUMBER, CREATE_PERMISSION, DATA, DATA_INDICATION, ERROR,
    LIFETIME, Message, NONCE, REALM, REFRESH, REQUESTED_ADDRESS_FAMILY, REQUESTED_TRANSPORT, SEND,
    SUCCESS, USERNAME, XOR_MAPPED_ADDRESS, XOR_PEER_ADDRESS, XOR_RELAYED_ADDRESS,
};

const PATIENCE: Duration = Duration::from_secs(10);
const UDP: [u8; 4] = [17, 0, 0, 0];
const IPV6: [u8; 4] = [2, 0, 0, 0];

/// What the relay said instead of yes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TurnRefused {
    /// Such as 401 (not known), 403 (that peer never), 486 (too many already).
    pub code: u16,
    pub reason: String,
}

impl fmt::Display for TurnRefused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code, self.reason)
    }
}

/// An allocation on a relay. Dropped, its link ends; the relay gives it up by itself.
pub struct TurnClient {
    link: Link,
    credentials: TurnCredentials,
    realm: Vec<u8>,
    nonce: Vec<u8>,
    key: Vec<u8>,
    asked: u64,
    challenged: u32,
    relayed: Option<SocketAddr>,
    mapped: Option<SocketAddr>,
    channels: Vec<(u16, SocketAddr)>,
    arrived: VecDeque<(SocketAddr, Vec<u8>)>,
}

impl TurnClient {
    /// Asks for an allocation, first without and then with the credentials.
    ///
    /// # Errors
    /// The relay refuses.
    ///
    /// # Panics
    /// It does not answer.
    pub async fn allocate(
        server: &Coturn,
        transport: TurnTransport,
        credentials: &TurnCredentials,
    ) -> Result<Self, TurnRefused> {
        let address = server.address(transport);
        Self::allocate_at(server, address, transport, credentials).await
    }

    /// The same for an address that is relayed over IPv6.
    ///
    /// # Errors
    /// The relay refuses.
    ///
    /// # Panics
    /// It does not answer.
    pub async fn allocate_v6(
        server: &Coturn,
        transport: TurnTransport,
        credentials: &TurnCredentials,
    ) -> Result<Self, TurnRefused> {
        let address = server.address_v6(transport);
        Self::allocate_at(server, address, transport, credentials).await
    }

    async fn allocate_at(
        server: &Coturn,
        address: SocketAddr,
        transport: TurnTransport,
        credentials: &TurnCredentials,
    ) -> Result<Self, TurnRefused> {
        let link = Link::to(address, transport, &server.certificate()).await;
        let mut client = Self {
            link: link.expect("the relay takes a connection"),
            credentials: credentials.clone(),
            realm: Vec::new(),
            nonce: Vec::new(),
            key: Vec::new(),
            asked: 0,
            challenged: 0,
            relayed: None,
            mapped: None,
            channels: Vec::new(),
            arrived: VecDeque::new(),
        };
        let mut attributes = vec![(REQUESTED_TRANSPORT, UDP.to_vec())];
        if address.is_ipv6() {
            attributes.push((REQUESTED_ADDRESS_FAMILY, IPV6.to_vec()));
        }
        let answer = client.ask(ALLOCATE, &attributes, None).await?;
        client.relayed = answer.address(XOR_RELAYED_ADDRESS);
        client.mapped = answer.address(XOR_MAPPED_ADDRESS);
        Ok(client)
    }

    /// The address at which others reach this client.
    ///
    /// # Panics
    /// The relay named none.
    #[must_use]
    pub fn relayed(&self) -> SocketAddr {
        self.relayed.expect("an allocation has an address")
    }

    /// The address that the relay saw this client come from.
    ///
    /// # Panics
    /// The relay named none.
    #[must_use]
    pub fn mapped(&self) -> SocketAddr {
        self.mapped
            .expect("an allocation was asked for from somewhere")
    }

    /// How often the relay wanted another nonce: once, and again whenever one grew old.
    #[must_use]
    pub fn challenged(&self) -> u32 {
        self.challenged
    }

    /// Lets this peer's datagrams in, and ours out to it.
    ///
    /// # Errors
    /// The relay refuses: 403 for a peer that it never sends to.
    ///
    /// # Panics
    /// It does not answer.
    pub async fn permit(&mut self, peer: SocketAddr) -> Result<(), TurnRefused> {
        self.ask(CREATE_PERMISSION, &[], Some(peer)).await.map(drop)
    }

    /// The same, and a number (0x4000 and up) that stands for the peer from then on.
    ///
    /// # Errors
    /// As for `permit`.
    ///
    /// # Panics
    /// The relay does not answer.
    pub async fn bind(&mut self, channel: u16, peer: SocketAddr) -> Result<(), TurnRefused> {
        let [high, low] = channel.to_be_bytes();
        let number = [(CHANNEL_NUMBER, vec![high, low, 0, 0])];
        self.ask(CHANNEL_BIND, &number, Some(peer)).await?;
        self.channels.push((channel, peer));
        Ok(())
    }

    /// Keeps the allocation for `seconds`; 0 gives it up.
    ///
    /// # Errors
    /// The relay refuses.
    ///
    /// # Panics
    /// It does not answer.
    pub async fn refresh(&mut self, seconds: u32) -> Result<(), TurnRefused> {
        let lifetime = [(LIFETIME, seconds.to_be_bytes().to_vec())];
        self.ask(REFRESH, &lifetime, None).await.map(drop)
    }

    /// Sends a datagram to a peer, over its channel if it has one.
    ///
    /// # Panics
    /// The link is broken.
    pub async fn send(&mut self, peer: SocketAddr, data: &[u8]) {
        let bytes = match self.channels.iter().find(|(_, it)| *it == peer) {
            Some((channel, _)) => {
                let length = u16::try_from(data.len()).expect("a datagram is short");
                let mut bytes = channel.to_be_bytes().to_vec();
                bytes.extend_from_slice(&length.to_be_bytes());
                bytes.extend_from_slice(data);
                bytes
            }
            None => Message::new(SEND, self.transaction())
                .with_address(XOR_PEER_ADDRESS, peer)
                .with(DATA, data)
                .encode(),
        };
        self.link.send(&bytes).await.expect("the link holds");
    }

    /// The next datagram of a peer.
    ///
    /// # Panics
    /// None comes within ten seconds.
    pub async fn receive(&mut self) -> (SocketAddr, Vec<u8>) {
        loop {
            if let Some(arrived) = self.arrived.pop_front() {
                return arrived;
            }
            self.hear().await;
        }
    }

    /// Asks until it is answered by something else than a new nonce.
    async fn ask(
        &mut self,
        kind: u16,
        attributes: &[(u16, Vec<u8>)],
        peer: Option<SocketAddr>,
    ) -> Result<Message, TurnRefused> {
        loop {
            let signed = !self.key.is_empty();
            let answer = self.ask_once(kind, attributes, peer).await;
            if answer.kind == kind | SUCCESS {
                return Ok(answer);
            }
            let (code, reason) = answer.error().expect("a refusal has a code");
            if code == 438 || (code == 401 && !signed) {
                self.take_challenge(&answer);
                continue;
            }
            return Err(TurnRefused { code, reason });
        }
    }

    async fn ask_once(
        &mut self,
        kind: u16,
        attributes: &[(u16, Vec<u8>)],
        peer: Option<SocketAddr>,
    ) -> Message {
        let mut question = Message::new(kind, self.transaction());
        for (attribute, value) in attributes {
            question = question.with(*attribute, value.as_slice());
        }
        if let Some(peer) = peer {
            question = question.with_address(XOR_PEER_ADDRESS, peer);
        }
        let bytes = if self.key.is_empty() {
            question.encode()
        } else {
            question
                .clone()
                .with(USERNAME, self.credentials.username.as_bytes())
                .with(REALM, self.realm.as_slice())
                .with(NONCE, self.nonce.as_slice())
                .sign(&self.key)
        };
        self.link.send(&bytes).await.expect("the link holds");
        loop {
            if let Some(answer) = self.hear().await
                && answer.transaction == question.transaction
                && [kind | SUCCESS, kind | ERROR].contains(&answer.kind)
            {
                return answer;
            }
        }
    }

    fn take_challenge(&mut self, answer: &Message) {
        self.challenged += 1;
        self.realm = answer
            .get(REALM)
            .expect("a challenge names its realm")
            .into();
        self.nonce = answer.get(NONCE).expect("a challenge has a nonce").into();
        let realm = String::from_utf8_lossy(&self.realm);
        let TurnCredentials {
            username,
            credential,
        } = &self.credentials;
        self.key = long_term_key(username, &realm, credential).into();
    }

    /// Takes in what comes next: data is kept, an answer is given back.
    async fn hear(&mut self) -> Option<Message> {
        let bytes = tokio::time::timeout(PATIENCE, self.link.receive()).await;
        let bytes = bytes
            .expect("the relay speaks within 10 s")
            .expect("the link holds");
        if let Some(([a, b, _, _], data)) = bytes.split_first_chunk::<4>()
            && *a >= 0x40
        {
            let channel = u16::from_be_bytes([*a, *b]);
            let peer = self.channels.iter().find(|(it, _)| *it == channel);
            let (_, peer) = peer.expect("nobody speaks over a channel that is not bound");
            self.arrived.push_back((*peer, data.to_vec()));
            return None;
        }
        let message = Message::decode(&bytes)?;
        if message.kind == DATA_INDICATION {
            let peer = message.address(XOR_PEER_ADDRESS)?;
            self.arrived.push_back((peer, message.get(DATA)?.to_vec()));
            return None;
        }
        Some(message)
    }

    fn transaction(&mut self) -> [u8; 12] {
        self.asked += 1;
        let mut transaction = *b"conchtestkit";
        transaction[4..].copy_from_slice(&self.asked.to_be_bytes());
        transaction
    }
}
