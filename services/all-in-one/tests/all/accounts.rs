//! Somebody makes an account and loses nothing by it.

use std::time::Duration;

use proto_events::chat::ChatEvent;
use serde_json::json;
use tempfile::TempDir;
use testkit::Client;

use crate::conch::{Conch, apply, begin_reading, hear, sign_in};
use crate::servers::Servers;

/// A guest begins a reading, signs in in its middle, and hears it out; then from another browser.
async fn a_reading_survives_signing_in(conch: &Conch, elsewhere: &Conch) {
    let client = conch.guest().await;
    let (path, _, mut events) = begin_reading(&client, &client).await;
    let mut all = hear(&mut events, 10).await;
    sign_in(conch, &client, "demo-star").await;

    // The very next request of the member finds what the guest had, wherever it is answered.
    let shown = client.at(&elsewhere.url).get(&path).await.with(200).json;
    assert_eq!(shown["turn"]["state"], "running");
    all.extend(events.until(ChatEvent::is_terminal).await);
    assert!(matches!(
        all.last().unwrap().chat(),
        ChatEvent::TurnCompleted { .. }
    ));
    let after = client.get(&path).await.with(200).json;
    let kept = after["messages"].as_array().unwrap().last().unwrap()["text"].clone();
    assert_eq!(kept, apply(String::new(), &all));

    let other = Client::stranger(&elsewhere.url);
    sign_in(elsewhere, &other, "demo-star").await;
    let listed = other.get("/api/chat/conversations").await.with(200).json;
    let id = path.rsplit('/').next().unwrap();
    let ids = listed["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| &item["id"]);
    assert!(ids.into_iter().any(|listed| listed == id), "{listed}");
    // and nobody else does
    let stranger = elsewhere.guest().await;
    assert_eq!(stranger.get(&path).await.with(404).code(), "not_found");

    // Who signs out is out everywhere at once: streams end, and a copied token is worth nothing.
    let head = after["cursor"].as_str().unwrap();
    let elsewhere_too = other.at(&conch.url);
    let events = format!("{path}/events?after={head}");
    let mut open = [
        other.follow(&events).await,
        elsewhere_too.follow(&events).await,
    ];
    let mut untouched = client.follow(&events).await;
    let _ = other.post("/api/auth/logout", &json!({})).await.with(204);
    for stream in &mut open {
        let ended = tokio::time::timeout(Duration::from_secs(2), stream.next()).await;
        assert!(ended.expect("it ends at once").is_none());
    }
    let refused = elsewhere_too.get(&path).await.with(401);
    assert_eq!(refused.code(), "unauthenticated");
    let going_on = tokio::time::timeout(Duration::from_millis(300), untouched.next()).await;
    assert!(going_on.is_err(), "the other browser's stream stays open");
    let _ = client.get(&path).await.with(200);
}

#[tokio::test]
async fn a_guest_signs_in_in_the_middle_of_a_reading() {
    let data = TempDir::new().unwrap();
    let conch = Conch::start(data.path(), &[("storyteller-pace-ms", "40")]).await;
    a_reading_survives_signing_in(&conch, &conch).await;
}

#[tokio::test]
async fn the_same_with_two_instances_on_mariadb_and_redis() {
    let Some(servers) = Servers::start().await else {
        return;
    };
    let flags = servers.flags(&[("storyteller-pace-ms", "40")]);
    let (one, two) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let one = Conch::start(one.path(), &flags).await;
    let two = Conch::start(two.path(), &flags).await;
    a_reading_survives_signing_in(&one, &two).await;
}
