//! Kakao.

use login_sim::Issuer;
use serde_json::json;

use crate::house::House;

const KAKAO: Issuer = Issuer::Kakao;
const ME: &str = "/kakao/kapi/v2/user/me";

#[tokio::test]
async fn somebody_who_agrees_is_stated_and_described() {
    let house = House::new();
    let asked = House::asked(KAKAO);
    let back = house.back(KAKAO, &asked).await;
    assert_eq!(back.get("state"), Some("a state"));
    assert_eq!(back.get("iss"), None);
    let tokens = house.tokens(KAKAO, &asked).await;
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
    assert_eq!(me["kakao_account"]["email"], "star@example.com");
    assert_eq!(me["kakao_account"]["is_email_verified"], true);
    assert_eq!(me["kakao_account"]["profile"]["nickname"], "별이");
}
