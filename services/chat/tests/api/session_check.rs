//! Who asks is known without asking anybody: no database, and no other service there is none of.

use identity::Grant;
use serde_json::json;
use testkit::Client;

use crate::app::{App, Talk};

#[tokio::test]
async fn knowing_who_asks_costs_no_query() {
    let app = App::with_storyteller().await;
    let guest = app.talk().await;
    let path = "/api/chat/conversations";
    // the session is looked at, then the rest is refused
    let cursor = format!("{path}?cursor=odd");
    let (refused, asked) = app.asked_by(guest.client.get(&cursor)).await;
    assert_eq!(refused.with(400).code(), "invalid_query");
    assert!(asked.is_empty(), "{asked:?}");
    let (refused, asked) = app.asked_by(app.stranger().get(&cursor)).await;
    assert_eq!(refused.with(401).code(), "unauthenticated");
    assert!(asked.is_empty(), "{asked:?}");
    let forger = Client::with_cookie(app.url(), "conch_session=a.b.c");
    let (refused, asked) = app.asked_by(forger.get(path)).await;
    assert_eq!(refused.with(401).code(), "unauthenticated");
    assert!(asked.is_empty(), "{asked:?}");
    // where it does not matter who asks it costs nothing either
    let (cards, asked) = app.asked_by(guest.client.get("/api/chat/cards")).await;
    let _cards = cards.with(200);
    assert!(asked.is_empty(), "{asked:?}");
}

#[tokio::test]
async fn a_member_costs_what_a_guest_costs_but_for_their_first_request() {
    let app = App::with_storyteller().await;
    let was = app.ids.next();
    let grant = Grant::guest(was, app.ids.next());
    let guest = Talk::open(app.bearer(grant), json!({ "locale": "ko" })).await;
    let (shown, as_guest) = app.asked_by(guest.client.get(&guest.path)).await;
    let guest_id = shown.with(200).json["id"].clone();
    assert!(!as_guest.is_empty());

    let member = app.member(Some(was));
    // what they had as a guest becomes theirs
    let (first, asked) = app.asked_by(member.get(&guest.path)).await;
    assert_eq!(first.with(200).json["id"], guest_id);
    assert!(asked.len() > as_guest.len());
    for _ in 0..2 {
        let (later, asked) = app.asked_by(member.get(&guest.path)).await;
        let _later = later.with(200);
        assert_eq!(asked, as_guest);
    }
    let renamed = json!({ "title": "이름" });
    let _renamed = member.patch(&guest.path, &renamed).await.with(200);
}
