//! Sessions of members: refreshed, ended, stolen.

use futures::future::join_all;
use serde_json::json;
use testkit::Client;
use time::Duration;

use crate::house::House;
use crate::login::sign_in;

const SESSION: &str = "/api/auth/session";
const REFRESH: &str = "/api/auth/refresh";

async fn member(house: &House) -> Client {
    let client = house.stranger();
    sign_in(house, &client, "demo-star").await;
    client
}

/// A second tab of the same browser, as it was a moment ago.
fn tab(house: &House, client: &Client) -> Client {
    client.at(house.url())
}

#[tokio::test]
async fn a_members_short_token_is_refreshed_unseen() {
    let house = House::new().await;
    let client = member(&house).await;
    let id = client.get(SESSION).await.with(200).json["id"].clone();
    house.clock.advance(Duration::minutes(11));
    let expired = client.get(SESSION).await.with(401);
    assert_eq!(expired.code(), "session_expired");
    let before = client.cookie("conch_refresh");
    let refreshed = client.post(REFRESH, &json!({})).await.with(200);
    assert_eq!(refreshed.json["id"], id);
    assert_ne!(client.cookie("conch_refresh"), before);
    assert_eq!(client.get(SESSION).await.with(200).json["id"], id);
}

#[tokio::test]
async fn tabs_that_refresh_at_once_make_one_rotation_and_no_sign_out() {
    let house = House::new().await;
    let client = member(&house).await;
    let tabs: Vec<_> = (0..100).map(|_| tab(&house, &client)).collect();
    let answers = join_all(
        tabs.iter()
            .map(|tab| async { tab.post(REFRESH, &json!({})).await }),
    )
    .await;
    assert!(answers.iter().all(|answer| answer.status == 200));
    let next = tabs[0].cookie("conch_refresh");
    assert!(tabs.iter().all(|tab| tab.cookie("conch_refresh") == next));
    // a tab that slept a little is still not a thief
    house.clock.advance(Duration::seconds(29));
    let late = client.post(REFRESH, &json!({})).await.with(200);
    assert_eq!(late.json["kind"], "member");
    assert_eq!(client.cookie("conch_refresh"), next);
}

#[tokio::test]
async fn a_token_that_somebody_else_used_ends_the_whole_session() {
    let house = House::new().await;
    let owner = member(&house).await;
    let thief = tab(&house, &owner);
    let _ = owner.post(REFRESH, &json!({})).await.with(200);
    house.clock.advance(Duration::seconds(30));
    let caught = thief.post(REFRESH, &json!({})).await.with(401);
    assert_eq!(caught.code(), "unauthenticated");
    assert_eq!(thief.cookie("conch_refresh"), None);
    // the owner is out, too, and begins again as a guest
    let out = owner.post(REFRESH, &json!({})).await.with(401);
    assert_eq!(out.code(), "unauthenticated");
    assert_eq!(owner.get(SESSION).await.with(200).json["kind"], "guest");
}

#[tokio::test]
async fn who_signs_out_stays_out() {
    let house = House::new().await;
    let client = member(&house).await;
    let copied = tab(&house, &client);
    let _ = client.post("/api/auth/logout", &json!({})).await.with(204);
    assert_eq!(client.get(SESSION).await.with(200).json["kind"], "guest");
    let _ = copied.post(REFRESH, &json!({})).await.with(401);
    // nor does the short token that somebody copied count any more
    assert_eq!(copied.get(SESSION).await.with(200).json["kind"], "guest");
}

#[tokio::test]
async fn who_signs_out_after_a_long_rest_is_out_all_the_same() {
    let house = House::new().await;
    let client = member(&house).await;
    let copied = tab(&house, &client);
    house.clock.advance(Duration::hours(1));
    let _ = client.post("/api/auth/logout", &json!({})).await.with(204);
    let _ = copied.post(REFRESH, &json!({})).await.with(401);
}

#[tokio::test]
async fn a_session_without_a_visit_ends() {
    let house = House::new().await;
    let client = member(&house).await;
    house.clock.advance(Duration::days(59));
    let _ = client.post(REFRESH, &json!({})).await.with(200);
    house.clock.advance(Duration::days(60));
    let _ = client.post(REFRESH, &json!({})).await.with(401);
}

#[tokio::test]
async fn what_is_no_refresh_token_refreshes_nothing() {
    let house = House::new().await;
    let _ = house.stranger().post(REFRESH, &json!({})).await.with(401);
    for value in ["a", "A".repeat(43).as_str(), "%00"] {
        let forger = Client::with_cookie(house.url(), &format!("conch_refresh={value}"));
        let refused = forger.post(REFRESH, &json!({})).await.with(401);
        assert_eq!(refused.code(), "unauthenticated", "{value}");
    }
}
