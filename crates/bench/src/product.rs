//! The way to a stream of ours, and to a reading: a session, a conversation, a message or a draw.

use std::net::SocketAddr;

use futures::stream::{self, StreamExt, TryStreamExt};
use reqwest::{Client, Response};
use serde::Deserialize;

use crate::BenchError;
use crate::load::Seat;

/// Streams that share one guest.
const STREAMS_PER_GUEST: usize = 8;
/// Requests of the preparation that are under way at once.
const AT_ONCE: usize = 8;

#[derive(Deserialize)]
struct Opened {
    id: String,
}

/// Opens conversations for so many seats, and writes their requests: each stream is the first
/// message of its own conversation.
///
/// # Errors
/// A request is not answered as agreed.
pub async fn seats(
    address: SocketAddr,
    count: usize,
    streams_each: usize,
) -> Result<Vec<Seat>, BenchError> {
    let client = Client::new();
    let guests = (count * streams_each).div_ceil(STREAMS_PER_GUEST);
    let cookies: Vec<String> = stream::iter(0..guests)
        .map(|_| guest(&client, address))
        .buffered(AT_ONCE)
        .try_collect()
        .await?;
    let requests: Vec<Vec<u8>> = stream::iter(0..count * streams_each)
        .map(|index| request(&client, address, &cookies[index / STREAMS_PER_GUEST]))
        .buffered(AT_ONCE)
        .try_collect()
        .await?;
    Ok(requests
        .chunks(streams_each)
        .map(|requests| Seat {
            requests: requests.to_vec(),
        })
        .collect())
}

/// A reading, and the cookie of whose it is.
#[derive(Debug, Clone)]
pub struct OwnReading {
    pub id: String,
    pub cookie: String,
}

/// Has a card drawn and read.
///
/// # Errors
/// A request is not answered as agreed, or the reading does not come to its end.
pub async fn reading(client: &Client, address: SocketAddr) -> Result<OwnReading, BenchError> {
    let cookie = guest(client, address).await?;
    let conversation = open(client, address, &cookie).await?;
    let response = client
        .post(format!(
            "http://{address}/api/chat/conversations/{conversation}/draw"
        ))
        .header("cookie", &cookie)
        .header("sec-fetch-site", "same-origin")
        .header("accept", "text/event-stream")
        .header("content-type", "application/json")
        .body(r#"{"positions":[33]}"#)
        .send()
        .await?;
    let events = accepted(response).await?.text().await?;
    let id = reading_of(&events)
        .ok_or_else(|| BenchError::SetUp(format!("no reading was completed: {events}")))?;
    Ok(OwnReading { id, cookie })
}

/// The id that a stream of events gives its reading.
fn reading_of(events: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Completed {
        #[serde(rename = "readingId")]
        reading_id: String,
    }
    events
        .lines()
        .filter_map(|line| line.strip_prefix("data:"))
        .filter(|event| event.contains("\"readingCompleted\""))
        .find_map(|event| serde_json::from_str::<Completed>(event).ok())
        .map(|completed| completed.reading_id)
}

async fn guest(client: &Client, address: SocketAddr) -> Result<String, BenchError> {
    let response = client
        .get(format!("http://{address}/api/auth/session"))
        .send()
        .await?;
    let response = accepted(response).await?;
    response
        .headers()
        .get_all("set-cookie")
        .iter()
        .filter_map(|cookie| cookie.to_str().ok()?.split(';').next())
        .find(|cookie| cookie.contains("conch_session="))
        .map(str::to_owned)
        .ok_or_else(|| BenchError::SetUp("a new guest got no cookie".to_owned()))
}

/// Opens a conversation; its id.
async fn open(client: &Client, address: SocketAddr, cookie: &str) -> Result<String, BenchError> {
    let response = client
        .post(format!("http://{address}/api/chat/conversations"))
        .header("cookie", cookie)
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/json")
        .body(r#"{"locale":"ko"}"#)
        .send()
        .await?;
    let Opened { id } = accepted(response).await?.json().await?;
    Ok(id)
}

async fn request(
    client: &Client,
    address: SocketAddr,
    cookie: &str,
) -> Result<Vec<u8>, BenchError> {
    let id = open(client, address, cookie).await?;
    let body = r#"{"text":"내일 시험이라 떨려","clientId":"c1"}"#;
    Ok(format!(
        "POST /api/chat/conversations/{id}/messages HTTP/1.1\r\nhost: {address}\r\n\
         cookie: {cookie}\r\nsec-fetch-site: same-origin\r\naccept: text/event-stream\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes())
}

/// The answer, if it is a good one.
///
/// # Errors
/// It is not, with what it says.
pub async fn accepted(response: Response) -> Result<Response, BenchError> {
    if response.status().is_success() {
        return Ok(response);
    }
    let (url, status) = (response.url().clone(), response.status());
    let body = response.text().await.unwrap_or_default();
    Err(BenchError::SetUp(format!(
        "{url} answered {status}: {body}"
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reading_is_known_by_its_event() {
        let events = "id: a-1\ndata: {\"type\":\"delta\",\"text\":\"readingCompleted\"}\n\n\
                      id: a-2\ndata: {\"type\":\"readingCompleted\",\"readingId\":\"7\"}\n\n";
        assert_eq!(reading_of(events).as_deref(), Some("7"));
        assert_eq!(reading_of("data: {}\n\n"), None);
    }
}
