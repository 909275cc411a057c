//! Kakao.

use login_sim::{Issuer, SocialSim, UnlinkReason};
use reqwest::Method;
use serde_json::{Value, json};

use crate::house::{Fields, House};

const KAKAO: Issuer = Issuer::Kakao;
const ME: &str = "/kakao/kapi/v2/user/me";

fn asked(user: &str) -> Fields {
    House::asked(KAKAO).with("sim_user", user)
}

async fn account(house: &House, asked: &Fields) -> (Value, Value) {
    let tokens = house.tokens(KAKAO, asked).await;
    let me = house.profile(ME, &tokens).await.with(200).json;
    (tokens, me["kakao_account"].clone())
}

#[tokio::test]
async fn somebody_who_agrees_is_stated_and_described() {
    let house = House::new();
    let back = house.back(KAKAO, &asked("star")).await;
    assert_eq!(back.get("state"), Some("a state"));
    assert_eq!(back.get("iss"), None);
    let tokens = house.tokens(KAKAO, &asked("star")).await;
    assert_eq!(tokens["token_type"], "bearer");
    assert_eq!(tokens["expires_in"], 21_599);
    assert_eq!(tokens["refresh_token_expires_in"], 5_183_999);
    assert!(tokens["refresh_token"].is_string());
    assert_eq!(
        tokens["scope"],
        "openid profile_nickname profile_image account_email"
    );
    let claims = house.claims(KAKAO, &tokens).await.unwrap();
    assert_eq!(
        claims,
        json!({
            "iss": format!("{}/kakao/kauth", house.sim.origin()),
            "aud": login_sim::KAKAO_CLIENT_ID,
            "sub": "4100000001",
            "iat": house.now(), "exp": house.now() + 21_599, "auth_time": house.now(),
            "nonce": "a-nonce",
            "nickname": "별이",
            "picture": "http://k.kakaocdn.example/dn/star/img_110x110.jpg",
            "email": "star@example.com",
        })
    );
    let me = house.profile(ME, &tokens).await.with(200).json;
    assert_eq!(me["id"], 4_100_000_001_i64);
    assert_eq!(me["connected_at"], "2026-11-18T11:06:40Z");
    let expected = json!({
        "profile_nickname_needs_agreement": false,
        "profile_image_needs_agreement": false,
        "profile": {
            "nickname": "별이",
            "thumbnail_image_url": "http://k.kakaocdn.example/dn/star/img_110x110.jpg",
            "profile_image_url": "http://k.kakaocdn.example/dn/star/img_640x640.jpg",
            "is_default_image": false,
            "is_default_nickname": false,
        },
        "email_needs_agreement": false,
        "is_email_valid": true,
        "is_email_verified": true,
        "email": "star@example.com",
    });
    assert_eq!(me["kakao_account"], expected);
    assert_eq!(house.sim.profile_requests(KAKAO), 1);
}

#[tokio::test]
async fn what_is_refused_is_absent_and_can_be_asked_again() {
    let house = House::new();
    let (tokens, account) = account(&house, &asked("star").with("sim_refuse", "email")).await;
    assert_eq!(tokens["scope"], "openid profile_nickname profile_image");
    assert_eq!(account["email_needs_agreement"], true);
    assert_eq!(account.get("email"), None);
    assert_eq!(account.get("is_email_verified"), None);
    assert_eq!(account["profile"]["nickname"], "별이");
    let claims = house.claims(KAKAO, &tokens).await.unwrap();
    assert_eq!(claims.get("email"), None);
    assert_eq!(claims["nickname"], "별이");
}

#[tokio::test]
async fn an_address_that_is_not_verified_is_in_the_profile_only() {
    let house = House::new();
    let (tokens, account) = account(&house, &asked("sea")).await;
    assert_eq!(account["email"], "sea@example.com");
    assert_eq!(account["is_email_verified"], false);
    let claims = house.claims(KAKAO, &tokens).await.unwrap();
    assert_eq!(claims.get("email"), None);
}

#[tokio::test]
async fn nobody_needs_an_address_or_a_profile() {
    let house = House::new();
    let (_, moon) = account(&house, &asked("moon")).await;
    assert_eq!(moon["email_needs_agreement"], false);
    assert_eq!(moon.get("email"), None);
    let (tokens, cloud) = account(&house, &asked("cloud")).await;
    let expected = json!({
        "profile_nickname_needs_agreement": true,
        "profile_image_needs_agreement": true,
        "email_needs_agreement": true,
    });
    assert_eq!(cloud, expected);
    assert_eq!(tokens["scope"], "openid");
    let claims = house.claims(KAKAO, &tokens).await.unwrap();
    assert_eq!(claims.get("nickname"), None);
}

#[tokio::test]
async fn without_openid_there_is_no_statement() {
    let house = House::new();
    for asked in [
        asked("star").with("scope", "account_email"),
        asked("star").without("scope"),
    ] {
        let tokens = house.tokens(KAKAO, &asked).await;
        assert_eq!(tokens.get("id_token"), None);
        let refused = house.profile("/kakao/kapi/v1/oidc/userinfo", &tokens).await;
        assert_eq!(refused.with(403).json["code"], -402);
    }
}

#[tokio::test]
async fn scopes_are_joined_by_commas_and_known() {
    let house = House::new();
    for scope in ["openid account_email", "openid,talk_message"] {
        let asked = asked("star").with("scope", scope);
        let answer = house.authorize(KAKAO, &asked).await.with(400);
        assert!(answer.text.contains("KOE205"));
    }
}

#[tokio::test]
async fn nobody_is_asked_who_is_not_to_be_asked() {
    let house = House::new();
    let silent = asked("star").with("prompt", "none");
    let unknown = house.back(KAKAO, &silent.clone().without("sim_user")).await;
    assert_eq!(unknown.get("error"), Some("login_required"));
    let first = house.back(KAKAO, &silent).await;
    assert_eq!(first.get("error"), Some("consent_required"));
    house.code(KAKAO, &asked("star")).await;
    let second = house.back(KAKAO, &silent).await;
    assert!(second.get("code").is_some());
}

#[tokio::test]
async fn kapi_refuses_in_its_own_way() {
    let house = House::new();
    let unknown = json!({ "access_token": "unknown" });
    let answer = house.profile(ME, &unknown).await.with(401);
    assert_eq!(
        answer.headers["www-authenticate"],
        "Bearer error=invalid_token"
    );
    let expected = json!({ "msg": "this access token does not exist", "code": -401 });
    assert_eq!(answer.json, expected);
    assert_eq!(house.client.get(ME).await.with(401).json["code"], -401);

    let tokens = house.tokens(KAKAO, &asked("star")).await;
    house.wait(21_599);
    assert_eq!(house.profile(ME, &tokens).await.json["code"], -401);
}

#[tokio::test]
async fn a_profile_may_be_asked_for_in_parts_and_with_safe_pictures() {
    let house = House::new();
    let tokens = house.tokens(KAKAO, &asked("star")).await;
    let token = tokens["access_token"].as_str().unwrap();
    let ask = |form: &[(&str, &str)]| {
        let request = house.client.request(Method::POST, ME).bearer_auth(token);
        house.client.send(request.form(form))
    };
    let part = ask(&[("property_keys", "[\"kakao_account.email\"]")]).await;
    let account = &part.with(200).json["kakao_account"];
    assert_eq!(account["email"], "star@example.com");
    assert_eq!(account.get("profile"), None);
    let safe = ask(&[("secure_resource", "true")]).await.with(200);
    let picture = &safe.json["kakao_account"]["profile"]["profile_image_url"];
    assert!(picture.as_str().unwrap().starts_with("https://"));
}

#[tokio::test]
async fn userinfo_tells_whether_the_address_is_verified() {
    let house = House::new();
    let tokens = house.tokens(KAKAO, &asked("sea")).await;
    let info = house.profile("/kakao/kapi/v1/oidc/userinfo", &tokens).await;
    let info = info.with(200).json;
    assert_eq!(info["sub"], "4100000003");
    assert_eq!(info["nickname"], "바다");
    assert_eq!(info["email_verified"], false);
}

#[tokio::test]
async fn a_refresh_token_is_replaced_in_its_last_month() {
    let house = House::new();
    let tokens = house.tokens(KAKAO, &asked("star")).await;
    let refresh = Fields::of(&[
        ("grant_type", "refresh_token"),
        ("client_id", KAKAO.client_id()),
        ("client_secret", KAKAO.client_secret()),
        ("refresh_token", tokens["refresh_token"].as_str().unwrap()),
    ]);
    house.wait(86_400);
    let renewed = house.token(KAKAO, &refresh).await.with(200).json;
    assert_eq!(renewed.get("refresh_token"), None);
    let claims = house.claims(KAKAO, &renewed).await.unwrap();
    assert_eq!(claims["exp"], house.now() + 21_599);
    assert_eq!(claims["auth_time"], house.now() - 86_400);
    house.wait(30 * 86_400);
    let renewed = house.token(KAKAO, &refresh).await.with(200).json;
    assert_eq!(renewed["refresh_token_expires_in"], 5_183_999);
    let old = house.token(KAKAO, &refresh).await.with(400).json;
    assert_eq!(old["error_code"], "KOE322");
}

#[tokio::test]
async fn discovery_names_the_addresses_of_this_simulator() {
    let house = House::new();
    let path = "/kakao/kauth/.well-known/openid-configuration";
    let found = house.client.get(path).await.with(200).json;
    let origin = house.sim.origin();
    assert_eq!(found["issuer"], format!("{origin}/kakao/kauth"));
    assert_eq!(
        found["userinfo_endpoint"],
        format!("{origin}/kakao/kapi/v1/oidc/userinfo")
    );
    assert_eq!(found["code_challenge_methods_supported"], json!(["S256"]));
}

#[test]
fn kakao_tells_when_somebody_leaves() {
    let notice = SocialSim::unlink_notice("star", UnlinkReason::UnlinkFromApps);
    assert_eq!(
        notice.authorization,
        format!("KakaoAK {}", login_sim::ADMIN_KEY)
    );
    assert_eq!(
        notice.form,
        "app_id=123456&user_id=4100000001&referrer_type=UNLINK_FROM_APPS"
    );
    let notice = SocialSim::unlink_notice("77", UnlinkReason::AccountDelete);
    assert!(notice.form.contains("user_id=77&"));
}
