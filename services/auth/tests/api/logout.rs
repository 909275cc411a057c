use reqwest::Method;
use serde_json::json;
use testkit::Client;

use crate::house::House;

#[tokio::test]
async fn a_browser_that_logs_out_is_nobody_again() {
    let house = House::new().await;
    let guest = Client::stranger(house.url());
    let _ = guest.get("/api/auth/session").await.with(200);
    let answer = guest.post("/api/auth/logout", &json!({})).await.with(204);
    let cookie = answer.headers["set-cookie"].to_str().unwrap();
    assert!(
        cookie.starts_with("conch_session=;") && cookie.contains("Max-Age=0"),
        "{cookie}"
    );
}

#[tokio::test]
async fn another_site_cannot_log_somebody_out() {
    let house = House::new().await;
    let guest = Client::stranger(house.url());
    let _ = guest.get("/api/auth/session").await.with(200);
    let url = format!("{}/api/auth/logout", house.url());
    let request = reqwest::Client::builder()
        .no_proxy()
        .build()
        .unwrap()
        .request(Method::POST, url);
    let refused = guest
        .send(request.header("sec-fetch-site", "cross-site"))
        .await
        .with(403);
    assert_eq!(refused.code(), "cross_origin");
}

#[tokio::test]
async fn a_wrong_method_and_a_wrong_path_have_their_codes() {
    let house = House::new().await;
    let guest = Client::stranger(house.url());
    assert_eq!(
        guest.get("/api/auth/logout").await.with(405).code(),
        "method_not_allowed"
    );
    assert_eq!(
        guest.get("/api/auth/nothing").await.with(404).code(),
        "not_found"
    );
}

#[tokio::test]
async fn a_member_signs_out_everywhere_at_once() {
    let house = House::new().await;
    let browsers = [
        house.member("demo-star").await,
        house.member("demo-star").await,
        house.member("demo-star").await,
    ];
    let other = house.member("demo-sea").await;
    // here only
    let _gone = browsers[2]
        .post("/api/auth/logout", &json!({}))
        .await
        .with(204);
    for browser in &browsers[..2] {
        assert_eq!(
            browser.get("/api/auth/session").await.json["kind"],
            "member"
        );
    }
    // and everywhere
    let everywhere = "/api/auth/logout?everywhere=true";
    let _gone = browsers[0].post(everywhere, &json!({})).await.with(204);
    assert_eq!(
        browsers[0].get("/api/auth/session").await.json["kind"],
        "guest"
    );
    let over = browsers[1].get("/api/auth/session").await.with(401);
    assert_eq!(over.code(), "session_expired");
    let _over = browsers[1]
        .post("/api/auth/refresh", &json!({}))
        .await
        .with(401);
    assert_eq!(other.get("/api/auth/session").await.json["kind"], "member");
    let odd = other.post("/api/auth/logout?all=1", &json!({})).await;
    assert_eq!(odd.with(400).code(), "invalid_query");
}
