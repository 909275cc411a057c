//! The day's turns.

use chat::Config;
use futures::future::join_all;
use serde_json::json;

use crate::app::App;

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
