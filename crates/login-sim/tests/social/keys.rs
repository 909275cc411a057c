//! Keys, and statements that must not be believed.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use login_sim::{Fault, Issuer};
use serde_json::Value;

use crate::house::House;

const WITH_KEYS: [(Issuer, &str); 2] = [
    (Issuer::Kakao, "/kakao/kauth/.well-known/jwks.json"),
    (Issuer::Google, "/google/certs"),
];

async fn tokens(house: &House, issuer: Issuer) -> Value {
    house.tokens(issuer, &House::asked(issuer)).await
}

/// Head and claims, believed or not.
fn read(tokens: &Value) -> [Value; 2] {
    let token = tokens["id_token"].as_str().unwrap();
    let mut parts = token.split('.');
    [(); 2].map(|()| {
        let part = URL_SAFE_NO_PAD.decode(parts.next().unwrap()).unwrap();
        serde_json::from_slice(&part).unwrap()
    })
}

fn ids(jwks: &Value) -> Vec<String> {
    let keys = jwks["keys"].as_array().unwrap();
    let ids = keys.iter().map(|key| key["kid"].as_str().unwrap());
    ids.map(str::to_owned).collect()
}

#[tokio::test]
async fn a_rotated_key_leaves_the_set_and_another_signs() {
    let house = House::new();
    for (issuer, path) in WITH_KEYS {
        let old = tokens(&house, issuer).await;
        let [head, _] = read(&old);
        assert!(house.claims(issuer, &old).await.is_some());
        house.sim.rotate_keys(issuer);
        assert!(house.claims(issuer, &old).await.is_none());
        let set = house.client.get(path).await.json;
        assert!(!ids(&set).contains(&head["kid"].as_str().unwrap().to_owned()));
        let new = tokens(&house, issuer).await;
        assert_ne!(read(&new)[0]["kid"], head["kid"]);
        assert!(house.claims(issuer, &new).await.is_some());
        assert_eq!(house.sim.jwks_fetches(issuer), 4);
    }
}

#[tokio::test]
async fn a_set_has_more_keys_than_the_one_that_signs() {
    let house = House::new();
    for (issuer, path) in WITH_KEYS {
        let set = house.client.get(path).await.with(200).json;
        assert_eq!(ids(&set).len(), 2);
        let [head, _] = read(&tokens(&house, issuer).await);
        assert_eq!(ids(&set)[1], head["kid"]);
        for key in set["keys"].as_array().unwrap() {
            assert_eq!(key["kty"], "RSA");
            assert_eq!(key["alg"], "RS256");
            assert_eq!(key["use"], "sig");
        }
    }
}

#[tokio::test]
async fn what_is_claimed_can_be_wrong() {
    let house = House::new();
    for (issuer, _) in WITH_KEYS {
        let good = read(&tokens(&house, issuer).await)[1].clone();
        for (fault, name) in [
            (Fault::WrongAudience, "aud"),
            (Fault::WrongIssuer, "iss"),
            (Fault::WrongNonce, "nonce"),
            (Fault::NoNonce, "nonce"),
            (Fault::NoSubject, "sub"),
            (Fault::Expired, "exp"),
            (Fault::FromTheFuture, "iat"),
        ] {
            house.sim.fault(issuer, fault.clone());
            let bad = tokens(&house, issuer).await;
            let bad = house.claims(issuer, &bad).await.unwrap();
            assert_ne!(bad.get(name), good.get(name), "{fault:?}");
            let again = tokens(&house, issuer).await;
            let again = house.claims(issuer, &again).await.unwrap();
            assert_eq!(again.get(name), good.get(name), "{fault:?}");
        }
        house.sim.fault(issuer, Fault::Expired);
        let [_, claims] = read(&tokens(&house, issuer).await);
        assert!(claims["exp"].as_i64().unwrap() < house.now() - 60);
        house.sim.fault(issuer, Fault::FromTheFuture);
        let [_, claims] = read(&tokens(&house, issuer).await);
        assert!(claims["iat"].as_i64().unwrap() > house.now() + 60);
    }
}

#[tokio::test]
async fn how_it_is_signed_can_be_wrong() {
    let house = House::new();
    for (issuer, path) in WITH_KEYS {
        let set = ids(&house.client.get(path).await.json);
        for (fault, algorithm, is_known) in [
            (Fault::AlgNone, "none", true),
            (Fault::Hs256SignedWithPublicKey, "HS256", true),
            (Fault::UnknownKid, "RS256", false),
            (Fault::ForgedSignature, "RS256", true),
        ] {
            house.sim.fault(issuer, fault.clone());
            let bad = tokens(&house, issuer).await;
            let [head, claims] = read(&bad);
            assert_eq!(head["alg"], algorithm);
            let kid = head["kid"].as_str().unwrap().to_owned();
            assert_eq!(set.contains(&kid), is_known, "{fault:?}");
            assert_eq!(claims["nonce"], "a-nonce");
            assert!(house.claims(issuer, &bad).await.is_none(), "{fault:?}");
        }
        house.sim.fault(issuer, Fault::NoIdToken);
        assert_eq!(tokens(&house, issuer).await.get("id_token"), None);
    }
}
