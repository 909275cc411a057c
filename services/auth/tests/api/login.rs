//! Signing in, and everything that must not pass for it.

use futures::future::join_all;
use serde_json::json;
use testkit::{Answer, Client};

use crate::house::House;

const SESSION: &str = "/api/auth/session";
const LOGIN: &str = "/api/auth/login/demo";

/// To the provider's page and back as far as its answer; answers the callback's address.
pub async fn as_far_as_the_callback(house: &House, client: &Client, person: &str) -> String {
    let begun = client
        .post(LOGIN, &json!({ "returnTo": "/chat/1" }))
        .await
        .with(200);
    let page = begun.json["url"].as_str().unwrap().to_owned();
    let back = client
        .get(&format!("{page}&person={person}"))
        .await
        .with(303);
    let callback = back.headers["location"].to_str().unwrap();
    house.path(callback).to_owned()
}

pub async fn sign_in(house: &House, client: &Client, person: &str) -> Answer {
    let callback = as_far_as_the_callback(house, client, person).await;
    client.get(&callback).await.with(303)
}

fn page_of(answer: &Answer) -> &str {
    answer.headers["location"].to_str().unwrap()
}

#[tokio::test]
async fn a_guest_signs_in_and_comes_back_to_the_same_page() {
    let house = House::new().await;
    let client = house.stranger();
    let guest = client.get(SESSION).await.with(200).json;
    assert_eq!(guest["providers"], json!(["demo"]));

    let begun = client
        .post(LOGIN, &json!({ "returnTo": "/chat/1?a=b" }))
        .await;
    let page = begun.with(200).json["url"].as_str().unwrap().to_owned();
    let choice = client.get(&page).await.with(200);
    assert!(choice.text.contains("DEMO") && choice.text.contains("별이"));
    let back = client
        .get(&format!("{page}&person=demo-star"))
        .await
        .with(303);
    let arrived = client.get(house.path(page_of(&back))).await.with(303);
    assert_eq!(page_of(&arrived), "/chat/1?a=b");
    assert_eq!(arrived.headers["referrer-policy"], "no-referrer");
    let cookies: Vec<_> = arrived
        .headers
        .get_all("set-cookie")
        .iter()
        .map(|cookie| cookie.to_str().unwrap())
        .collect();
    let refresh = cookies
        .iter()
        .find(|it| it.starts_with("conch_refresh="))
        .unwrap();
    for attribute in ["HttpOnly", "SameSite=Strict", "Path=/api/auth"] {
        assert!(refresh.contains(attribute), "{refresh}");
    }

    let member = client.get(SESSION).await.with(200).json;
    assert_eq!(member["kind"], "member");
    assert_eq!(
        member["member"],
        json!({ "nickname": "별이", "roles": [], "expert": "no" })
    );
    let token = client.cookie("conch_session").unwrap();
    let session = house.verifier.verify(&token, house.clock.now()).unwrap();
    assert_eq!(session.was.unwrap().to_string(), guest["id"]);
    assert_eq!(
        session.expires_at - session.issued_at,
        time::Duration::minutes(10)
    );
}

#[tokio::test]
async fn the_same_person_is_the_same_member_in_every_browser() {
    let house = House::new().await;
    let browsers: Vec<_> = (0..24).map(|_| house.stranger()).collect();
    let ids = join_all(browsers.iter().map(|browser| async {
        sign_in(&house, browser, "demo-moon").await;
        browser.get(SESSION).await.with(200).json["id"].clone()
    }));
    let ids = ids.await;
    assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
    let other = house.stranger();
    sign_in(&house, &other, "demo-sea").await;
    assert_ne!(other.get(SESSION).await.json["id"], ids[0]);
}

#[tokio::test]
async fn nobody_is_signed_in_by_what_another_browser_began() {
    let house = House::new().await;
    let (thief, victim) = (house.stranger(), house.stranger());
    let callback = as_far_as_the_callback(&house, &thief, "demo-star").await;
    // the victim is on a way of their own, or on none
    for own_way in [false, true] {
        if own_way {
            let _ = victim
                .post(LOGIN, &json!({ "returnTo": "/" }))
                .await
                .with(200);
        }
        let refused = victim.get(&callback).await.with(303);
        assert_eq!(page_of(&refused), "/?signIn=stale");
        assert_eq!(victim.get(SESSION).await.json["kind"], "guest");
    }
    // and the attempt has used the state up
    assert_eq!(page_of(&thief.get(&callback).await), "/?signIn=stale");
}

#[tokio::test]
async fn a_way_is_gone_once_and_in_time() {
    let house = House::new().await;
    let client = house.stranger();
    let callback = as_far_as_the_callback(&house, &client, "demo-star").await;
    assert_eq!(page_of(&client.get(&callback).await.with(303)), "/chat/1");
    assert_eq!(
        page_of(&client.get(&callback).await.with(303)),
        "/?signIn=stale"
    );

    let late = house.stranger();
    let callback = as_far_as_the_callback(&house, &late, "demo-star").await;
    house.clock.advance(time::Duration::minutes(10));
    assert_eq!(
        page_of(&late.get(&callback).await.with(303)),
        "/?signIn=stale"
    );
}

#[tokio::test]
async fn whoever_changes_their_mind_is_back_where_they_were() {
    let house = House::new().await;
    let client = house.stranger();
    let guest = client.get(SESSION).await.json["id"].clone();
    let callback = as_far_as_the_callback(&house, &client, "nobody").await;
    let back = client.get(&callback).await.with(303);
    assert_eq!(page_of(&back), "/chat/1?signIn=cancelled");
    assert_eq!(client.get(SESSION).await.json["id"], guest);
}

#[tokio::test]
async fn a_code_that_is_none_signs_nobody_in() {
    let house = House::new().await;
    let client = house.stranger();
    for (code, outcome) in [
        ("code=made-up", "failed"),
        ("nothing=1", "failed"),
        ("error=odd", "failed"),
        ("error=temporarily_unavailable", "unavailable"),
    ] {
        let begun = client
            .post(LOGIN, &json!({ "returnTo": "/" }))
            .await
            .with(200);
        let page = begun.json["url"].as_str().unwrap();
        let state = page
            .split("state=")
            .nth(1)
            .unwrap()
            .split('&')
            .next()
            .unwrap();
        let callback = format!("/api/auth/callback/demo?{code}&state={state}");
        let back = client.get(&callback).await.with(303);
        assert_eq!(page_of(&back), format!("/?signIn={outcome}"), "{code}");
    }
    for stray in [
        "",
        "?state=",
        "?state=a",
        "?code=a&state=%00",
        "?state=A&state=B",
    ] {
        let back = client.get(&format!("/api/auth/callback/demo{stray}")).await;
        assert!(
            back.status == 303 || back.status == 400,
            "{stray}: {back:?}"
        );
    }
    assert_eq!(client.get(SESSION).await.json["kind"], "guest");
}

#[tokio::test]
async fn nobody_is_sent_to_another_site() {
    let house = House::new().await;
    for path in [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "/api/auth/logout",
    ] {
        let client = house.stranger();
        let begun = client
            .post(LOGIN, &json!({ "returnTo": path }))
            .await
            .with(200);
        let page = begun.json["url"].as_str().unwrap();
        let back = client
            .get(&format!("{page}&person=demo-star"))
            .await
            .with(303);
        let arrived = client.get(house.path(page_of(&back))).await.with(303);
        assert_eq!(page_of(&arrived), "/", "{path}");
    }
}

#[tokio::test]
async fn bad_ways_have_their_codes() {
    let house = House::new().await;
    let client = house.stranger();
    let home = json!({ "returnTo": "/" });
    let to_nobody = client.post("/api/auth/login/nobody", &home).await;
    assert_eq!(to_nobody.with(404).code(), "not_found");
    let unknown = json!({ "returnTo": "/", "extra": 1 });
    let unknown = client.post(LOGIN, &unknown).await;
    assert_eq!(unknown.with(400).code(), "invalid_body");
    // the provider's own page does not take strangers either
    let _ = client.get("/demo-login/authorize").await.with(400);
    let elsewhere = "/demo-login/authorize?client_id=magic-conch-demo&response_type=code&state=s\
        &code_challenge=c&code_challenge_method=S256&redirect_uri=http://evil.example/api/auth/callback/demo";
    let _ = client.get(elsewhere).await.with(400);
}

#[tokio::test]
async fn a_session_that_was_planted_never_becomes_somebodys() {
    let house = House::new().await;
    let thief = house.stranger();
    let planted = thief.get(SESSION).await.with(200).json["id"].clone();
    let copy = thief.cookie("conch_session").unwrap();
    // the victim's browser holds the thief's session when they sign in
    let victim = Client::with_cookie(house.url(), &format!("conch_session={copy}"));
    sign_in(&house, &victim, "demo-star").await;
    let member = victim.get(SESSION).await.with(200).json;
    assert_eq!(member["kind"], "member");
    assert_ne!(victim.cookie("conch_session").unwrap(), copy);
    // and the thief is who they were
    let still = thief.get(SESSION).await.with(200).json;
    assert_eq!((&still["kind"], &still["id"]), (&json!("guest"), &planted));
    let refused = thief.post("/api/auth/refresh", &json!({})).await;
    assert_eq!(refused.with(401).code(), "unauthenticated");
}

#[tokio::test]
async fn a_refresh_token_that_was_planted_is_not_taken_over() {
    let house = House::new().await;
    let thief = house.stranger();
    sign_in(&house, &thief, "demo-moon").await;
    let planted = thief.cookie("conch_refresh").unwrap();
    let victim = Client::with_cookie(house.url(), &format!("conch_refresh={planted}"));
    sign_in(&house, &victim, "demo-star").await;
    assert_ne!(victim.cookie("conch_refresh").unwrap(), planted);
    let victim_id = victim.get(SESSION).await.json["id"].clone();
    let renewed = thief.post("/api/auth/refresh", &json!({})).await.with(200);
    assert_ne!(renewed.json["id"], victim_id);
}
