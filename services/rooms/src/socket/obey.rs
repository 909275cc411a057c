//! What a page says, and what is done about it: each signal against the seat that it comes from.

use bytes::Bytes;
use bytestring::ByteString;
use futures::FutureExt;
use http_kit::Fault;
use http_kit::ws::Socket;
use proto_events::error::ErrorCode;
use proto_events::signal::{Address, ClientSignal, Description, IceCandidate, ServerSignal, close};

use super::{End, Seated, passage, say, unavailable};
use crate::entry;
use crate::fault::RoomFault;
use crate::room::{Input, Refusal, SeatId, is_relayed, without_direct_candidates};

/// A burst is passed on as one: an offer and its candidates, rarely more.
const BURST: usize = 64;
/// Longest word to somebody who is asked to wait, in characters.
const HOLD_WORD: usize = 200;

impl Seated<'_> {
    /// Obeys a frame, and those that came with it.
    pub(super) async fn obey_all(
        &mut self,
        socket: &mut Socket,
        first: &ByteString,
    ) -> Result<(), End> {
        let mut negotiated = Vec::new();
        let mut result = self.obey(socket, first, &mut negotiated).await;
        while result.is_ok()
            && negotiated.len() < BURST
            && let Some(Some(next)) = socket.next().now_or_never()
        {
            result = self.obey(socket, &next, &mut negotiated).await;
        }
        self.relay(&mut negotiated).await?;
        result
    }

    async fn obey(
        &mut self,
        socket: &mut Socket,
        text: &str,
        negotiated: &mut Vec<Bytes>,
    ) -> Result<(), End> {
        // what hides addresses has to read them
        let as_written = passage::meant_for(text).filter(|_| !self.view.relay_only);
        let done = match as_written {
            Some(to) => self.pass(to, text, negotiated),
            None => Box::pin(self.obey_other(socket, text, negotiated)).await?,
        };
        match done {
            Ok(()) => Ok(()),
            Err(fault) => Box::pin(explain(socket, fault)).await,
        }
    }

    /// Anything but what is negotiated.
    async fn obey_other(
        &mut self,
        socket: &mut Socket,
        text: &str,
        negotiated: &mut Vec<Bytes>,
    ) -> Result<Result<(), RoomFault>, End> {
        let Ok(signal) = serde_json::from_str::<ClientSignal>(text) else {
            return Err(misbehaved(socket, "this is no signal").await);
        };
        match signal {
            ClientSignal::Hello { .. } => {
                return Err(misbehaved(socket, "hello was said already").await);
            }
            ClientSignal::Describe {
                address,
                description,
            } => Ok(self.negotiate(address, Said::Description(description), negotiated)),
            ClientSignal::Candidate { address, candidate } => {
                Ok(self.negotiate(address, Said::Candidate(candidate), negotiated))
            }
            ClientSignal::Ping => {
                // what was sent before it is kept when it is answered
                self.relay(negotiated).await?;
                say(socket, &ServerSignal::Pong).await.map(Ok)
            }
            ClientSignal::Leave => {
                self.relay(negotiated).await?;
                self.leave().await.map(Ok)
            }
            ClientSignal::Admit { seat } => self.decide(Decision::Admit, &seat, negotiated).await,
            ClientSignal::Deny { seat, block } => {
                self.decide(Decision::Deny { block }, &seat, negotiated)
                    .await
            }
            ClientSignal::Hold { seat, message } => {
                self.decide(Decision::Hold(message), &seat, negotiated)
                    .await
            }
        }
    }

    /// Puts something negotiated among what is passed on, as it is written.
    fn pass(&self, to: &str, text: &str, negotiated: &mut Vec<Bytes>) -> Result<(), RoomFault> {
        let to = self.view.listener(to)?;
        negotiated.extend(entry::as_written(to, &self.session, text));
        Ok(())
    }

    /// The same of what has been read.
    fn negotiate(
        &self,
        address: Address,
        said: Said,
        negotiated: &mut Vec<Bytes>,
    ) -> Result<(), RoomFault> {
        let to = self.view.listener(&address.to)?;
        let from = self.session.clone();
        let signal = match said {
            Said::Description(mut description) => {
                if self.view.relay_only {
                    description.sdp = without_direct_candidates(&description.sdp);
                }
                ServerSignal::Describe {
                    from,
                    address,
                    description,
                }
            }
            Said::Candidate(candidate) => {
                if self.view.relay_only && !is_relayed(&candidate.candidate) {
                    return Ok(());
                }
                ServerSignal::Candidate {
                    from,
                    address,
                    candidate,
                }
            }
        };
        negotiated.extend(entry::relayed(to, &signal));
        Ok(())
    }

    async fn relay(&self, negotiated: &mut Vec<Bytes>) -> Result<(), End> {
        if negotiated.is_empty() {
            return Ok(());
        }
        let negotiated = std::mem::take(negotiated);
        // what is said here is heard here, too
        self.follower.hush();
        let relayed = Box::pin(self.sockets.rooms.relay(self.id, negotiated)).await;
        relayed.map_err(|error| unavailable(&error))
    }

    /// What only the host decides.
    async fn decide(
        &mut self,
        decision: Decision,
        seat: &str,
        negotiated: &mut Vec<Bytes>,
    ) -> Result<Result<(), RoomFault>, End> {
        self.relay(negotiated).await?;
        if !self.seat.is_host() {
            return Ok(Err(RoomFault::NotHost));
        }
        let Some(seat) = SeatId::parse(seat) else {
            return Ok(Err(Refusal::NoSeat.into()));
        };
        let done = decision.take(self.sockets, self.id, seat).await;
        match done {
            Ok(room) => {
                self.see(&room);
                Ok(Ok(()))
            }
            Err(fault) if fault.code() == ErrorCode::Unavailable => Err(unavailable(&fault)),
            Err(fault) => Ok(Err(fault)),
        }
    }

    async fn leave(&mut self) -> Result<(), End> {
        let leave = Input::Leave {
            seat: self.seat.clone(),
            connection: Some(self.connection),
        };
        match self.sockets.rooms.apply(self.id, leave).await {
            // its farewell comes by the journal
            Ok(_) => Ok(()),
            Err(RoomFault::Refused(_)) => Err(End::Settled(close::ENDED, "the seat is given up")),
            Err(error) => Err(unavailable(&error)),
        }
    }
}

enum Said {
    Description(Description),
    Candidate(IceCandidate),
}

/// What a host decides about somebody at the door.
pub enum Decision {
    Admit,
    Deny { block: bool },
    Hold(String),
}

impl Decision {
    /// Carries it out; answers the room after it.
    ///
    /// # Errors
    /// It is refused, or something does not answer.
    pub async fn take(
        self,
        sockets: &super::Sockets,
        id: host::PublicId,
        seat: SeatId,
    ) -> Result<std::sync::Arc<crate::room::Room>, RoomFault> {
        let input = match self {
            Self::Admit => Input::Admit { seat },
            Self::Hold(message) => {
                let message = message.trim().to_owned();
                if message.chars().count() > HOLD_WORD {
                    return Err(RoomFault::TextTooLong("a word to who waits", HOLD_WORD));
                }
                Input::Hold { seat, message }
            }
            Self::Deny { block } => {
                if block {
                    let room = sockets.rooms.get(id).await?;
                    let waiting = room.door.iter().find(|it| it.seat.id == seat);
                    if let Some(owner) = waiting.and_then(|it| it.owner) {
                        let now = sockets.rooms.now().time();
                        sockets.store.block(room.host, owner, now).await?;
                    }
                }
                Input::Deny { seat }
            }
        };
        Ok(sockets.rooms.apply(id, input).await?.room)
    }
}

/// Says what was not carried out.
async fn explain(socket: &mut Socket, fault: RoomFault) -> Result<(), End> {
    let error = ServerSignal::Error {
        code: fault.code(),
        message: fault.to_string(),
    };
    say(socket, &error).await
}

/// Says what was wrong, and ends it.
async fn misbehaved(socket: &mut Socket, what: &'static str) -> End {
    let error = ServerSignal::Error {
        code: ErrorCode::InvalidSignal,
        message: what.to_owned(),
    };
    match say(socket, &error).await {
        Ok(()) => End::Close(close::MISBEHAVED, what),
        Err(end) => end,
    }
}
