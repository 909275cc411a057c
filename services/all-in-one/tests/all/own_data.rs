//! Somebody takes everything along that is kept of them, and leaves nothing behind.

use std::io::{Cursor, Read};
use std::path::Path;
use std::time::Duration;

use proto_events::chat::ChatEvent;
use serde_json::{Value, json};
use tempfile::TempDir;
use testkit::{Client, eventually, everything_at};
use zip::ZipArchive;

use crate::conch::{Conch, deltas, open, preview, reading_of, sign_in};
use crate::servers::{SERVICES, Servers};

const WORRY: &str = "이사를 갈지 말지 삼백 번째 고민이야";

/// Begins a reading as a guest, signs in in its middle and hears it out; answers the conversation and
/// the reading.
async fn a_reading(conch: &Conch, client: &Client) -> (String, String) {
    let (path, _) = open(client).await;
    let said = json!({ "text": WORRY, "clientId": "c-1" });
    let mut answer = client
        .post_and_follow(&format!("{path}/messages"), &said)
        .await;
    let _heard = answer.until(ChatEvent::is_terminal).await;
    let drawn = json!({ "positions": [33] });
    let mut reading = client
        .post_and_follow(&format!("{path}/draw"), &drawn)
        .await;
    let mut heard = Vec::new();
    while deltas(&heard) < 5 {
        heard.push(reading.next().await.expect("it streams"));
    }
    sign_in(conch, client, "demo-star").await;
    let rest = reading.until(ChatEvent::is_terminal).await;
    let conversation = path.rsplit('/').next().unwrap().to_owned();
    (conversation, reading_of(&rest))
}

/// Shares a reading with the worry in it; answers the path of its page.
async fn share(client: &Client, reading: &str) -> String {
    let _arrived = preview(client, reading).await;
    let path = format!("/api/results/{reading}/share");
    let shown = json!({ "hideQuestion": false });
    let link = client.post(&path, &shown).await.with(201).json;
    format!("/r/{}", link["id"].as_str().unwrap())
}

/// Asks for everything and waits until it is there.
async fn export(client: &Client) -> ZipArchive<Cursor<Vec<u8>>> {
    const EXPORT: &str = "/api/auth/member/export";
    let _asked = client.post(EXPORT, &json!({})).await.with(202);
    let ask = || async {
        let answer = client.request(reqwest::Method::GET, EXPORT).send().await;
        let answer = answer.unwrap();
        match answer.status().as_u16() {
            200 => Some(answer.bytes().await.unwrap().to_vec()),
            202 => None,
            other => panic!("{other}"),
        }
    };
    let zip = eventually("the export", Duration::from_secs(20), ask).await;
    ZipArchive::new(Cursor::new(zip)).unwrap()
}

fn file(archive: &mut ZipArchive<Cursor<Vec<u8>>>, name: &str) -> Value {
    let mut text = String::new();
    let mut file = archive.by_name(name).unwrap();
    file.read_to_string(&mut text).unwrap();
    serde_json::from_str(&text).unwrap()
}

async fn everything_can_be_taken_along_and_nothing_is_left(
    one: &Conch,
    two: &Conch,
    everything: impl AsyncFn() -> String,
) {
    let phone = one.guest().await;
    let (conversation, reading) = a_reading(one, &phone).await;
    let page = share(&phone, &reading).await;
    let stranger = Client::stranger(&two.url);
    let shown = stranger.get(&page).await.with(200);
    assert!(shown.text.contains(WORRY));
    let desk = two.guest().await;
    sign_in(two, &desk, "demo-star").await;
    let listed = desk.get("/api/chat/conversations").await.with(200).json;
    assert_eq!(listed["items"][0]["id"], conversation.as_str());
    let member = desk.get("/api/auth/session").await.json["id"].clone();
    let member = member.as_str().unwrap().to_owned();

    let mut archive = export(&desk).await;
    let names: Vec<String> = archive
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect();
    let account = file(&mut archive, "account/account.json");
    assert_eq!(account["nickname"], "별이");
    let talk = format!("chat/conversations/{conversation}.json");
    assert!(file(&mut archive, &talk).to_string().contains(WORRY));
    let link = names.iter().find(|name| name.starts_with("results/links/"));
    let link = file(&mut archive, link.expect("a link"));
    assert!(link["shows"].to_string().contains(WORRY));
    let reading = names
        .iter()
        .find(|name| name.starts_with("results/readings/"));
    let reading = file(&mut archive, reading.expect("a reading"));
    assert!(reading.to_string().contains(WORRY));

    let kept = everything().await;
    for words in [WORRY, "demo-star", &conversation, &member] {
        assert!(kept.contains(words), "{words} is kept");
    }
    // somebody else's stays as it is
    let neighbour = two.guest().await;
    let theirs = a_reading_of_another(two, &neighbour).await;

    let erasure = phone.delete("/api/auth/member").await.with(202).json;
    let progress = format!("/api/auth/erasures/{}", erasure["id"].as_str().unwrap());
    let confirmed = || async {
        let shown = phone.get(&progress).await.with(200).json;
        shown["pending"]
            .as_array()
            .unwrap()
            .is_empty()
            .then_some(())
    };
    eventually("every confirmation", Duration::from_secs(20), confirmed).await;
    // the last trace goes a moment after the last confirmation
    let gone = || async {
        let kept = everything().await;
        let words = [WORRY, "demo-star", &conversation, &member];
        let left = kept.lines().filter(|line| {
            // chat looks once more after a quarter of an hour; the key that fences a late writer of a
            // journal says nothing of it and is gone in a day
            let is_known = line.starts_with("erasures.member_id:") || line.contains(":meta: ");
            !is_known && words.iter().any(|words| line.contains(words))
        });
        left.count().eq(&0).then_some(())
    };
    eventually("nothing left", Duration::from_secs(10), gone).await;
    let _gone = stranger.get(&page).await.with(410);
    let refused = desk.get("/api/chat/conversations").await.with(401);
    assert_eq!(refused.code(), "unauthenticated");
    assert_eq!(
        phone.get("/api/auth/session").await.with(200).json["kind"],
        "guest"
    );
    let _still = neighbour
        .get(&format!("/api/chat/conversations/{theirs}"))
        .await
        .with(200);
    // and whoever comes back is somebody new, with nothing
    let again = one.guest().await;
    sign_in(one, &again, "demo-star").await;
    let listed = again.get("/api/chat/conversations").await.with(200).json;
    assert_eq!(listed["items"], json!([]));
}

async fn a_reading_of_another(conch: &Conch, client: &Client) -> String {
    let (path, _) = open(client).await;
    sign_in(conch, client, "demo-sea").await;
    path.rsplit('/').next().unwrap().to_owned()
}

async fn everything_in_files(data: &Path) -> String {
    let mut all = String::new();
    for service in SERVICES {
        let file = data.join(format!("{service}.db"));
        all += &everything_at(&format!("sqlite:{}?mode=ro", file.display())).await;
    }
    all
}

#[tokio::test]
async fn a_member_takes_everything_along_and_leaves_nothing() {
    let data = TempDir::new().unwrap();
    let conch = Conch::start(data.path(), &[("storyteller-pace-ms", "5")]).await;
    let everything = async || everything_in_files(data.path()).await;
    everything_can_be_taken_along_and_nothing_is_left(&conch, &conch, everything).await;
}

#[tokio::test]
async fn the_same_with_two_instances_on_mariadb_and_redis() {
    let Some(servers) = Servers::start().await else {
        return;
    };
    let flags = servers.flags(&[("storyteller-pace-ms", "5")]);
    let (one, two) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let one = Conch::start(one.path(), &flags).await;
    let two = Conch::start(two.path(), &flags).await;
    let everything = async || {
        let mut all = servers.redis.everything().await;
        for service in SERVICES {
            all += &everything_at(&servers.database.replace("{service}", service)).await;
        }
        all
    };
    everything_can_be_taken_along_and_nothing_is_left(&one, &two, everything).await;
}
