//! A reading that somebody has shared, for everybody to open.

use std::time::Duration;

use reqwest::Method;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use crate::people::site::{Browser, Fault, saying, whole};

/// A reading is told, and known to whoever shares it, after this time.
const TOLD: Duration = Duration::from_secs(120);
const LOOK: Duration = Duration::from_millis(500);

#[derive(Deserialize)]
struct Named {
    id: String,
}

#[derive(Deserialize)]
struct Conversation {
    draw: Option<Draw>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Draw {
    reading_id: Option<String>,
}

/// Has a card drawn, read and shared: the id of the link.
///
/// # Errors
/// Something is not answered as it should be, or takes too long.
pub async fn make(browser: &Browser) -> Result<String, Fault> {
    let begun = Instant::now();
    let open = json!({"locale": "ko", "spread": "one"});
    let Named { id } = ask(browser, "/api/chat/conversations", &open, &[201]).await?;
    let path = format!("/api/chat/conversations/{id}");
    let positions = json!({"positions": [33]});
    let _: Value = ask(browser, &format!("{path}/draw"), &positions, &[202]).await?;
    let answer = whole(browser.request(Method::GET, &path), &[200]).await?;
    let Conversation { draw } = read(&answer.text)?;
    let reading = draw.and_then(|draw| draw.reading_id);
    let reading = reading.ok_or_else(|| Fault::new("no reading", answer.text))?;
    let share = json!({"hideName": true, "hideQuestion": false, "expiresIn": "never"});
    let path = format!("/api/results/{reading}/share");
    loop {
        match ask(browser, &path, &share, &[200, 201]).await {
            Ok(Named { id }) => return Ok(id),
            Err(fault) if fault.kind == "status 404" && begun.elapsed() < TOLD => sleep(LOOK).await,
            Err(fault) => return Err(fault),
        }
    }
}

async fn ask<T: DeserializeOwned>(
    browser: &Browser,
    path: &str,
    body: &Value,
    expected: &[u16],
) -> Result<T, Fault> {
    let request = saying(browser.request(Method::POST, path), body);
    let answer = whole(request, expected).await;
    let answer =
        answer.map_err(|Fault { kind, said }| Fault::new(kind, format!("{path}: {said}")))?;
    read(&answer.text)
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    serde_json::from_str(text).map_err(|error| Fault::new("other answer", error.to_string()))
}
