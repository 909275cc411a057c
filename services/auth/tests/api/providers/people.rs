//! Who comes back, with what they agreed to tell.

use futures::future::join_all;
use login_sim::{Fault, Issuer, Place};
use serde_json::json;

use super::{SESSION, Street, page_of};

#[tokio::test]
async fn each_provider_vouches_for_its_people() {
    let street = Street::new().await;
    let guest = street.house.stranger().get(SESSION).await.with(200).json;
    assert_eq!(
        guest["providers"],
        json!(["kakao", "naver", "google", "demo"])
    );
    let mut ids = Vec::new();
    for issuer in Issuer::ALL {
        let (page, first) = street.arrive(issuer, "sim_user=star").await;
        assert_eq!(
            (page.as_str(), &first["kind"]),
            ("/chat/1", &json!("member"))
        );
        assert_eq!(first["member"]["nickname"], "별이", "{issuer:?}");
        let (_, again) = street.arrive(issuer, "sim_user=star").await;
        assert_eq!(again["id"], first["id"], "{issuer:?}");
        ids.push(first["id"].clone());
    }
    // the same address at two providers is no proof that it is the same person
    assert!(ids[0] != ids[1] && ids[1] != ids[2] && ids[0] != ids[2]);
}

#[tokio::test]
async fn who_tells_nothing_but_who_they_are_is_welcome_too() {
    let street = Street::new().await;
    for issuer in Issuer::ALL {
        for person in ["moon", "sea", "cloud"] {
            let (page, member) = street.arrive(issuer, &format!("sim_user={person}")).await;
            assert_eq!(
                (page.as_str(), &member["kind"]),
                ("/chat/1", &json!("member"))
            );
            let nickname = member["member"]["nickname"].as_str().unwrap();
            assert!(!nickname.is_empty(), "{issuer:?} {person}");
        }
        let refusing = "sim_user=star&sim_refuse=email,profile";
        let (page, member) = street.arrive(issuer, refusing).await;
        assert_eq!(
            (page.as_str(), &member["kind"]),
            ("/chat/1", &json!("member"))
        );
    }
}

#[tokio::test]
async fn only_an_address_that_was_verified_is_kept() {
    let street = Street::new().await;
    for issuer in Issuer::ALL {
        let (_, _) = street.arrive(issuer, "sim_user=sea").await;
    }
    let kept = street.house.everything_kept().await;
    assert!(!kept.contains('@'), "{kept}");
    for issuer in [Issuer::Kakao, Issuer::Google] {
        let (_, _) = street.arrive(issuer, "sim_user=star").await;
    }
    let kept = street.house.everything_kept().await;
    assert_eq!(kept.matches('@').count(), 2, "{kept}");
}

#[tokio::test]
async fn a_hundred_first_logins_of_one_person_make_one_member() {
    let street = Street::new().await;
    for (issuer, count) in [(Issuer::Kakao, 100), (Issuer::Naver, 40)] {
        let browsers: Vec<_> = (0..count).map(|_| street.house.stranger()).collect();
        let street = &street;
        let ids = join_all(browsers.iter().map(|browser| async move {
            street.sign_in(browser, issuer, "sim_user=moon").await;
            browser.get(SESSION).await.with(200).json["id"].clone()
        }));
        let ids = ids.await;
        assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
    }
}

#[tokio::test]
async fn who_refuses_at_the_provider_is_back_as_they_were() {
    let street = Street::new().await;
    for issuer in Issuer::ALL {
        let client = street.house.stranger();
        let guest = client.get(SESSION).await.json;
        let page = street.sign_in(&client, issuer, "sim_cancel=1").await;
        assert_eq!(page, "/chat/1?signIn=cancelled", "{issuer:?}");
        assert_eq!(client.get(SESSION).await.json, guest);
    }
    for (error, outcome) in [
        ("consent_required", "failed"),
        ("invalid_scope", "failed"),
        ("server_error", "unavailable"),
        ("temporarily_unavailable", "unavailable"),
    ] {
        for issuer in Issuer::ALL {
            let fault = Fault::AuthorizeError {
                error: error.to_owned(),
                description: "<b>odd</b>".to_owned(),
            };
            street.sim.fault(issuer, fault);
            let (page, session) = street.arrive(issuer, "sim_user=star").await;
            assert_eq!(
                page,
                format!("/chat/1?signIn={outcome}"),
                "{issuer:?} {error}"
            );
            assert_eq!(session["kind"], "guest");
        }
    }
}

#[tokio::test]
async fn what_the_profile_adds_may_be_missing_but_not_be_somebody_elses() {
    let street = Street::new().await;
    let passing = [
        Fault::KapiTemporary,
        Fault::KapiUnauthorized,
        Fault::KapiQuota,
        Fault::KapiConsent,
        Fault::KapiMaintenance,
        Fault::Down(Place::Profile),
        Fault::Nonsense(Place::Profile),
        Fault::HalfJson(Place::Profile),
        Fault::Slow(Place::Profile, std::time::Duration::from_secs(3)),
    ];
    for fault in passing {
        // whose statement leaves the address open
        street.sim.fault(Issuer::Kakao, fault.clone());
        let (page, member) = street.arrive(Issuer::Kakao, "sim_user=moon").await;
        assert_eq!(
            (page.as_str(), &member["kind"]),
            ("/chat/1", &json!("member")),
            "{fault:?}"
        );
    }
    for issuer in [Issuer::Kakao] {
        street.sim.fault(issuer, Fault::OtherSubjectInProfile);
        let (page, session) = street.arrive(issuer, "sim_user=moon").await;
        assert_eq!(page, "/chat/1?signIn=failed");
        assert_eq!(session["kind"], "guest");
    }
}

#[tokio::test]
async fn where_the_profile_is_all_there_is_nobody_comes_in_without_it() {
    let street = Street::new().await;
    for (fault, outcome) in [
        (Fault::NaverUnauthorized, "failed"),
        (Fault::NaverForbidden, "failed"),
        (Fault::NoSubject, "failed"),
        (Fault::Nonsense(Place::Profile), "failed"),
        (Fault::HalfJson(Place::Profile), "failed"),
        (Fault::Down(Place::Profile), "unavailable"),
        (Fault::Unavailable(Place::Profile), "unavailable"),
        (
            Fault::Slow(Place::Profile, std::time::Duration::from_secs(3)),
            "unavailable",
        ),
    ] {
        street.sim.fault(Issuer::Naver, fault.clone());
        let (page, session) = street.arrive(Issuer::Naver, "sim_user=star").await;
        assert_eq!(page, format!("/chat/1?signIn={outcome}"), "{fault:?}");
        assert_eq!(session["kind"], "guest", "{fault:?}");
    }
    // Kakao without OpenID Connect is as good
    street.sim.fault(Issuer::Kakao, Fault::NoIdToken);
    let (page, member) = street.arrive(Issuer::Kakao, "sim_user=star").await;
    assert_eq!(page, "/chat/1");
    let (_, again) = street.arrive(Issuer::Kakao, "sim_user=star").await;
    assert_eq!(member["id"], again["id"]);
    for fault in [Fault::KapiUnauthorized, Fault::KapiConsent] {
        street.sim.fault(Issuer::Kakao, Fault::NoIdToken);
        street.sim.fault(Issuer::Kakao, fault);
        let (page, _) = street.arrive(Issuer::Kakao, "sim_user=star").await;
        assert_eq!(page, "/chat/1?signIn=failed");
    }
    for fault in [
        Fault::KapiTemporary,
        Fault::KapiQuota,
        Fault::KapiMaintenance,
    ] {
        street.sim.fault(Issuer::Kakao, Fault::NoIdToken);
        street.sim.fault(Issuer::Kakao, fault);
        let (page, _) = street.arrive(Issuer::Kakao, "sim_user=star").await;
        assert_eq!(page, "/chat/1?signIn=unavailable");
    }
}

#[tokio::test]
async fn a_stolen_code_is_worth_nothing_in_another_browser() {
    let street = Street::new().await;
    for issuer in Issuer::ALL {
        let (victim, thief) = (street.house.stranger(), street.house.stranger());
        let page = street.begin(&victim, issuer).await;
        let stolen = street.consent(&page, "sim_user=star").await;
        let own = street.begin(&thief, issuer).await;
        let own = street.consent(&own, "sim_user=moon").await;
        let part = |callback: &str, name: &str| {
            let (_, query) = callback.split_once('?').unwrap();
            let pair = query
                .split('&')
                .find(|pair| pair.starts_with(name))
                .unwrap();
            pair.to_owned()
        };
        // the victim's code with the thief's own state, in the thief's own browser
        let mixed = own.replace(&part(&own, "code="), &part(&stolen, "code="));
        let ended = page_of(&thief.get(&mixed).await.with(303));
        assert_eq!(ended, "/chat/1?signIn=failed", "{issuer:?}");
        assert_eq!(thief.get(SESSION).await.json["kind"], "guest");
        // nor does somebody else's way end at another provider's door
        let elsewhere = issuer.as_str();
        let other = if elsewhere == "kakao" {
            "google"
        } else {
            "kakao"
        };
        let third = street.house.stranger();
        let page = street.begin(&third, issuer).await;
        let callback = street.consent(&page, "sim_user=star").await;
        let swapped = callback.replace(&format!("/{elsewhere}?"), &format!("/{other}?"));
        assert_eq!(
            page_of(&third.get(&swapped).await.with(303)),
            "/?signIn=stale"
        );
    }
}
