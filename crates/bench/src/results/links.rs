use std::net::SocketAddr;
use std::time::Duration;

use futures::stream::{self, StreamExt, TryStreamExt};
use reqwest::{Client, Response, StatusCode};
use serde::Deserialize;

use crate::BenchError;
use crate::connection::Connection;
use crate::product::{OwnReading, accepted, reading};

/// Requests of the preparation that are under way at once.
const AT_ONCE: usize = 8;
/// A reading is known to whoever shares it after this time.
const LEARNT: Duration = Duration::from_secs(10);

/// A reading, and by which cookie its links are ended.
pub type Owned = OwnReading;

#[derive(Deserialize)]
struct Opened {
    id: String,
}

/// Has a card read, and shares the reading under so many names: each name is another link.
///
/// # Errors
/// A request is not answered as agreed.
pub async fn make(
    address: SocketAddr,
    count: usize,
) -> Result<(OwnReading, Vec<String>), BenchError> {
    let client = Client::new();
    let own = reading(&client, address).await?;
    learnt(&client, address, &own).await?;
    let mut links: Vec<String> = stream::iter(0..count)
        .map(|number| link(&client, address, &own, number))
        .buffered(AT_ONCE)
        .try_collect()
        .await?;
    links.sort_unstable();
    links.dedup();
    if links.len() != count {
        return Err(BenchError::SetUp(format!(
            "{count} names made {} links",
            links.len()
        )));
    }
    Ok((own, links))
}

/// Waits until the reading can be shared.
async fn learnt(client: &Client, address: SocketAddr, own: &OwnReading) -> Result<(), BenchError> {
    let begun = tokio::time::Instant::now();
    loop {
        let response = share(client, address, own, 0).await?;
        if response.status() != StatusCode::NOT_FOUND || begun.elapsed() > LEARNT {
            return accepted(response).await.map(drop);
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

async fn link(
    client: &Client,
    address: SocketAddr,
    own: &OwnReading,
    number: usize,
) -> Result<String, BenchError> {
    let response = share(client, address, own, number).await?;
    let Opened { id } = accepted(response).await?.json().await?;
    Ok(id)
}

async fn share(
    client: &Client,
    address: SocketAddr,
    own: &OwnReading,
    number: usize,
) -> Result<Response, BenchError> {
    let OwnReading { id, cookie } = own;
    let body = format!(
        r#"{{"hideName":false,"hideQuestion":false,"name":"소라 {number}","expiresIn":"never"}}"#
    );
    let response = client
        .post(format!("http://{address}/api/results/{id}/share"))
        .header("cookie", cookie)
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/json")
        .body(body)
        .send()
        .await?;
    Ok(response)
}

/// Ends links; whoever opens one sees that it is no longer shared.
///
/// # Errors
/// A request is not answered as agreed.
pub fn end(address: SocketAddr, own: &OwnReading, links: &[String]) -> Result<(), BenchError> {
    let mut connection = Connection::open(address)?;
    for link in links {
        let request = format!(
            "DELETE /api/results/shares/{link} HTTP/1.1\r\nhost: {address}\r\ncookie: {}\r\n\
             sec-fetch-site: same-origin\r\n\r\n",
            own.cookie
        );
        let head = connection.exchange(request.as_bytes())?;
        if head.status != 204 {
            return Err(BenchError::SetUp(format!(
                "ending a link answers {}",
                head.status
            )));
        }
    }
    Ok(())
}
