//! The keys of a provider: asked for when they are needed, and not too often.

use login_sim::{Fault, Issuer, Place};
use time::Duration;

use super::Street;

#[tokio::test]
async fn keys_are_fetched_once_and_again_when_they_rotate() {
    let street = Street::new().await;
    for issuer in [Issuer::Kakao, Issuer::Google] {
        for _ in 0..3 {
            let (page, _) = street.arrive(issuer, "sim_user=star").await;
            assert_eq!(page, "/chat/1");
        }
        assert_eq!(street.sim.jwks_fetches(issuer), 1);
        street.house.clock.advance(Duration::seconds(10));
        street.sim.rotate_keys(issuer);
        let (page, _) = street.arrive(issuer, "sim_user=star").await;
        assert_eq!(page, "/chat/1");
        assert_eq!(street.sim.jwks_fetches(issuer), 2);
    }
}

#[tokio::test]
async fn who_names_unknown_keys_makes_nobody_ask_without_end() {
    let street = Street::new().await;
    street
        .sim
        .fault_always(Issuer::Kakao, Some(Fault::UnknownKid));
    for _ in 0..5 {
        let (page, _) = street.arrive(Issuer::Kakao, "sim_user=star").await;
        assert_eq!(page, "/chat/1?signIn=failed");
    }
    assert_eq!(street.sim.jwks_fetches(Issuer::Kakao), 1);
    street.house.clock.advance(Duration::seconds(10));
    let (_, _) = street.arrive(Issuer::Kakao, "sim_user=star").await;
    assert_eq!(street.sim.jwks_fetches(Issuer::Kakao), 2);
}

#[tokio::test]
async fn keys_that_do_not_come_are_a_matter_of_time() {
    let street = Street::new().await;
    for fault in [
        Fault::Down(Place::Keys),
        Fault::Unavailable(Place::Keys),
        Fault::Slow(Place::Keys, std::time::Duration::from_secs(3)),
    ] {
        street.sim.fault(Issuer::Google, fault.clone());
        let (page, _) = street.arrive(Issuer::Google, "sim_user=star").await;
        assert_eq!(page, "/chat/1?signIn=unavailable", "{fault:?}");
        // at once again: it is not asked, and it is still a matter of time
        let (page, _) = street.arrive(Issuer::Google, "sim_user=star").await;
        assert_eq!(page, "/chat/1?signIn=unavailable", "{fault:?}");
        street.house.clock.advance(Duration::seconds(1));
    }
    street
        .sim
        .fault(Issuer::Google, Fault::Nonsense(Place::Keys));
    let (page, _) = street.arrive(Issuer::Google, "sim_user=star").await;
    assert_eq!(page, "/chat/1?signIn=failed");
    street.house.clock.advance(Duration::seconds(1));
    let (page, _) = street.arrive(Issuer::Google, "sim_user=star").await;
    assert_eq!(page, "/chat/1");
}
