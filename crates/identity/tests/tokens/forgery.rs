use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use identity::TokenError;
use serde_json::{Value, json};

use crate::house::{House, NOON, close, open, sign};

const OURS: [u8; 32] = [7; 32];

fn refused(house: &House, token: &str) -> TokenError {
    let error = house.verifier.verify(token, NOON).unwrap_err();
    assert_eq!(house.verifier.remembered(), 0);
    error
}

/// A token of ours with one member of its payload changed, really signed by our key.
fn with_payload(house: &House, member: &str, value: Value) -> String {
    let (header, mut payload) = open(&house.token().text);
    payload[member] = value;
    sign(OURS, &header, &payload)
}

fn with_header(house: &House, member: &str, value: Value) -> String {
    let (mut header, payload) = open(&house.token().text);
    header[member] = value;
    sign(OURS, &header, &payload)
}

#[test]
fn the_forgers_tool_makes_good_tokens_when_nothing_is_changed() {
    let house = House::new();
    let (header, payload) = open(&house.token().text);
    house
        .verifier
        .verify(&sign(OURS, &header, &payload), NOON)
        .unwrap();
}

#[test]
fn every_changed_character_is_noticed() {
    let house = House::new();
    let token = house.token().text;
    for at in 0..token.len() {
        let mut bytes = token.clone().into_bytes();
        bytes[at] = match bytes[at] {
            b'.' => b'x',
            b'A' => b'B',
            _ => b'A',
        };
        refused(&house, std::str::from_utf8(&bytes).unwrap());
    }
}

#[test]
fn another_payload_does_not_fit_the_signature() {
    let house = House::new();
    let token = house.token().text;
    let (header, mut payload) = open(&token);
    payload["kind"] = json!("member");
    let forged = close(&header, &payload, token.rsplit('.').next().unwrap());
    assert_eq!(refused(&house, &forged), TokenError::Signature);
}

#[test]
fn no_algorithm_but_ours_is_believed() {
    let house = House::new();
    let token = house.token().text;
    let (mut header, payload) = open(&token);
    for algorithm in [
        "none", "None", "NONE", "", "HS256", "ES256", "RS256", "PS256",
    ] {
        header["alg"] = json!(algorithm);
        refused(&house, &close(&header, &payload, ""));
        refused(
            &house,
            &close(&header, &payload, token.rsplit('.').next().unwrap()),
        );
    }
}

#[test]
fn the_public_key_is_no_shared_secret() {
    let house = House::new();
    let (mut header, payload) = open(&house.token().text);
    header["alg"] = json!("HS256");
    let jwks: Value = serde_json::from_str(&house.verifier.jwks()).unwrap();
    let x = jwks["keys"][0]["x"].as_str().unwrap();
    let secret = jsonwebtoken::EncodingKey::from_secret(&URL_SAFE_NO_PAD.decode(x).unwrap());
    let message = close(&header, &payload, "");
    let message = message.trim_end_matches('.');
    let algorithm = jsonwebtoken::Algorithm::HS256;
    let signature = jsonwebtoken::crypto::sign(message.as_bytes(), &secret, algorithm).unwrap();
    assert_eq!(
        refused(&house, &format!("{message}.{signature}")),
        TokenError::Algorithm
    );
}

#[test]
fn a_foreign_key_is_not_ours_whatever_it_calls_itself() {
    let house = House::new();
    let (mut header, payload) = open(&house.token().text);
    assert_eq!(
        refused(&house, &sign([9; 32], &header, &payload)),
        TokenError::Signature
    );
    header["kid"] = json!("other");
    assert_eq!(
        refused(&house, &sign([9; 32], &header, &payload)),
        TokenError::UnknownKey
    );
    let member = header.as_object_mut().unwrap();
    member.remove("kid");
    assert_eq!(
        refused(&house, &sign([9; 32], &header, &payload)),
        TokenError::UnknownKey
    );
}

#[test]
fn a_token_for_another_purpose_is_no_session() {
    let house = House::new();
    for other in [json!("JWT"), json!("invite"), json!("Session"), Value::Null] {
        assert_eq!(
            refused(&house, &with_header(&house, "typ", other)),
            TokenError::Type
        );
    }
    for member in ["iss", "aud"] {
        let token = with_payload(&house, member, json!("somebody-else"));
        assert_eq!(refused(&house, &token), TokenError::ForSomebodyElse);
    }
    refused(
        &house,
        &with_payload(&house, "aud", json!(["magic-conch", "other"])),
    );
}

#[test]
fn claims_of_another_form_are_refused() {
    let house = House::new();
    for (member, value) in [
        ("sub", json!("me")),
        ("sub", Value::Null),
        ("sid", json!(7)),
        ("exp", json!("tomorrow")),
        ("exp", json!(i64::MAX)),
        ("exp", Value::Null),
        ("kind", json!("admin")),
        ("roles", json!(["god"])),
    ] {
        assert_eq!(
            refused(&house, &with_payload(&house, member, value)),
            TokenError::Malformed
        );
    }
    let past = with_payload(&house, "exp", json!(NOON.unix_timestamp()));
    assert_eq!(refused(&house, &past), TokenError::Expired);
}

#[test]
fn rubbish_is_refused_whatever_its_length() {
    let house = House::new();
    for rubbish in [
        "",
        ".",
        "..",
        "a.b.c",
        "....",
        "한글",
        &"a".repeat(100_000),
        "\0.\0.\0",
    ] {
        refused(&house, rubbish);
    }
}
