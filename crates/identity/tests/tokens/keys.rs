use std::fs;
use std::os::unix::fs::PermissionsExt;

use identity::{KeyError, KeyFile, PublicKeys, SigningKey};

#[test]
fn a_key_is_made_once_and_for_its_owner_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("session-key.jwk");
    let file = KeyFile::at(&path);
    let (made, again) = (
        file.load_or_create().unwrap(),
        file.load_or_create().unwrap(),
    );
    assert!(made.ids().eq(again.ids()));
    assert_eq!(
        fs::metadata(&path).unwrap().permissions().mode() & 0o777,
        0o600
    );
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        1,
        "nothing else is left there"
    );
}

#[test]
fn processes_that_start_at_once_agree_on_one_key() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("session-key.jwk");
    let file = KeyFile::at(&path);
    let ids: Vec<String> = std::thread::scope(|scope| {
        let starts: Vec<_> = (0..8)
            .map(|_| scope.spawn(|| file.load_or_create().unwrap().ids().collect::<String>()))
            .collect();
        starts
            .into_iter()
            .map(|start| start.join().unwrap())
            .collect()
    });
    assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
}

#[test]
fn a_key_that_others_can_read_is_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("key");
    let file = KeyFile::at(&path);
    let _made = file.load_or_create().unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    let error = file.load_or_create().unwrap_err();
    assert!(matches!(error, KeyError::Exposed { .. }));
    assert!(error.to_string().contains("600"));
}

#[test]
fn a_damaged_key_is_never_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("key");
    let file = KeyFile::at(&path);
    let _made = file.load_or_create().unwrap();
    fs::write(&path, "{}").unwrap();
    assert!(matches!(file.load_or_create(), Err(KeyError::Malformed)));
    assert_eq!(fs::read_to_string(&path).unwrap(), "{}");
}

#[test]
fn a_pem_key_is_read_as_openssl_writes_it() {
    // the example of RFC 8410, section 10.3
    let pem = "-----BEGIN PRIVATE KEY-----\n\
        MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n\
        -----END PRIVATE KEY-----\n";
    let jwks = SigningKey::parse(pem).unwrap().public_keys().jwks();
    // its public half, which the RFC gives beside it
    assert!(
        jwks.contains("Gb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE"),
        "{jwks}"
    );
}

#[test]
fn the_key_id_is_the_thumbprint_of_the_rfc() {
    // the key and thumbprint of RFC 8037, appendix A
    let jwk = r#"{"kty":"OKP","crv":"Ed25519",
        "d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
        "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;
    let key = SigningKey::parse(jwk).unwrap();
    assert_eq!(key.id(), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
}

#[test]
fn public_keys_survive_being_published() {
    let key = SigningKey::generate().unwrap();
    let published = key.public_keys().jwks();
    assert!(!published.contains("\"d\""), "the private half stays here");
    assert_eq!(PublicKeys::parse(&published).unwrap().jwks(), published);
    for bad in [
        "",
        "{}",
        r#"{"keys":[]}"#,
        r#"{"keys":[{"kty":"RSA","crv":"","x":""}]}"#,
    ] {
        assert!(PublicKeys::parse(bad).is_err(), "{bad}");
    }
}

#[test]
fn a_debug_print_shows_no_secret() {
    let key = SigningKey::from_seed([0xab; 32]).unwrap();
    assert_eq!(format!("{key:?}"), format!("SigningKey({})", key.id()));
}
