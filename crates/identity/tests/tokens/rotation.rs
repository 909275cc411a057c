use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::sync::Arc;

use identity::{Grant, KeyFile, KeyRing, Minter, SessionCookie, SigningKey, TokenError, Verifier};
use time::Duration;
use uuid::Uuid;

use crate::house::NOON;

const LEAD: Duration = Duration::minutes(15);
const LIFE: Duration = Duration::days(30);

fn ids(ring: &KeyRing) -> Vec<String> {
    ring.ids().map(str::to_owned).collect()
}

#[test]
fn a_new_key_is_published_before_it_signs_and_the_old_one_after_it_has() {
    let mut ring = KeyRing::from(SigningKey::generate().unwrap());
    let first = ids(&ring)[0].clone();
    ring.rotate(NOON, LEAD, LIFE).unwrap();
    let second = ids(&ring)[1].clone();
    assert_eq!(ring.signing(NOON).id(), first);
    assert_eq!(ring.signing(NOON + LEAD - Duration::SECOND).id(), first);
    assert_eq!(ring.signing(NOON + LEAD).id(), second);
    let published = ring.public_keys().jwks();
    assert!(published.contains(&first) && published.contains(&second));

    // as long as a token of the first may live it stays
    ring.rotate(NOON + LIFE, LEAD, LIFE).unwrap();
    assert_eq!(ids(&ring).len(), 3);
    ring.rotate(NOON + LEAD + LIFE, LEAD, LIFE).unwrap();
    assert_eq!(ids(&ring).len(), 3);
    assert!(!ids(&ring).contains(&first));
}

#[test]
fn nobody_is_signed_out_by_a_rotation() {
    let mut ring = KeyRing::from(SigningKey::generate().unwrap());
    let text = ring.as_text();
    let minter = Minter::new(KeyRing::parse(&text).unwrap(), LIFE);
    let elsewhere = Verifier::new(ring.public_keys(), SessionCookie::Plain, Arc::new(|| NOON));
    let grant = || Grant::guest(Uuid::from_u128(1), Uuid::from_u128(2));
    let before = minter.mint(grant(), NOON).unwrap().text;

    ring.rotate(NOON, LEAD, LIFE).unwrap();
    minter.replace_keys(KeyRing::parse(&ring.as_text()).unwrap());
    // who has not heard of the new key yet still believes what is signed
    let meanwhile = minter.mint(grant(), NOON).unwrap().text;
    elsewhere.verify(&meanwhile, NOON).unwrap();
    elsewhere.replace_keys(ring.public_keys());
    let later = NOON + LEAD;
    let after = minter.mint(grant(), later).unwrap().text;
    for token in [&before, &meanwhile, &after] {
        elsewhere.verify(token, later).unwrap();
    }
    let stranger = Minter::new(SigningKey::generate().unwrap(), LIFE);
    let forged = stranger.mint(grant(), NOON).unwrap().text;
    assert_eq!(
        elsewhere.verify(&forged, NOON).unwrap_err(),
        TokenError::UnknownKey
    );
}

#[test]
fn rotated_keys_are_kept_in_their_file_for_its_owner_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = KeyFile::at(folder.path().join("keys.jwk"));
    let mut ring = file.load_or_create().unwrap();
    let secret = ring.secret_for("a purpose");
    ring.rotate(NOON, LEAD, LIFE).unwrap();
    file.replace(&ring).unwrap();
    let kept = file.load().unwrap();
    assert_eq!(ids(&kept), ids(&ring));
    assert_eq!(kept.signing(NOON + LEAD).id(), ids(&ring)[1]);
    assert_eq!(kept.secret_for("a purpose"), secret);
    let mode = fs::metadata(file.path()).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_file_of_one_key_is_a_ring_of_one() {
    let jwk = r#"{"kty":"OKP","crv":"Ed25519",
        "d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
        "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;
    let ring = KeyRing::parse(jwk).unwrap();
    assert_eq!(ids(&ring), ["kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"]);
    for bad in [
        "",
        "{}",
        r#"{"keys":[]}"#,
        r#"{"keys":[{"kty":"OKP","crv":"Ed25519","x":"a"}]}"#,
    ] {
        assert!(KeyRing::parse(bad).is_err(), "{bad}");
    }
}

#[test]
fn a_key_that_has_not_begun_gives_way_to_one_that_is_to_sign_sooner() {
    let mut ring = KeyRing::from(SigningKey::generate().unwrap());
    ring.rotate(NOON, LEAD, LIFE).unwrap();
    let waiting = ids(&ring)[1].clone();
    ring.rotate(NOON, Duration::ZERO, LIFE).unwrap();
    assert_eq!(ids(&ring).len(), 2);
    assert!(!ids(&ring).contains(&waiting));
    let kept = KeyRing::parse(&ring.as_text()).unwrap();
    for later in [Duration::ZERO, LEAD, LIFE] {
        assert_eq!(kept.signing(NOON + later).id(), ids(&ring)[1]);
        assert_eq!(ring.signing(NOON + later).id(), ids(&ring)[1]);
    }
}

#[test]
fn a_key_that_is_no_longer_secret_is_believed_no_more() {
    let leaked = KeyRing::from(SigningKey::generate().unwrap());
    let minter = Minter::new(KeyRing::parse(&leaked.as_text()).unwrap(), LIFE);
    let grant = Grant::guest(Uuid::from_u128(1), Uuid::from_u128(2));
    let forged = minter.mint(grant, NOON).unwrap().text;
    let verifier = Verifier::new(
        leaked.public_keys(),
        SessionCookie::Plain,
        Arc::new(|| NOON),
    );
    verifier.verify(&forged, NOON).unwrap();
    verifier.replace_keys(KeyRing::start_anew().unwrap().public_keys());
    assert_eq!(
        verifier.verify(&forged, NOON).unwrap_err(),
        TokenError::UnknownKey
    );
}
