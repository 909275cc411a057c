//! The way to a stream of ours: a session, a conversation, a message.

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

async fn request(
    client: &Client,
    address: SocketAddr,
    cookie: &str,
) -> Result<Vec<u8>, BenchError> {
    let response = client
        .post(format!("http://{address}/api/chat/conversations"))
        .header("cookie", cookie)
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/json")
        .body(r#"{"locale":"ko"}"#)
        .send()
        .await?;
    let Opened { id } = accepted(response).await?.json().await?;
    let body = r#"{"text":"내일 시험이라 떨려","clientId":"c1"}"#;
    Ok(format!(
        "POST /api/chat/conversations/{id}/messages HTTP/1.1\r\nhost: {address}\r\n\
         cookie: {cookie}\r\nsec-fetch-site: same-origin\r\naccept: text/event-stream\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes())
}

async fn accepted(response: Response) -> Result<Response, BenchError> {
    if response.status().is_success() {
        return Ok(response);
    }
    let (url, status) = (response.url().clone(), response.status());
    let body = response.text().await.unwrap_or_default();
    Err(BenchError::SetUp(format!(
        "{url} answered {status}: {body}"
    )))
}
