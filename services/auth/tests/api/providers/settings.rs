//! Which providers are offered, and where they may be.

use super::{flags, resolve};

const HTTPS: Option<&str> = Some("https://conch.example");

fn names(flags: &[&str]) -> Vec<String> {
    let flags: Vec<String> = flags.iter().map(|flag| (*flag).to_owned()).collect();
    let offered = resolve(&flags, HTTPS).unwrap();
    offered.iter().map(|one| one.name.to_string()).collect()
}

#[test]
fn a_provider_is_offered_where_we_are_somebody_to_it() {
    assert!(names(&[]).is_empty());
    assert!(names(&["--kakao-client-id="]).is_empty());
    assert_eq!(names(&["--kakao-client-id=a"]), ["kakao"]);
    let all = [
        "--google-client-id=a",
        "--google-client-secret=b",
        "--naver-client-id=a",
        "--naver-client-secret=b",
        "--kakao-client-id=a",
    ];
    assert_eq!(names(&all), ["kakao", "naver", "google"]);
}

#[test]
fn a_provider_that_needs_a_secret_is_not_offered_without() {
    for provider in ["naver", "google"] {
        let error = resolve(&[format!("--{provider}-client-id=a")], None).unwrap_err();
        assert_eq!(error.name, format!("--{provider}-client-secret"));
    }
    let file = vec![
        "--naver-client-id=a".to_owned(),
        "--naver-client-secret-file=/nowhere".to_owned(),
    ];
    assert_eq!(
        resolve(&file, None).unwrap_err().name,
        "--naver-client-secret-file"
    );
}

#[test]
fn in_public_no_simulator_vouches_for_anybody() {
    let simulated = flags("http://127.0.0.1:9103");
    assert_eq!(resolve(&simulated, None).unwrap().len(), 3);
    let address = |flag: &&String| flag.contains("http://");
    let secure: Vec<String> = simulated
        .iter()
        .map(|flag| flag.replace("http://", "https://"))
        .collect();
    assert_eq!(resolve(&secure, HTTPS).unwrap().len(), 3);
    for open in simulated.iter().filter(address) {
        let name = open.split('=').next().unwrap();
        let mut flags: Vec<String> = secure
            .iter()
            .filter(|flag| !flag.starts_with(name))
            .cloned()
            .collect();
        flags.push(open.clone());
        assert_eq!(resolve(&flags, HTTPS).unwrap_err().name, name);
    }
}
