use std::sync::Arc;

use identity::{Grant, Minter, Principal, PrincipalKind, Role, SigningKey, TokenError};
use time::Duration;
use uuid::Uuid;

use crate::house::{House, NOON, open};

#[test]
fn a_token_says_who_asks() {
    let house = House::new();
    let principal = Principal {
        id: Uuid::from_u128(5),
        kind: PrincipalKind::Member,
        roles: vec![Role::Expert, Role::Admin],
    };
    let grant = Grant {
        principal: principal.clone(),
        session: Uuid::from_u128(6),
        was: Some(Uuid::from_u128(4)),
    };
    let token = house.minter.mint(grant.clone(), NOON).unwrap();
    let session = house.verifier.verify(&token.text, NOON).unwrap();
    assert_eq!(Grant::from(&*session), grant);
    assert_eq!(session.principal, principal);
    assert_eq!(session.id, Uuid::from_u128(6));
    assert_eq!(session.expires_at, NOON + Duration::days(30));
    assert_eq!(*session, token.session);
}

#[test]
fn the_wire_form_is_the_documented_one() {
    let house = House::new();
    let (header, payload) = open(&house.token().text);
    assert_eq!(header["alg"], "EdDSA");
    assert_eq!(header["typ"], "session");
    assert_eq!(header["kid"], house.key.id());
    assert_eq!(payload["iss"], "magic-conch");
    assert_eq!(payload["aud"], "magic-conch");
    assert_eq!(payload["kind"], "guest");
    assert_eq!(payload["iat"], NOON.unix_timestamp());
    assert_eq!(payload["exp"], (NOON + Duration::days(30)).unix_timestamp());
}

#[test]
fn a_token_is_void_from_its_last_second_on_also_from_memory() {
    let house = House::new();
    let token = house.token();
    let end = token.session.expires_at;
    house
        .verifier
        .verify(&token.text, end - Duration::seconds(1))
        .unwrap();
    assert_eq!(house.verifier.remembered(), 1);
    assert_eq!(
        house.verifier.verify(&token.text, end).unwrap_err(),
        TokenError::Expired
    );
    assert_eq!(house.verifier.remembered(), 0);
    assert_eq!(
        house.verifier.verify(&token.text, end).unwrap_err(),
        TokenError::Expired
    );
}

#[test]
fn a_token_of_a_clock_that_is_far_ahead_is_not_believed_yet() {
    let house = House::new();
    let token = house.token();
    house
        .verifier
        .verify(&token.text, NOON - Duration::seconds(60))
        .unwrap();
    let house = House::new();
    let early = house
        .verifier
        .verify(&token.text, NOON - Duration::seconds(61));
    assert_eq!(early.unwrap_err(), TokenError::NotYet);
}

#[test]
fn a_token_is_verified_once_and_then_known() {
    let house = House::new();
    let token = house.token();
    let first = house.verifier.verify(&token.text, NOON).unwrap();
    let again = house.verifier.verify(&token.text, NOON).unwrap();
    assert!(Arc::ptr_eq(&first, &again));
    assert_eq!(house.verifier.remembered(), 1);
}

#[test]
fn the_memory_is_bounded_and_keeps_who_is_still_there() {
    let house = House::new();
    let regular = house.token();
    let known = house.verifier.verify(&regular.text, NOON).unwrap();
    for number in 0..2500 {
        let guest = Grant::guest(Uuid::from_u128(number + 10), Uuid::from_u128(number));
        let token = house.minter.mint(guest, NOON).unwrap();
        house.verifier.verify(&token.text, NOON).unwrap();
        if number % 500 == 0 {
            house.verifier.verify(&regular.text, NOON).unwrap();
        }
    }
    assert!(house.verifier.remembered() <= 2 * 8192);
    let still = house.verifier.verify(&regular.text, NOON).unwrap();
    assert!(Arc::ptr_eq(&known, &still));
}

#[test]
fn a_refused_token_is_not_remembered() {
    let house = House::new();
    let mut forged = house.token().text;
    forged.pop();
    house.verifier.verify(&forged, NOON).unwrap_err();
    assert_eq!(house.verifier.remembered(), 0);
}

#[test]
fn keys_rotate_without_a_sign_out() {
    let house = House::new();
    let old = house.token();
    house.verifier.verify(&old.text, NOON).unwrap();

    let new_key = Arc::new(SigningKey::from_seed([8; 32]).unwrap());
    house
        .verifier
        .replace_keys(new_key.public_keys().and(house.key.public_keys()));
    let new = Minter::new(Arc::clone(&new_key), Duration::days(30))
        .mint(Grant::guest(Uuid::from_u128(1), Uuid::from_u128(2)), NOON)
        .unwrap();
    house.verifier.verify(&old.text, NOON).unwrap();
    house.verifier.verify(&new.text, NOON).unwrap();

    house.verifier.replace_keys(new_key.public_keys());
    house.verifier.verify(&new.text, NOON).unwrap();
    let retired = house.verifier.verify(&old.text, NOON);
    assert_eq!(
        retired.unwrap_err(),
        TokenError::UnknownKey,
        "not even from memory"
    );
}

#[test]
fn a_session_wants_renewal_after_half_of_its_life() {
    let session = House::new().token().session;
    assert!(!session.wants_renewal(NOON));
    assert!(!session.wants_renewal(NOON + Duration::days(15)));
    assert!(session.wants_renewal(NOON + Duration::days(15) + Duration::seconds(1)));
}

#[test]
fn a_session_that_was_ended_is_over_at_once_and_others_are_not() {
    let house = House::new();
    let token = house.token();
    house.verifier.verify(&token.text, NOON).unwrap();
    house.verifier.end(Uuid::from_u128(99));
    house.verifier.verify(&token.text, NOON).unwrap();
    house.verifier.end(token.session.id);
    let over = house.verifier.verify(&token.text, NOON);
    assert_eq!(over.unwrap_err(), TokenError::Ended);
    // a token of it that was never seen before neither
    let other = Grant::from(&token.session);
    let other = house
        .minter
        .mint(other, NOON + Duration::seconds(5))
        .unwrap();
    let over = house
        .verifier
        .verify(&other.text, NOON + Duration::seconds(5));
    assert_eq!(over.unwrap_err(), TokenError::Ended);
}
