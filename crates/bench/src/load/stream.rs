use std::io;
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::Duration;

use clova_sim::stamp;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{Instant, sleep_until, timeout};

use super::Seat;
use super::chunked::Chunks;
use super::tokens::{Reading, Tally, TokenReader, head_length};

/// Room for one read.
const READ: usize = 16 * 1024;

/// What one stream came to.
#[derive(Debug, Default)]
pub struct StreamOutcome {
    pub tally: Tally,
    /// From the request to the first token.
    pub first_token: Option<Duration>,
    /// Read from the socket.
    pub bytes: u64,
    pub failure: Option<String>,
}

/// Plays the streams of one seat, one after the other.
pub async fn sit(
    address: SocketAddr,
    reader: Rc<TokenReader>,
    seat: Seat,
    at: Instant,
    patience: Duration,
) -> Vec<StreamOutcome> {
    let mut buffer = vec![0; READ];
    let mut outcomes = Vec::with_capacity(seat.requests.len());
    sleep_until(at).await;
    let mut connection = connect(address).await;
    for request in seat.requests {
        let mut outcome = StreamOutcome::default();
        let played = match &mut connection {
            Ok(socket) => {
                let play = play(socket, &reader, &request, &mut buffer, &mut outcome);
                timeout(patience, play).await.unwrap_or_else(|_| {
                    Err(io::Error::other(format!(
                        "a stream took longer than {patience:?}"
                    )))
                })
            }
            Err(error) => Err(io::Error::other(format!("cannot connect: {error}"))),
        };
        if let Err(error) = played {
            outcome.failure = Some(error.to_string());
            connection = connect(address).await;
        }
        outcomes.push(outcome);
    }
    outcomes
}

async fn connect(address: SocketAddr) -> io::Result<TcpStream> {
    let socket = TcpStream::connect(address).await?;
    socket.set_nodelay(true)?;
    Ok(socket)
}

async fn play(
    socket: &mut TcpStream,
    reader: &TokenReader,
    request: &[u8],
    buffer: &mut [u8],
    outcome: &mut StreamOutcome,
) -> io::Result<()> {
    let asked = Instant::now();
    socket.write_all(request).await?;
    let mut chunks = Chunks::default();
    let mut reading = Reading::default();
    let mut head = Some(Vec::new());
    loop {
        let length = socket.read(buffer).await?;
        if length == 0 {
            return Err(io::Error::other(
                "the connection was closed in the middle of a stream",
            ));
        }
        let now = stamp::now();
        outcome.bytes += length as u64;
        let mut bytes = &buffer[..length];
        let whole;
        if let Some(begun) = &mut head {
            begun.extend_from_slice(bytes);
            let Some(end) = head_length(begun) else {
                continue;
            };
            accept(&begun[..end], begun)?;
            whole = begun.split_off(end);
            bytes = &whole;
            head = None;
        }
        let before = reading.tally.ages.len();
        chunks
            .feed(bytes, |content| reader.feed(&mut reading, content, now))
            .map_err(io::Error::other)?;
        if before == 0 && !reading.tally.ages.is_empty() {
            outcome.first_token = Some(asked.elapsed());
        }
        if chunks.ended() {
            outcome.tally = reading.tally;
            return Ok(());
        }
    }
}

/// Only a streamed 200 will do.
fn accept(head: &[u8], all: &[u8]) -> io::Result<()> {
    let text = String::from_utf8_lossy(head).to_ascii_lowercase();
    if !text.starts_with("http/1.1 200") {
        let all = String::from_utf8_lossy(all);
        return Err(io::Error::other(format!(
            "the answer was: {}",
            all.trim_end()
        )));
    }
    if !text.contains("transfer-encoding: chunked") {
        return Err(io::Error::other("the answer was not in chunks"));
    }
    Ok(())
}
