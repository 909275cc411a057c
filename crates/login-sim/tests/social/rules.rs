//! What holds at all three, or at two that follow the same standard.

use login_sim::{Issuer, SOCIAL_PEOPLE};

use crate::house::{Fields, House};

const WITH_PKCE: [Issuer; 2] = [Issuer::Kakao, Issuer::Google];

/// The code that Kakao gives its refusals, or the error of the others; both with their status.
async fn refusal(house: &House, issuer: Issuer, brought: &Fields) -> (u16, String) {
    let answer = house.token(issuer, brought).await;
    assert!(answer.json["error"].is_string(), "{answer:?}");
    assert!(answer.json["error_description"].is_string(), "{answer:?}");
    let name = match issuer {
        Issuer::Kakao => "error_code",
        _ => "error",
    };
    let error = answer.json[name].as_str().unwrap().to_owned();
    (answer.status.as_u16(), error)
}

#[tokio::test]
async fn whoever_sends_somebody_wrongly_sees_a_page_and_is_not_answered() {
    let house = House::new();
    for issuer in Issuer::ALL {
        let asked = House::asked(issuer);
        let address = "https://conch.example/api/auth/callback/other";
        for (name, value, code) in [
            ("client_id", "somebody-else", "KOE101"),
            ("redirect_uri", address, "KOE006"),
        ] {
            let asked = asked.clone().with(name, value);
            let answer = house.authorize(issuer, &asked).await.with(400);
            assert!(!answer.headers.contains_key("location"), "{answer:?}");
            assert!(answer.text.contains("SIMULATOR"), "{answer:?}");
            assert!(issuer != Issuer::Kakao || answer.text.contains(code));
        }
    }
}

#[tokio::test]
async fn a_code_is_exchanged_once() {
    let house = House::new();
    for (issuer, refused) in [
        (Issuer::Kakao, (400, "KOE320")),
        (Issuer::Google, (400, "invalid_grant")),
        (Issuer::Naver, (200, "invalid_request")),
    ] {
        let code = house.code(issuer, &House::asked(issuer)).await;
        let brought = House::brought(issuer, &code);
        let tokens = house.token(issuer, &brought).await.with(200).json;
        assert!(tokens["access_token"].is_string(), "{tokens}");
        let again = refusal(&house, issuer, &brought).await;
        assert_eq!(again, (refused.0, refused.1.to_owned()));
        assert_eq!(house.sim.token_requests(issuer), 2);
    }
}

#[tokio::test]
async fn a_code_is_good_for_a_minute() {
    let house = House::new();
    for issuer in Issuer::ALL {
        let (early, late) = (
            house.code(issuer, &House::asked(issuer)).await,
            house.code(issuer, &House::asked(issuer)).await,
        );
        house.wait(59);
        let answer = house.token(issuer, &House::brought(issuer, &early)).await;
        assert!(answer.json["access_token"].is_string(), "{answer:?}");
        house.wait(1);
        refusal(&house, issuer, &House::brought(issuer, &late)).await;
    }
}

#[tokio::test]
async fn a_code_is_good_at_its_own_provider_only() {
    let house = House::new();
    let code = house
        .code(Issuer::Kakao, &House::asked(Issuer::Kakao))
        .await;
    let brought = House::brought(Issuer::Google, &code);
    refusal(&house, Issuer::Google, &brought).await;
}

#[tokio::test]
async fn the_secret_must_be_right_and_in_the_form() {
    let house = House::new();
    for (issuer, refused) in [
        (Issuer::Kakao, (401, "KOE010")),
        (Issuer::Google, (401, "invalid_client")),
        (Issuer::Naver, (200, "unauthorized_client")),
    ] {
        let code = house.code(issuer, &House::asked(issuer)).await;
        let brought = House::brought(issuer, &code);
        for wrong in [
            brought.clone().with("client_secret", "another"),
            brought.clone().without("client_secret"),
        ] {
            let was = refusal(&house, issuer, &wrong).await;
            assert_eq!(was, (refused.0, refused.1.to_owned()));
        }
        // nothing was used up by that
        house.token(issuer, &brought).await.with(200);
    }
}

#[tokio::test]
async fn an_unknown_client_exchanges_nothing() {
    let house = House::new();
    for (issuer, refused) in [
        (Issuer::Kakao, (401, "KOE101")),
        (Issuer::Google, (401, "invalid_client")),
    ] {
        let brought = House::brought(issuer, "a-code").with("client_id", "somebody-else");
        let was = refusal(&house, issuer, &brought).await;
        assert_eq!(was, (refused.0, refused.1.to_owned()));
    }
}

#[tokio::test]
async fn both_steps_name_the_same_way_back() {
    let house = House::new();
    for (issuer, refused) in [
        (Issuer::Kakao, (400, "KOE303")),
        (Issuer::Google, (400, "redirect_uri_mismatch")),
        (Issuer::Naver, (200, "invalid_request")),
    ] {
        let code = house.code(issuer, &House::asked(issuer)).await;
        let elsewhere = format!("http://elsewhere/api/auth/callback/{}", issuer.as_str());
        let brought = House::brought(issuer, &code).with("redirect_uri", &elsewhere);
        let was = refusal(&house, issuer, &brought).await;
        assert_eq!(was, (refused.0, refused.1.to_owned()));
    }
}

#[tokio::test]
async fn only_who_began_can_end() {
    let house = House::new();
    for issuer in WITH_PKCE {
        let asked = House::asked(issuer);
        let code = house.code(issuer, &asked).await;
        let brought = House::brought(issuer, &code).with("code_verifier", &"x".repeat(43));
        refusal(&house, issuer, &brought).await;
        // a wrong guess uses the code up
        refusal(&house, issuer, &House::brought(issuer, &code)).await;

        let code = house.code(issuer, &asked).await;
        let brought = House::brought(issuer, &code).without("code_verifier");
        refusal(&house, issuer, &brought).await;
    }
}

#[tokio::test]
async fn nobody_begins_without_pkce() {
    let house = House::new();
    for issuer in WITH_PKCE {
        for asked in [
            House::asked(issuer).without("code_challenge"),
            House::asked(issuer).with("code_challenge_method", "plain"),
        ] {
            let back = house.back(issuer, &asked).await;
            assert_eq!(back.get("error"), Some("invalid_request"));
            assert_eq!(back.get("state"), Some("a state"));
            assert_eq!(back.get("code"), None);
        }
    }
}

#[tokio::test]
async fn somebody_may_change_their_mind() {
    let house = House::new();
    for (issuer, why) in [
        (Issuer::Kakao, "error_description=User%20denied%20access"),
        (Issuer::Google, "error=access_denied"),
        (Issuer::Naver, "error_description=Canceled%20By%20User"),
    ] {
        let asked = House::asked(issuer).without("sim_user");
        let back = house.back(issuer, &asked.with("sim_cancel", "1")).await;
        assert_eq!(back.get("error"), Some("access_denied"));
        assert_eq!(back.get("state"), Some("a state"));
        assert!(back.address.contains(why), "{}", back.address);
    }
}

#[tokio::test]
async fn the_page_asks_who_one_would_like_to_be() {
    let house = House::new();
    for issuer in Issuer::ALL {
        let asked = House::asked(issuer).without("sim_user");
        let page = house.authorize(issuer, &asked).await.with(200);
        for person in &SOCIAL_PEOPLE {
            let link = format!("&amp;sim_user={}\"", person.id);
            assert!(page.text.contains(&link), "{}", page.text);
        }
        for words in [
            "sim_refuse=email",
            "sim_refuse=profile",
            "sim_cancel=1",
            "SIMULATOR",
            "lang=en",
        ] {
            assert!(page.text.contains(words), "{words}");
        }
    }
}

#[tokio::test]
async fn the_page_takes_nothing_for_markup() {
    let house = House::new();
    let asked = House::asked(Issuer::Naver)
        .without("sim_user")
        .with("state", "\"><script>");
    let page = house.authorize(Issuer::Naver, &asked).await.with(200);
    assert!(!page.text.contains("<script>"), "{}", page.text);
}

#[tokio::test]
async fn the_same_person_is_always_the_same_to_us() {
    let house = House::new();
    for person in &SOCIAL_PEOPLE {
        for issuer in WITH_PKCE {
            let asked = House::asked(issuer).with("sim_user", person.id);
            let tokens = house.tokens(issuer, &asked).await;
            let claims = house.claims(issuer, &tokens).await.unwrap();
            assert_eq!(claims["sub"], person.subject(issuer));
        }
        let asked = House::asked(Issuer::Naver).with("sim_user", person.id);
        let tokens = house.tokens(Issuer::Naver, &asked).await;
        let profile = house.profile("/naver/openapi/v1/nid/me", &tokens).await;
        assert_eq!(profile.json["response"]["id"], person.naver);
    }
}
