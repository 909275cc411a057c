//! One's own account: a name, and who may change it.

use serde_json::json;

use crate::house::House;

const SESSION: &str = "/api/auth/session";
const MEMBER: &str = "/api/auth/member";

#[tokio::test]
async fn a_member_is_called_as_they_like() {
    let house = House::new().await;
    let member = house.member("demo-star").await;
    let named = json!({ "nickname": "  밤   바다 " });
    let changed = member.patch(MEMBER, &named).await.with(200);
    assert_eq!(changed.json["member"]["nickname"], "밤 바다");
    assert_eq!(
        member.get(SESSION).await.json["member"]["nickname"],
        "밤 바다"
    );
    // and the next time they sign in, too
    let elsewhere = house.member("demo-star").await;
    assert_eq!(
        elsewhere.get(SESSION).await.json["member"]["nickname"],
        "밤 바다"
    );
    let nothing = member.patch(MEMBER, &json!({})).await.with(200);
    assert_eq!(nothing.json["member"]["nickname"], "밤 바다");
}

#[tokio::test]
async fn what_is_no_name_is_refused_and_changes_nothing() {
    let house = House::new().await;
    let member = house.member("demo-star").await;
    for bad in ["", "   ", &"가".repeat(21), "a\u{202E}b", "줄\u{0}"] {
        let refused = member.patch(MEMBER, &json!({ "nickname": bad })).await;
        assert_eq!(refused.with(422).code(), "invalid_nickname", "{bad:?}");
    }
    let unknown = json!({ "nickname": "a", "roles": ["admin"] });
    let unknown = member.patch(MEMBER, &unknown).await.with(400);
    assert_eq!(unknown.code(), "invalid_body");
    assert_eq!(member.get(SESSION).await.json["member"]["nickname"], "별이");
}

#[tokio::test]
async fn guests_and_strangers_have_no_account_to_change() {
    let house = House::new().await;
    let guest = house.stranger();
    let _known = guest.get(SESSION).await.with(200);
    let named = json!({ "nickname": "손님" });
    assert_eq!(
        guest.patch(MEMBER, &named).await.with(403).code(),
        "forbidden"
    );
    for path in [MEMBER, "/api/auth/member/avatar"] {
        assert_eq!(guest.delete(path).await.with(403).code(), "forbidden");
    }
    for path in ["/api/auth/member/export", "/api/auth/member/expert"] {
        let refused = guest.post(path, &json!({})).await;
        assert_eq!(refused.with(403).code(), "forbidden");
    }
    let stranger = house.stranger();
    let refused = stranger.patch(MEMBER, &named).await.with(401);
    assert_eq!(refused.code(), "unauthenticated");
}

#[tokio::test]
async fn a_member_changes_only_so_much_in_a_minute() {
    let house = House::new().await;
    let (member, other) = (
        house.member("demo-star").await,
        house.member("demo-sea").await,
    );
    let named = json!({ "nickname": "별" });
    for _ in 0..30 {
        let _changed = member.patch(MEMBER, &named).await.with(200);
    }
    let refused = member.patch(MEMBER, &named).await.with(429);
    assert_eq!(refused.code(), "rate_limited");
    let _not_their_fault = other.patch(MEMBER, &named).await.with(200);
}
