//! Of a member whose account is no more nothing is kept, whatever is going on.

use std::time::Duration;

use chat::Config;
use clova_sim::SimSettings;
use identity::Grant;
use proto_events::chat::ChatEvent;
use proto_events::domain::{DataHolder, Fact, Forgetting};
use serde_json::{Value, json};
use testkit::eventually;
use time::macros::datetime;
use uuid::Uuid;

use crate::app::{App, Talk, text_of};

const LIMIT: Duration = Duration::from_secs(10);

/// It is looked often, and what was said is kept at once.
fn often() -> Config {
    Config {
        sweep: Duration::from_millis(50),
        checkpoint: Duration::from_millis(50),
        ..Config::default()
    }
}

async fn app() -> App {
    let moment = datetime!(2026-11-23 12:00 UTC);
    App::with_clova_at(moment, SimSettings::default(), often()).await
}

fn deleted(app: &App, member_id: Uuid) -> Fact {
    Fact::MemberDeleted {
        erasure_id: app.ids.next(),
        member_id,
    }
}

/// Waits until every cell in which this occurs is of the table that remembers the erasure.
async fn only_remembered(app: &App, what: &str) {
    eventually("it is only remembered", LIMIT, || async {
        let cells = app.cells_with(what).await;
        let known = |cell: &String| cell.starts_with("erasures.member_id");
        cells.iter().all(known).then_some(())
    })
    .await;
}

/// Waits until nobody remembers the erasure.
async fn settled(app: &App) {
    eventually("the last look", LIMIT, || async {
        let erasures = app.cells_with("erasures.member_id").await;
        erasures.is_empty().then_some(())
    })
    .await;
}

#[actix_web::test]
async fn nothing_is_left_of_a_member_even_in_the_middle_of_an_answer() {
    let app = app().await;
    let mut listener = app.listener();
    let (guest, member_id) = (app.ids.next(), app.ids.next());
    let grant = Grant::guest(guest, app.ids.next());
    let first = Talk::open(app.bearer(grant), json!({ "locale": "ko" })).await;
    first.say("c1", "아무도 모르는 고민").await;
    let reading = text_of(&first.draw(&[7]).await);
    app.learn(Fact::MemberSignedIn {
        member_id,
        guest_id: guest,
    })
    .await;
    let member = app.known_member(member_id);
    let keyed = member
        .request(reqwest::Method::POST, "/api/chat/conversations")
        .header("idempotency-key", "once-1")
        .json(&json!({ "locale": "ko" }));
    let second = member.send(keyed).await.with(201).json;
    let second = Talk {
        path: format!("/api/chat/conversations/{}", second["id"].as_str().unwrap()),
        client: member,
        snapshot: second,
    };
    app.learn(Fact::DataRequested {
        request_id: app.ids.next(),
        member_id,
    })
    .await;
    let theirs = app.talk().await;
    let title = json!({ "title": "남의 얘기" });
    theirs.client.patch(&theirs.path, &title).await.with(200);

    app.sim().queue(["stall:5".parse().unwrap()]);
    second.mumble("c1", "하나 더 있는 고민").await;
    let cursor = second.snapshot["cursor"].as_str().unwrap();
    let mut events = second.follow(cursor).await;
    let said = events.until(|event| matches!(event, ChatEvent::Delta { .. }));
    let said = text_of(&said.await);
    eventually("its words are in a table", LIMIT, || async {
        let cells = app.cells_with(&said).await;
        let kept = |cell: &String| cell.starts_with("turns.said");
        cells.iter().any(kept).then_some(())
    })
    .await;
    let ids = [&first, &second].map(|talk| talk.snapshot["id"].as_str().unwrap());
    let member = member_id.to_string();
    let reading = reading.lines().next().unwrap();
    let traces = ["고민", reading, &said, "once-1", &member, ids[0], ids[1]];
    for trace in traces {
        let cells = app.cells_with(trace).await;
        assert!(!cells.is_empty(), "{trace} is kept");
    }

    app.learn(deleted(&app, member_id)).await;
    let heard = listener.until(|fact| matches!(fact, Fact::MemberErased { .. }));
    let heard = heard.await;
    for id in ids {
        let gone = Fact::ConversationDeleted {
            conversation_id: id.parse().unwrap(),
            owner_id: member_id,
            because: Forgetting::Wanted,
        };
        assert!(heard.contains(&gone), "{id} is told before");
    }
    let Some(Fact::MemberErased {
        holder: DataHolder::Chat,
        member_id: erased,
        ..
    }) = heard.last()
    else {
        panic!("{:?}", heard.last())
    };
    assert_eq!(*erased, member_id);

    // The reader is hung up on, and whoever still listens hears that it is gone.
    eventually("the model is hung up on", LIMIT, || async {
        (app.sim().counts().cancelled == 1).then_some(())
    })
    .await;
    let end = events.until(|event| matches!(event, ChatEvent::Gone)).await;
    assert!(!end.iter().any(|event| event.chat().is_terminal()));
    let gone = second.client.get(&second.path).await.with(404);
    assert_eq!(gone.code(), "not_found");

    for trace in traces {
        only_remembered(&app, trace).await;
    }
    app.clock.advance(time::Duration::minutes(15));
    settled(&app).await;
    for trace in traces {
        assert_eq!(app.cells_with(trace).await, Vec::<String>::new());
    }
    assert_eq!(theirs.show().await["title"], "남의 얘기");
}

#[actix_web::test]
async fn what_a_late_request_writes_is_erased_with_the_next_look() {
    let app = app().await;
    let mut listener = app.listener();
    let member_id = app.ids.next();
    app.learn(deleted(&app, member_id)).await;
    let late = Talk::open(app.known_member(member_id), json!({ "locale": "ko" })).await;
    late.say("c1", "늦은 고민").await;
    app.clock.advance(time::Duration::minutes(15));
    let gone = listener.until(|fact| matches!(fact, Fact::ConversationDeleted { .. }));
    let facts = gone.await;
    assert_eq!(facts.len(), 2, "erased, and one that came late: {facts:?}");
    let erasures = app.cells_with("erasures.member_id").await;
    assert_eq!(erasures.len(), 1, "one more look");
    app.clock.advance(time::Duration::minutes(15));
    settled(&app).await;
    for trace in ["늦은 고민", &member_id.to_string()] {
        assert_eq!(app.cells_with(trace).await, Vec::<String>::new());
    }
}

#[actix_web::test]
async fn an_old_sign_in_that_is_told_again_brings_nothing_back() {
    let app = app().await;
    let (guest, member_id) = (app.ids.next(), app.ids.next());
    let signed_in = Fact::MemberSignedIn {
        member_id,
        guest_id: guest,
    };
    app.learn(signed_in.clone()).await;
    app.learn(deleted(&app, member_id)).await;
    // erased once more, for the fact may come twice
    app.learn(deleted(&app, member_id)).await;
    let grant = Grant::guest(guest, app.ids.next());
    let talk = Talk::open(app.bearer(grant), json!({ "locale": "ko" })).await;
    app.learn(signed_in).await;
    let member = app.known_member(member_id);
    let list = member.get("/api/chat/conversations").await.with(200).json;
    assert_eq!(list["items"], Value::Array(Vec::new()));
    talk.show().await;
    only_remembered(&app, &member_id.to_string()).await;
}
