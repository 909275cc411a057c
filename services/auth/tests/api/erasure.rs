//! The end of an account. The other services are played by the test.

use proto_events::domain::{AUTH_TOPIC, DataHolder, Fact};
use serde_json::{Value, json};
use testkit::Listener;
use uuid::Uuid;

use crate::house::House;

const SESSION: &str = "/api/auth/session";
const MEMBER: &str = "/api/auth/member";

fn id_in(json: &Value) -> Uuid {
    json["id"].as_str().unwrap().parse().unwrap()
}

#[tokio::test]
async fn a_deleted_account_is_over_in_every_browser_and_leaves_nothing() {
    let house = House::new().await;
    let (phone, desk) = (
        house.member("demo-star").await,
        house.member("demo-star").await,
    );
    let member_id = id_in(&phone.get(SESSION).await.json);
    let token = desk.cookie("conch_session").unwrap();
    let guest = house
        .verifier
        .verify(&token, house.clock.now())
        .unwrap()
        .was
        .unwrap();
    let named = json!({ "nickname": "지울 이름" });
    let _named = phone.patch(MEMBER, &named).await.with(200);
    let _asked = phone
        .post("/api/auth/member/export", &json!({}))
        .await
        .with(202);
    let _asked = phone
        .post("/api/auth/member/expert", &json!({}))
        .await
        .with(200);
    let before = house.everything_kept().await;
    for words in [
        member_id.to_string(),
        guest.to_string(),
        "지울 이름".into(),
        "demo-star".into(),
    ] {
        assert!(before.contains(&words), "{words}");
    }

    let deleted = phone.delete(MEMBER).await.with(202).json;
    assert_eq!(deleted["pending"], json!(["chat", "results", "rooms"]));
    let erasure_id = id_in(&deleted);
    assert_eq!(desk.get(SESSION).await.with(401).code(), "session_expired");
    let over = desk.post("/api/auth/refresh", &json!({})).await.with(401);
    assert_eq!(over.code(), "unauthenticated");
    assert_eq!(phone.get(SESSION).await.with(200).json["kind"], "guest");

    let progress = format!("/api/auth/erasures/{erasure_id}");
    for (holder, pending) in [
        (DataHolder::Chat, json!(["results", "rooms"])),
        (DataHolder::Chat, json!(["results", "rooms"])),
        (DataHolder::Rooms, json!(["results"])),
        (DataHolder::Results, json!([])),
    ] {
        house
            .tell(Fact::MemberErased {
                erasure_id,
                member_id,
                holder,
            })
            .await;
        assert_eq!(
            phone.get(&progress).await.with(200).json["pending"],
            pending
        );
    }
    let after = house.everything_kept().await;
    for words in [
        member_id.to_string(),
        guest.to_string(),
        "지울 이름".into(),
        "demo-star".into(),
    ] {
        assert!(!after.contains(&words), "{words} is left: {after}");
    }
}

#[tokio::test]
async fn whoever_comes_back_afterwards_is_somebody_new() {
    let house = House::new().await;
    let first = house.member("demo-star").await;
    let id = id_in(&first.get(SESSION).await.json);
    let _deleted = first.delete(MEMBER).await.with(202);
    let again = house.member("demo-star").await;
    let again = again.get(SESSION).await.json;
    assert_ne!(id_in(&again), id);
    assert_eq!(again["member"]["nickname"], "별이");
    let other = house.member("demo-sea").await;
    assert_eq!(other.get(SESSION).await.json["kind"], "member");
}

#[tokio::test]
async fn an_erasure_that_never_was_is_not_found() {
    let house = House::new().await;
    let nobody = house.stranger();
    let unknown = format!("/api/auth/erasures/{}", Uuid::nil());
    assert_eq!(nobody.get(&unknown).await.with(404).code(), "not_found");
    assert_eq!(
        nobody.get("/api/auth/erasures/1").await.with(404).code(),
        "invalid_path"
    );
}

#[tokio::test]
async fn who_does_not_confirm_is_told_once_more() {
    let house = House::new().await;
    let member = house.member("demo-star").await;
    let member_id = id_in(&member.get(SESSION).await.json);
    let erasure_id = id_in(&member.delete(MEMBER).await.with(202).json);
    let chat = DataHolder::Chat;
    house
        .tell(Fact::MemberErased {
            erasure_id,
            member_id,
            holder: chat,
        })
        .await;
    house.clock.advance(time::Duration::minutes(10));
    // a process that starts looks after what is left to do
    let next = house.next().await;
    let mut listener = Listener::to(&next.journals.topics(), AUTH_TOPIC);
    let again = Fact::MemberDeleted {
        erasure_id,
        member_id,
    };
    let _told = listener.until(|fact| *fact == again).await;
}

#[tokio::test]
async fn whoever_has_not_heard_of_the_end_keeps_nothing_either() {
    let house = House::new().await;
    let member = house.member("demo-star").await;
    let member_id = id_in(&member.get(SESSION).await.json).to_string();
    // topics of its own: it does not hear that the session has ended
    let next = house.next().await;
    let late = member.at(next.url());
    let _known = late.get(SESSION).await.with(200);
    let _deleted = member.delete(MEMBER).await.with(202);

    let picture = include_bytes!("../../../../.github/pictures/reading.jpg").to_vec();
    let sent = late.request(reqwest::Method::PUT, "/api/auth/member/avatar");
    let sent = sent.header("content-type", "image/jpeg").body(picture);
    assert_eq!(late.send(sent).await.with(401).code(), "unauthenticated");
    for path in ["/api/auth/member/expert", "/api/auth/member/export"] {
        let refused = late.post(path, &json!({})).await.with(401);
        assert_eq!(refused.code(), "unauthenticated");
    }
    let kept = house.everything_kept().await;
    for table in ["avatars.", "expert_requests.", "exports."] {
        assert!(!kept.lines().any(|line| line.starts_with(table)), "{kept}");
    }
    let left = kept.lines().filter(|line| line.contains(&member_id));
    assert!(
        left.clone()
            .all(|line| line.starts_with("erasures.") || line.starts_with("outbox."))
    );
}
