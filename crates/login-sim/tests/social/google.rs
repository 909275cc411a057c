//! Google.

use login_sim::{Fault, GOOGLE_CLIENT_ID, Issuer};
use serde_json::json;

use crate::house::{Fields, House};

const GOOGLE: Issuer = Issuer::Google;

fn asked(user: &str) -> Fields {
    House::asked(GOOGLE).with("sim_user", user)
}

#[tokio::test]
async fn somebody_who_agrees_is_stated_and_described() {
    let house = House::new();
    let tokens = house.tokens(GOOGLE, &asked("star")).await;
    assert_eq!(tokens["token_type"], "Bearer");
    assert_eq!(tokens["expires_in"], 3599);
    assert_eq!(tokens.get("refresh_token"), None);
    let claims = house.claims(GOOGLE, &tokens).await.unwrap();
    let expected = json!({
        "iss": format!("{}/google", house.sim.origin()),
        "aud": GOOGLE_CLIENT_ID, "azp": GOOGLE_CLIENT_ID,
        "sub": "110000000000000000001",
        "at_hash": claims["at_hash"],
        "iat": house.now(), "exp": house.now() + 3600,
        "nonce": "a-nonce",
        "name": "별이", "given_name": "별이",
        "picture": "https://lh3.googleusercontent.example/a/star=s96-c",
        "email": "star@example.com", "email_verified": true,
    });
    assert_eq!(claims, expected);
    let info = house.profile("/google/userinfo", &tokens).await.with(200);
    assert_eq!(info.json["sub"], claims["sub"]);
    assert_eq!(info.json["email"], claims["email"]);
}

#[tokio::test]
async fn everything_is_where_discovery_says() {
    let house = House::new();
    let path = "/google/.well-known/openid-configuration";
    let found = house.client.get(path).await.with(200).json;
    let base = house.sim.base(GOOGLE);
    assert_eq!(found["issuer"], base);
    assert_eq!(
        found["authorization_response_iss_parameter_supported"],
        true
    );
    for (name, path) in [
        ("authorization_endpoint", "/o/oauth2/v2/auth"),
        ("token_endpoint", "/token"),
        ("jwks_uri", "/certs"),
        ("userinfo_endpoint", "/userinfo"),
    ] {
        assert_eq!(found[name], format!("{base}{path}"));
    }
}

#[tokio::test]
async fn whoever_comes_back_does_so_in_googles_name() {
    let house = House::new();
    let base = house.sim.base(GOOGLE);
    let back = house.back(GOOGLE, &asked("star")).await;
    assert_eq!(back.get("iss"), Some(base.as_str()));
    let cancelled = asked("star").with("sim_cancel", "1");
    let back = house.back(GOOGLE, &cancelled).await;
    assert_eq!(back.get("iss"), Some(base.as_str()));

    house.sim.fault(GOOGLE, Fault::WrongIssParameter);
    let back = house.back(GOOGLE, &asked("star")).await;
    assert!(back.get("code").is_some());
    assert_ne!(back.get("iss").unwrap(), base);
    house.sim.fault(GOOGLE, Fault::NoIssParameter);
    let back = house.back(GOOGLE, &asked("star")).await;
    assert!(back.get("code").is_some());
    assert_eq!(back.get("iss"), None);
}

#[tokio::test]
async fn an_address_is_told_with_what_it_is_worth() {
    let house = House::new();
    let tokens = house.tokens(GOOGLE, &asked("sea")).await;
    let claims = house.claims(GOOGLE, &tokens).await.unwrap();
    assert_eq!(claims["email"], "sea@example.com");
    assert_eq!(claims["email_verified"], false);
    for user in ["moon", "cloud"] {
        let tokens = house.tokens(GOOGLE, &asked(user)).await;
        let claims = house.claims(GOOGLE, &tokens).await.unwrap();
        assert_eq!(claims.get("email"), None);
        assert_eq!(claims.get("email_verified"), None);
        assert_eq!(claims.get("name").is_some(), user == "moon");
    }
}

#[tokio::test]
async fn scopes_are_joined_by_spaces_and_known() {
    let house = House::new();
    for asked in [
        asked("star").with("scope", "openid,email"),
        asked("star").with("scope", "openid drive"),
        asked("star").without("scope"),
    ] {
        house.authorize(GOOGLE, &asked).await.with(400);
    }
    let asked = asked("star").with("scope", "email");
    let tokens = house.tokens(GOOGLE, &asked).await;
    assert_eq!(tokens.get("id_token"), None);
}

#[tokio::test]
async fn it_is_renewed_for_whoever_asked_for_that() {
    let house = House::new();
    let asked = asked("star").with("access_type", "offline");
    let tokens = house.tokens(GOOGLE, &asked).await;
    let refresh = Fields::of(&[
        ("grant_type", "refresh_token"),
        ("client_id", GOOGLE.client_id()),
        ("client_secret", GOOGLE.client_secret()),
        ("refresh_token", tokens["refresh_token"].as_str().unwrap()),
    ]);
    house.wait(3599);
    let refused = house.profile("/google/userinfo", &tokens).await.with(401);
    assert!(refused.headers.contains_key("www-authenticate"));
    let renewed = house.token(GOOGLE, &refresh).await.with(200).json;
    house.profile("/google/userinfo", &renewed).await.with(200);
    let claims = house.claims(GOOGLE, &renewed).await.unwrap();
    assert_eq!(claims.get("nonce"), None);
}
