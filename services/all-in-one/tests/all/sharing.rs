//! A reading is shared, seen by somebody without a cookie and by a scraper, and taken back everywhere.

use std::time::{Duration, Instant};

use proto_events::chat::ChatEvent;
use reqwest::Method;
use serde_json::json;
use tempfile::TempDir;
use testkit::{Client, Scraper, eventually};

use crate::conch::{Conch, open, preview, reading_of, sign_in};
use crate::servers::Servers;

const WORRY: &str = "이사를 갈지 말지 삼백 번째 고민이야";

/// Where links lead, as the flags of these tests say.
const ADDRESS: &str = "https://conch.example";

/// Talks a worry over and draws; answers the reading's id and the card.
async fn a_reading(client: &Client) -> (String, String) {
    let (path, _) = open(client).await;
    let said = json!({ "text": WORRY, "clientId": "c-1" });
    let messages = format!("{path}/messages");
    let mut answer = client.post_and_follow(&messages, &said).await;
    let _heard = answer.until(ChatEvent::is_terminal).await;
    let drawn = json!({ "positions": [33] });
    let mut reading = client
        .post_and_follow(&format!("{path}/draw"), &drawn)
        .await;
    let events = reading.until(ChatEvent::is_terminal).await;
    let shown = client.get(&path).await.with(200).json;
    let card = shown["draw"]["cards"][0]["card"].as_str().unwrap();
    (reading_of(&events), card.to_owned())
}

async fn shared_seen_and_taken_back(one: &Conch, two: &Conch) {
    let owner = one.guest().await;
    let (reading, card) = a_reading(&owner).await;
    let previewed = preview(&owner, &reading).await;
    assert!(!previewed["reading"].to_string().contains("삼백 번째"));
    let share = json!({ "previewed": previewed["previewed"] });
    let path = format!("/api/results/{reading}/share");
    // asked for many times at once, at both instances, it is one link
    let (here, there) = (&owner, owner.at(&two.url));
    let all = (0..8).map(|number| {
        let client = if number % 2 == 0 { here } else { &there };
        client.post(&path, &share)
    });
    let all = futures::future::join_all(all).await;
    assert!(
        all.iter().all(|answer| answer.status.is_success()),
        "{all:?}"
    );
    assert_eq!(all.iter().filter(|answer| answer.status == 201).count(), 1);
    let link = &all[0].json;
    assert!(all.iter().all(|answer| answer.json["id"] == link["id"]));
    let id = link["id"].as_str().unwrap();

    // somebody who has the link, and nothing else, at either instance
    for conch in [one, two] {
        let stranger = Client::stranger(&conch.url);
        let page = stranger.get(&format!("/r/{id}")).await.with(200);
        assert!(!page.headers.contains_key("set-cookie"));
        assert!(
            !page.text.contains("삼백 번째"),
            "a hidden question is nowhere"
        );
        let shared = stranger.get(&format!("/api/results/shared/{id}")).await;
        let shared = shared.with(200).json;
        assert_eq!(shared, previewed["reading"]);
        assert_eq!(shared["cards"][0]["card"], card.as_str());

        let scraper = Scraper::new();
        let page = scraper.page(&format!("{}/r/{id}", conch.url)).await;
        assert_eq!(page.status, 200);
        assert_eq!(page.tag("og:url"), format!("{ADDRESS}/r/{id}"));
        assert!(page.tag("og:description").starts_with("타로 리딩 · "));
        let picture = page.tag("og:image").replace(ADDRESS, &conch.url);
        let picture = scraper.picture(&picture).await;
        assert_eq!(picture.size(), (1200, 630));
        assert!(picture.bytes.len() < 300 * 1024);
    }

    // who signs in keeps the link, and ends it from another browser
    sign_in(one, &owner, "demo-star").await;
    let desk = two.guest().await;
    sign_in(two, &desk, "demo-star").await;
    let listed = desk.get("/api/results/shares").await.with(200).json;
    assert_eq!(listed["items"][0]["id"], id);
    let _ended = desk
        .delete(&format!("/api/results/shares/{id}"))
        .await
        .with(204);
    let ended = Instant::now();
    for conch in [two, one] {
        let stranger = Client::stranger(&conch.url);
        for path in [format!("/r/{id}"), format!("/r/{id}.png")] {
            eventually("it has ended", Duration::from_secs(1), || async {
                let answer = stranger.request(Method::GET, &path).send().await.unwrap();
                (answer.status() == 410).then_some(())
            })
            .await;
        }
        let page = stranger.get(&format!("/r/{id}")).await.with(410);
        assert!(page.text.contains("나도 뽑기"));
        let json = stranger.get(&format!("/api/results/shared/{id}")).await;
        assert_eq!(json.with(410).code(), "gone");
    }
    assert!(
        ended.elapsed() < Duration::from_secs(1),
        "{:?}",
        ended.elapsed()
    );
}

fn flags() -> [(&'static str, &'static str); 3] {
    [
        ("storyteller-pace-ms", "1"),
        ("share-url", ADDRESS),
        ("demo-login", "on"),
    ]
}

#[tokio::test]
async fn a_reading_is_shared_and_taken_back() {
    let data = TempDir::new().unwrap();
    let conch = Conch::start(data.path(), &flags()).await;
    shared_seen_and_taken_back(&conch, &conch).await;
}

#[tokio::test]
async fn the_same_with_two_instances_on_mariadb_and_redis() {
    let Some(servers) = Servers::start().await else {
        return;
    };
    let flags = servers.flags(&flags());
    let (one, two) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let one = Conch::start(one.path(), &flags).await;
    let two = Conch::start(two.path(), &flags).await;
    shared_seen_and_taken_back(&one, &two).await;
}

#[tokio::test]
async fn a_host_of_shared_pages_shows_nothing_else() {
    let data = TempDir::new().unwrap();
    let flags = [
        ("share-url", "https://seen.example"),
        ("public-url", "https://conch.example"),
    ];
    let conch = Conch::start(data.path(), &flags).await;
    let client = Client::stranger(&conch.url);
    let at = async |host: &str, path: &str| {
        let request = client
            .request(Method::GET, path)
            .header("host", host.to_owned());
        client.send(request).await
    };
    let elsewhere = at("seen.example", "/chat").await.with(302);
    assert_eq!(elsewhere.headers["location"], "https://conch.example/chat");
    let page = at("SEEN.example", "/r/0000000000000000000001")
        .await
        .with(404);
    assert!(page.text.contains("href=\"https://conch.example/chat\""));
    let home = at("conch.example", "/chat").await;
    // 503 is the honest answer of a build without the web app
    assert!([200, 503].contains(&home.status.as_u16()));
}

#[tokio::test]
async fn the_page_lets_kakaos_sdk_in_where_there_is_a_key_and_nowhere_else() {
    let policy = async |flags: &[(&str, &str)]| {
        let data = TempDir::new().unwrap();
        let conch = Conch::start(data.path(), flags).await;
        let page = Client::stranger(&conch.url).get("/").await;
        let policy = page.headers["content-security-policy"].to_str().unwrap();
        policy.to_owned()
    };
    let without = policy(&[]).await;
    assert!(without.contains("script-src 'self';"), "{without}");
    let with = policy(&[("kakao-javascript-key", "k")]).await;
    assert!(
        with.contains("script-src 'self' https://t1.kakaocdn.net;"),
        "{with}"
    );
    assert!(
        with.contains("form-action 'self' https://sharer.kakao.com"),
        "{with}"
    );
}
