//! Becoming an expert.

use auth::{Config, ExpertAdmission};
use identity::{Role, SessionCookie};
use serde_json::json;

use crate::house::House;

const SESSION: &str = "/api/auth/session";
const EXPERT: &str = "/api/auth/member/expert";

#[tokio::test]
async fn where_the_demo_is_whoever_asks_is_an_expert_at_once() {
    let house = House::new().await;
    let member = house.member("demo-star").await;
    assert_eq!(member.get(SESSION).await.json["member"]["expert"], "no");
    let granted = member.post(EXPERT, &json!({})).await.with(200);
    assert_eq!(granted.json["member"]["expert"], "yes");
    assert_eq!(granted.json["member"]["roles"], json!(["expert"]));
    // every service sees it in the token
    let token = member.cookie("conch_session").unwrap();
    let session = house.verifier.verify(&token, house.clock.now()).unwrap();
    assert!(session.principal.has(Role::Expert));
    let again = member.post(EXPERT, &json!({})).await.with(200);
    assert!(!again.headers.contains_key("set-cookie"));
}

#[tokio::test]
async fn elsewhere_one_asks_and_waits() {
    let config = Config {
        expert_admission: ExpertAdmission::Approval,
        ..Config::default()
    };
    let house = House::with(config, SessionCookie::Plain).await;
    let member = house.member("demo-star").await;
    for _ in 0..2 {
        let asked = member.post(EXPERT, &json!({})).await.with(200);
        assert_eq!(asked.json["member"]["expert"], "asked");
        assert_eq!(asked.json["member"]["roles"], json!([]));
    }
    let token = member.cookie("conch_session").unwrap();
    let session = house.verifier.verify(&token, house.clock.now()).unwrap();
    assert!(!session.principal.has(Role::Expert));
}
