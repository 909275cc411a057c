//! One's own conversations are found by what was said and drawn, and when.

use chat::Config;
use serde_json::{Value, json};
use testkit::Client;
use time::Duration;
use time::macros::datetime;

use crate::app::{App, Talk};

/// The ids that a search finds, page by page.
async fn found(client: &Client, words: &str) -> Vec<String> {
    let mut ids = Vec::new();
    let mut cursor = None;
    loop {
        let mut query = vec![("search", words.to_owned()), ("limit", "1".to_owned())];
        query.extend(cursor.map(|cursor| ("cursor", cursor)));
        let list = client.request(reqwest::Method::GET, "/api/chat/conversations");
        let page = client.send(list.query(&query)).await.with(200).json;
        for item in page["items"].as_array().unwrap() {
            ids.push(item["id"].as_str().unwrap().to_owned());
        }
        match page["nextCursor"].as_str() {
            Some(next) => cursor = Some(next.to_owned()),
            None => return ids,
        }
    }
}

fn id(talk: &Talk) -> String {
    talk.snapshot["id"].as_str().unwrap().to_owned()
}

/// One more talk of the same seeker, a day later.
async fn next_day(app: &App, earlier: &Talk) -> Talk {
    app.clock.advance(Duration::days(1));
    let seeker = earlier.client.at(app.url());
    Talk::open(seeker, json!({ "locale": "ko" })).await
}

#[actix_web::test]
async fn a_talk_is_found_by_its_title_its_words_its_cards_and_its_day() {
    let app = App::at(datetime!(2026-11-22 15:30 UTC), Config::default()).await;
    let exam = app.talk().await;
    exam.say("c1", "Exam 전날이라 100% 떨려").await;
    let love = next_day(&app, &exam).await;
    love.say("c1", "그 사람 마음이 궁금해").await;
    love.draw(&[5]).await;
    let named = json!({ "title": "연애_이야기!" });
    love.client.patch(&love.path, &named).await.with(200);
    let quiet = next_day(&app, &exam).await;
    let theirs = app.talk().await;
    theirs.say("c1", "exam 남의 얘기").await;
    let me = &exam.client;

    assert_eq!(found(me, "exam").await, [id(&exam)], "in any case");
    assert_eq!(found(me, "  전날이라 100% ").await, [id(&exam)]);
    assert_eq!(found(me, "사람 마음").await, [id(&love)]);
    assert_eq!(found(me, "연애_이야기!").await, [id(&love)]);
    assert_eq!(found(me, "%").await, [id(&exam)], "a sign is a sign");
    assert_eq!(found(me, "연애%이야기").await, Vec::<String>::new());
    assert_eq!(found(me, "연애이이야기").await, Vec::<String>::new());
    let shown = love.show().await;
    let last = shown["messages"].as_array().unwrap().last().unwrap();
    let reading: String = last["text"].as_str().unwrap().chars().take(12).collect();
    assert_eq!(found(me, &reading).await, [id(&love)], "{reading}");
    let card = shown["draw"]["cards"][0]["card"].as_str().unwrap();
    let card = tarot::card(card.parse().unwrap());
    assert_eq!(found(me, card.name.ko).await, [id(&love)]);
    assert_eq!(found(me, &card.name.en.to_uppercase()).await, [id(&love)]);

    let greeting = quiet.snapshot["messages"][0]["text"].as_str().unwrap();
    let greeting: String = greeting.chars().take(20).collect();
    assert_eq!(found(me, &greeting).await, Vec::<String>::new());

    assert_eq!(found(me, "2026-11-23").await, [id(&exam)], "in Korea");
    assert_eq!(found(me, "2026-11-24").await, [id(&love)]);
    let all = [&quiet, &love, &exam].map(id);
    assert_eq!(found(me, "2026-11").await, all, "the latest first");
    assert_eq!(found(me, "2026-12").await, Vec::<String>::new());
}

#[actix_web::test]
async fn a_list_shows_the_cards_that_were_drawn_last() {
    let app = App::with_storyteller().await;
    let talk = app
        .talk_with(json!({ "locale": "ko", "spread": "three" }))
        .await;
    let cards = async || {
        let list = talk.client.get("/api/chat/conversations").await.with(200);
        list.json["items"][0]["cards"].clone()
    };
    assert_eq!(cards().await, json!([]));
    talk.draw(&[1, 2, 3]).await;
    let first = talk.show().await["draw"]["cards"].clone();
    assert_eq!(cards().await, first);
    let offer = format!("{}/offer", talk.path);
    talk.client.post(&offer, &json!({})).await.with(200);
    assert_eq!(cards().await, first, "until the next ones are drawn");
    talk.draw(&[4, 5, 6]).await;
    let second = talk.show().await["draw"]["cards"].clone();
    assert_ne!(first, second);
    assert_eq!(cards().await, second);
}

#[actix_web::test]
async fn a_search_takes_one_to_a_hundred_characters() {
    let app = App::with_storyteller().await;
    let guest = app.guest();
    let ask = async |words: &str| {
        let list = guest.request(reqwest::Method::GET, "/api/chat/conversations");
        guest.send(list.query(&[("search", words)])).await
    };
    for refused in ["", "  ", &"가".repeat(101)] {
        assert_eq!(ask(refused).await.with(400).code(), "invalid_query");
    }
    let longest = ask(&"가".repeat(100)).await.with(200);
    assert_eq!(longest.json["items"], Value::Array(Vec::new()));
}
