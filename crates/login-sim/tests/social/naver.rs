//! Naver.

use login_sim::{Fault, Issuer};
use serde_json::json;

use crate::house::{Fields, House};

const NAVER: Issuer = Issuer::Naver;
const ME: &str = "/naver/openapi/v1/nid/me";

fn asked(user: &str) -> Fields {
    House::asked(NAVER).with("sim_user", user)
}

#[tokio::test]
async fn somebody_who_agrees_is_described() {
    let house = House::new();
    let tokens = house.tokens(NAVER, &asked("star")).await;
    assert_eq!(tokens["expires_in"], "3600");
    assert_eq!(tokens["token_type"], "bearer");
    assert!(tokens["refresh_token"].is_string());
    assert_eq!(tokens.get("id_token"), None);
    let profile = house.profile(ME, &tokens).await.with(200).json;
    assert_eq!(profile["resultcode"], "00");
    assert_eq!(profile["message"], "success");
    let expected = json!({
        "id": "Nv5tAr-6LxqT0mWnYbQeKdUoPz2sRiHc8GfJ4aXvE1I",
        "nickname": "별이",
        "profile_image": "https://phinf.pstatic.example/star.png",
        "email": "star@example.com",
    });
    assert_eq!(profile["response"], expected);
}

#[tokio::test]
async fn what_is_refused_is_absent() {
    let house = House::new();
    let asked = asked("star").with("sim_refuse", "email,profile");
    let tokens = house.tokens(NAVER, &asked).await;
    let profile = house.profile(ME, &tokens).await.with(200).json;
    let id = json!({ "id": "Nv5tAr-6LxqT0mWnYbQeKdUoPz2sRiHc8GfJ4aXvE1I" });
    assert_eq!(profile["response"], id);
}

#[tokio::test]
async fn the_state_binds_both_steps() {
    let house = House::new();
    let back = house.back(NAVER, &asked("star").without("state")).await;
    assert_eq!(back.get("error"), Some("invalid_request"));
    for wrong in [Some("another"), None] {
        let code = house.code(NAVER, &asked("star")).await;
        let brought = House::brought(NAVER, &code).without("state");
        let brought = match wrong {
            Some(state) => brought.with("state", state),
            None => brought,
        };
        let answer = house.token(NAVER, &brought).await.with(200);
        assert_eq!(answer.json["error"], "invalid_request");
    }
}

#[tokio::test]
async fn the_second_step_need_not_name_the_way_back() {
    let house = House::new();
    let code = house.code(NAVER, &asked("star")).await;
    let brought = House::brought(NAVER, &code).without("redirect_uri");
    let answer = house.token(NAVER, &brought).await.with(200);
    assert!(answer.json["access_token"].is_string());
}

#[tokio::test]
async fn the_profile_is_refused_with_a_code_of_its_own() {
    let house = House::new();
    let none = house.client.get(ME).await.with(401).json;
    assert_eq!(none["resultcode"], "028");
    let unknown = json!({ "access_token": "unknown" });
    let unknown = house.profile(ME, &unknown).await.with(401).json;
    assert_eq!(unknown["resultcode"], "024");
}

#[tokio::test]
async fn a_renewed_token_comes_alone() {
    let house = House::new();
    let tokens = house.tokens(NAVER, &asked("star")).await;
    let refresh = Fields::of(&[
        ("grant_type", "refresh_token"),
        ("client_id", NAVER.client_id()),
        ("client_secret", NAVER.client_secret()),
        ("refresh_token", tokens["refresh_token"].as_str().unwrap()),
    ]);
    let renewed = house.token(NAVER, &refresh).await.with(200).json;
    assert_eq!(renewed.get("refresh_token"), None);
    house.profile(ME, &renewed).await.with(200);
}

#[tokio::test]
async fn a_profile_may_name_nobody_or_somebody_else() {
    let house = House::new();
    let tokens = house.tokens(NAVER, &asked("star")).await;
    house.sim.fault(NAVER, Fault::NoSubject);
    let profile = house.profile(ME, &tokens).await.with(200).json;
    assert_eq!(profile["response"].get("id"), None);
    house.sim.fault(NAVER, Fault::OtherSubjectInProfile);
    let profile = house.profile(ME, &tokens).await.with(200).json;
    assert_ne!(
        profile["response"]["id"],
        "Nv5tAr-6LxqT0mWnYbQeKdUoPz2sRiHc8GfJ4aXvE1I"
    );
}
