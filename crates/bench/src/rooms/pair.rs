//! Two who meet in a room.

use serde_json::json;

use super::server::Server;
use super::who::Who;
use super::wire::{Http, Wire, text};
use super::words::{Words, age};
use crate::BenchError;

/// Candidates of one side.
pub const CANDIDATES: usize = 20;

/// One side of a room.
pub struct End {
    pub wire: Wire,
    pub words: Words,
}

/// Both, each with a socket of its own.
pub struct Pair {
    pub host: End,
    pub guest: End,
    /// What the host says to let the guest in; where nobody needs to, nothing.
    admission: Option<Vec<u8>>,
}

/// Connections over which rooms are opened and knocked at.
pub struct Hand {
    host: Http,
    guest: Http,
}

impl Hand {
    pub async fn open(server: &Server) -> Result<Self, BenchError> {
        let [host, guest] = server.doors;
        Ok(Self {
            host: Http::open(host).await?,
            guest: Http::open(guest).await?,
        })
    }

    /// Has two people in a room, the guest not let in yet where there is a door.
    pub async fn meet(&mut self, server: &Server, room: usize) -> Result<Pair, BenchError> {
        match server.who {
            Who::Us | Who::UsAcross => self.meet_at_ours(server, room).await,
            Who::Peerjs => meet_at_peerjs(server, room).await,
            Who::Matchbox => meet_at_matchbox(server, room).await,
        }
    }

    async fn meet_at_ours(&mut self, server: &Server, room: usize) -> Result<Pair, BenchError> {
        let sessions = [format!("host-{room:08}"), format!("guest-{room:08}")];
        let opened = self.host.post("/api/rooms/", server.expert(room), "{}");
        let opened = opened.await?;
        let word = |name: &str| {
            opened
                .pointer(name)
                .and_then(|it| it.as_str())
                .unwrap_or("")
        };
        let path = format!("/api/rooms/{}/signal", word("/id"));
        let [host, guest] = server.doors;
        let mut host = sit(host, &path, word("/seatToken"), &sessions[0]).await?;
        let knock = json!({
            "invite": word("/invite/token"),
            "nickname": "바다",
            "worry": "이직이 고민이에요",
            "camera": true,
            "microphone": true,
        });
        let door = format!("/api/rooms/{}/knock", word("/id"));
        let knocked = self.guest.post(&door, "", &knock.to_string()).await?;
        let word = |name: &str| knocked[name].as_str().unwrap_or("");
        let guest = sit(guest, &path, word("seatToken"), &sessions[1]).await?;
        until(&mut host, &sessions[1]).await?;
        let admit = json!({"type": "admit", "seat": word("seat")});
        Ok(Pair {
            host: End::new(server.who, host, &sessions[1], false),
            guest: End::new(server.who, guest, &sessions[0], true),
            admission: Some(text(&admit.to_string())),
        })
    }
}

/// Opens a socket, says hello and hears the welcome.
async fn sit(
    address: std::net::SocketAddr,
    path: &str,
    token: &str,
    session: &str,
) -> Result<Wire, BenchError> {
    let headers = format!("origin: http://{address}\r\nsec-websocket-protocol: conch.v1\r\n");
    let mut wire = Wire::open(address, path, &headers).await?;
    let hello = json!({"type": "hello", "seatToken": token, "session": session});
    wire.send(&text(&hello.to_string())).await?;
    until(&mut wire, "\"welcome\"").await?;
    Ok(wire)
}

async fn meet_at_peerjs(server: &Server, room: usize) -> Result<Pair, BenchError> {
    let names = [format!("host-{room:08}"), format!("guest-{room:08}")];
    let mut wires = Vec::new();
    for (name, address) in names.iter().zip(server.doors) {
        let path = format!("/peerjs?key=peerjs&id={name}&token=t{room:08}&version=1.5.4");
        let mut wire = Wire::open(address, &path, "").await?;
        until(&mut wire, "\"OPEN\"").await?;
        wires.push(wire);
    }
    pair(server.who, wires, names)
}

async fn meet_at_matchbox(server: &Server, room: usize) -> Result<Pair, BenchError> {
    let (mut wires, mut names) = (Vec::new(), Vec::new());
    for address in server.doors {
        let mut wire = Wire::open(address, &format!("/room-{room}"), "").await?;
        let assigned = until(&mut wire, "IdAssigned").await?;
        names.push(assigned.split('"').nth(3).unwrap_or("").to_owned());
        wires.push(wire);
    }
    if let Some(host) = wires.first_mut() {
        until(host, "NewPeer").await?;
    }
    let names = names.try_into().unwrap_or_default();
    pair(server.who, wires, names)
}

fn pair(who: Who, wires: Vec<Wire>, names: [String; 2]) -> Result<Pair, BenchError> {
    let two = <[Wire; 2]>::try_from(wires).ok();
    let [host, guest] = two.ok_or_else(|| BenchError::Load("two were to meet".into()))?;
    Ok(Pair {
        host: End::new(who, host, &names[1], false),
        guest: End::new(who, guest, &names[0], true),
        admission: None,
    })
}

/// Reads on until something with these words comes.
async fn until(wire: &mut Wire, words: &str) -> Result<String, BenchError> {
    loop {
        let heard = wire.next().await?;
        if memchr::memmem::find(&heard, words.as_bytes()).is_some() {
            return Ok(String::from_utf8_lossy(&heard).into_owned());
        }
    }
}

impl End {
    fn new(who: Who, wire: Wire, other: &str, offers: bool) -> Self {
        Self {
            wire,
            words: Words::new(who, other, offers),
        }
    }

    /// Says what a connection needs: a description, and candidates as they are found.
    pub async fn say_all(&mut self) -> Result<(), BenchError> {
        self.wire.send(self.words.description.now()).await?;
        for _ in 0..CANDIDATES {
            self.wire.send(self.words.candidate.now()).await?;
        }
        Ok(())
    }

    /// Hears so much of the other.
    pub async fn hear(&mut self, messages: usize) -> Result<(), BenchError> {
        let mut heard = 0;
        while heard < messages {
            heard += usize::from(age(&self.wire.next().await?).is_some());
        }
        Ok(())
    }
}

impl Pair {
    /// The offer waits at the door; the answer follows the word that lets its sender in.
    pub async fn negotiate(&mut self) -> Result<(), BenchError> {
        self.guest.say_all().await?;
        self.host.hear(1 + CANDIDATES).await?;
        if let Some(admission) = self.admission.take() {
            self.host.wire.send(&admission).await?;
        }
        self.host.say_all().await?;
        self.guest.hear(1 + CANDIDATES).await
    }

    /// Lets the guest in, and waits until both have heard of it.
    pub async fn admit(&mut self) -> Result<(), BenchError> {
        let Some(admission) = self.admission.take() else {
            return Ok(());
        };
        self.host.wire.send(&admission).await?;
        for end in [&mut self.host, &mut self.guest] {
            until(&mut end.wire, "\"admitted\"").await?;
        }
        Ok(())
    }
}
