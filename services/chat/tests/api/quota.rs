//! The day's turns.

use chat::Config;
use futures::future::join_all;
use identity::Grant;
use proto_events::chat::ChatEvent;
use proto_events::domain::Fact;
use serde_json::{Value, json};
use testkit::Client;
use time::macros::datetime;

use crate::app::{App, Talk, end_of};

#[actix_web::test]
async fn one_turn_that_is_left_is_given_once_however_many_ask() {
    let one_turn = Config {
        guest_turns: 1,
        ..Config::default()
    };
    let app = App::with_clova_and(clova_sim::SimSettings::default(), one_turn).await;
    let guest = app.guest();
    let mut paths = Vec::new();
    for _ in 0..8 {
        let new = guest
            .post("/api/chat/conversations", &json!({ "locale": "ko" }))
            .await
            .with(201);
        paths.push(format!(
            "/api/chat/conversations/{}/messages",
            new.json["id"].as_str().unwrap()
        ));
    }
    let body = json!({ "text": "떨려", "clientId": "c1" });
    let answers = join_all(paths.iter().map(|path| guest.post(path, &body))).await;
    let accepted = answers.iter().filter(|answer| answer.status == 202).count();
    assert_eq!(accepted, 1);
    assert_eq!(
        app.sim().counts().calls,
        1,
        "nobody pays for what is refused"
    );
    for refused in answers.iter().filter(|answer| answer.status != 202) {
        assert_eq!(
            (refused.status.as_u16(), refused.code()),
            (429, "quota_exceeded")
        );
        assert!(refused.json["retryAfterSeconds"].as_u64().unwrap() <= 24 * 3600);
        assert!(refused.headers.contains_key("retry-after"));
    }
    let shown = guest
        .get(paths[0].trim_end_matches("/messages"))
        .await
        .with(200)
        .json;
    assert_eq!(shown["quota"]["remaining"], 0);
    assert_eq!(shown["quota"]["limit"], 1);
}

#[actix_web::test]
async fn a_turn_that_failed_without_a_word_is_given_back() {
    let settings = clova_sim::SimSettings {
        scenario: "401".parse().unwrap(),
        ..clova_sim::SimSettings::default()
    };
    let app = App::with_clova(settings).await;
    let talk = app.talk().await;
    talk.say("c1", "떨려").await;
    let shown = talk.show().await;
    assert_eq!(shown["turn"]["state"], "failed");
    assert_eq!(shown["quota"], talk.snapshot["quota"]);
}

async fn shown(client: &Client) -> Value {
    client.get("/api/chat/quota").await.with(200).json
}

#[actix_web::test]
async fn the_day_is_shown_without_a_conversation() {
    let config = Config {
        guest_turns: 5,
        member_turns: 9,
        ..Config::default()
    };
    let app = App::at(datetime!(2026-11-23 12:00 UTC), config).await;
    let day = |limit: u32, remaining: u32| json!({ "limit": limit, "remaining": remaining, "resetsAt": "2026-11-23T15:00:00Z" });
    assert_eq!(shown(&app.guest()).await, day(5, 5));
    assert_eq!(shown(&app.member(None)).await, day(9, 9));
    let talk = app.talk().await;
    talk.say("c1", "떨려").await;
    assert_eq!(shown(&talk.client).await, day(5, 4));
    assert_eq!(talk.show().await["quota"], day(5, 4));
    let refused = app.stranger().get("/api/chat/quota").await.with(401);
    assert_eq!(refused.code(), "unauthenticated");
}

#[actix_web::test]
async fn signing_in_does_not_begin_the_day_anew() {
    let app = App::at(datetime!(2026-11-23 12:00 UTC), Config::default()).await;
    let (guest, member_id) = (app.ids.next(), app.ids.next());
    let grant = Grant::guest(guest, app.ids.next());
    let before = Talk::open(app.bearer(grant), json!({ "locale": "ko" })).await;
    before.say("c1", "떨려").await;
    before.say("c2", "많이").await;
    let member = app.known_member(member_id);
    let talk = Talk::open(member, json!({ "locale": "ko" })).await;
    talk.say("c1", "안녕").await;
    let signed_in = Fact::MemberSignedIn {
        member_id,
        guest_id: guest,
    };
    for _ in 0..2 {
        app.learn(signed_in.clone()).await;
        assert_eq!(shown(&talk.client).await["remaining"], 197, "1 and 2");
    }
    app.clock.advance(time::Duration::hours(3));
    assert_eq!(shown(&talk.client).await["remaining"], 200, "a new day");
}

#[actix_web::test]
async fn what_a_guest_used_yesterday_does_not_count_today() {
    let app = App::at(datetime!(2026-11-23 14:00 UTC), Config::default()).await;
    let guest = app.ids.next();
    let grant = Grant::guest(guest, app.ids.next());
    let talk = Talk::open(app.bearer(grant), json!({ "locale": "ko" })).await;
    talk.say("c1", "떨려").await;
    app.clock.advance(time::Duration::hours(1));
    let member = app.member(Some(guest));
    assert_eq!(shown(&member).await["remaining"], 200);
}

#[actix_web::test]
async fn a_turn_that_a_guest_began_is_given_back_to_the_member() {
    let app = App::with_clova(clova_sim::SimSettings::default()).await;
    let guest = app.ids.next();
    let grant = Grant::guest(guest, app.ids.next());
    let talk = Talk::open(app.bearer(grant), json!({ "locale": "ko" })).await;
    app.sim().queue(["stall:0".parse().unwrap()]);
    talk.mumble("c1", "떨려").await;
    let member = app.member(Some(guest));
    assert_eq!(shown(&member).await["remaining"], 199);
    let cursor = talk.snapshot["cursor"].as_str().unwrap();
    let mut events = member
        .follow(&format!("{}/events?after={cursor}", talk.path))
        .await;
    let ended = events.until(ChatEvent::is_terminal).await;
    assert!(matches!(end_of(&ended), ChatEvent::TurnFailed { .. }));
    assert_eq!(shown(&member).await["remaining"], 200);
}
