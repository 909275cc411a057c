//! What a provider answers, well or badly.

use std::time::Duration;

use login_sim::{Fault, Issuer, Place};
use serde_json::json;

use super::Street;

async fn ends(street: &Street, issuer: Issuer, fault: Fault, outcome: &str) {
    street.sim.fault(issuer, fault.clone());
    let (page, session) = street.arrive(issuer, "sim_user=star").await;
    assert_eq!(
        page,
        format!("/chat/1?signIn={outcome}"),
        "{issuer:?} {fault:?}"
    );
    assert_eq!(session["kind"], "guest", "{issuer:?} {fault:?}");
}

#[tokio::test]
async fn a_code_that_is_not_exchanged_signs_nobody_in() {
    let street = Street::new().await;
    for issuer in Issuer::ALL {
        for fault in [
            Fault::CodeReused,
            Fault::BadSecret,
            Fault::Nonsense(Place::Token),
            Fault::HalfJson(Place::Token),
            Fault::TokenError {
                status: 200,
                body: json!({ "error": "invalid_request", "error_description": "no" }),
            },
            Fault::TokenError {
                status: 200,
                body: json!("x".repeat(300 * 1024)),
            },
        ] {
            ends(&street, issuer, fault, "failed").await;
        }
        for fault in [
            Fault::RateLimited,
            Fault::ServerError,
            Fault::Down(Place::Token),
            Fault::Unavailable(Place::Token),
            Fault::Slow(Place::Token, Duration::from_secs(3)),
        ] {
            ends(&street, issuer, fault, "unavailable").await;
        }
        // and then all is well
        let (page, session) = street.arrive(issuer, "sim_user=star").await;
        assert_eq!(
            (page.as_str(), session["kind"].as_str()),
            ("/chat/1", Some("member"))
        );
    }
}

#[tokio::test]
async fn a_statement_that_is_not_to_be_believed_signs_nobody_in() {
    let street = Street::new().await;
    for issuer in [Issuer::Kakao, Issuer::Google] {
        for fault in [
            Fault::WrongAudience,
            Fault::WrongIssuer,
            Fault::WrongNonce,
            Fault::NoNonce,
            Fault::Expired,
            Fault::FromTheFuture,
            Fault::AlgNone,
            Fault::Hs256SignedWithPublicKey,
            Fault::UnknownKid,
            Fault::ForgedSignature,
            Fault::NoSubject,
        ] {
            ends(&street, issuer, fault, "failed").await;
        }
    }
    ends(&street, Issuer::Google, Fault::NoIdToken, "failed").await;
}

#[tokio::test]
async fn who_comes_in_the_name_of_another_issuer_was_mixed_up() {
    let street = Street::new().await;
    for fault in [Fault::WrongIssParameter, Fault::NoIssParameter] {
        ends(&street, Issuer::Google, fault, "failed").await;
    }
    // who never said that it names itself is believed when it does, if it is the right name
    let client = street.house.stranger();
    for (issuer, outcome) in [("https://evil.example", "?signIn=failed"), ("", "")] {
        let page = street.begin(&client, Issuer::Kakao).await;
        let mut callback = street.consent(&page, "sim_user=star").await;
        if !issuer.is_empty() {
            callback.push_str(&format!("&iss={issuer}"));
        }
        let ended = super::page_of(&client.get(&callback).await.with(303));
        assert_eq!(ended, format!("/chat/1{outcome}"));
    }
}

#[tokio::test]
async fn a_provider_that_does_not_say_where_it_is_is_unavailable_and_nothing_else_is() {
    let street = Street::new().await;
    let client = street.house.stranger();
    let home = json!({ "returnTo": "/" });
    for fault in [
        Fault::Down(Place::Discovery),
        Fault::Unavailable(Place::Discovery),
        Fault::Nonsense(Place::Discovery),
        Fault::Slow(Place::Discovery, Duration::from_secs(3)),
    ] {
        street.sim.fault(Issuer::Google, fault);
        let refused = client.post("/api/auth/login/google", &home).await;
        assert_eq!(refused.with(503).code(), "unavailable");
        let _kakao = client.post("/api/auth/login/kakao", &home).await.with(200);
    }
    let _well_again = client.post("/api/auth/login/google", &home).await.with(200);
    // what it said is good for a while
    street
        .sim
        .fault(Issuer::Google, Fault::Down(Place::Discovery));
    let _still = client.post("/api/auth/login/google", &home).await.with(200);
    street.house.clock.advance(time::Duration::hours(13));
    let _better_than_nothing = client.post("/api/auth/login/google", &home).await.with(200);
}
