use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use http_kit::TrustedProxies;

fn client(trusted: &str, peer: Option<&str>, forwarded: &[&str]) -> String {
    let mut headers = HeaderMap::new();
    for value in forwarded {
        let name = HeaderName::from_static("x-forwarded-for");
        headers.append(name, HeaderValue::try_from(*value).unwrap());
    }
    let trusted: TrustedProxies = trusted.parse().unwrap();
    trusted
        .client(peer.map(|peer| peer.parse().unwrap()), &headers)
        .0
        .to_string()
}

#[test]
fn a_stranger_cannot_say_who_they_are() {
    assert_eq!(
        client("", Some("198.51.100.7"), &["203.0.113.9"]),
        "198.51.100.7"
    );
    assert_eq!(
        client("10.0.0.0/8", Some("198.51.100.7"), &["203.0.113.9"]),
        "198.51.100.7"
    );
}

#[test]
fn behind_a_proxy_of_ours_the_nearest_stranger_counts() {
    let trusted = "10.0.0.0/8, 192.0.2.1";
    assert_eq!(
        client(trusted, Some("10.1.2.3"), &["203.0.113.9"]),
        "203.0.113.9"
    );
    let invented = "1.1.1.1, 203.0.113.9, 192.0.2.1";
    assert_eq!(
        client(trusted, Some("10.1.2.3"), &[invented]),
        "203.0.113.9"
    );
    assert_eq!(
        client(trusted, Some("10.1.2.3"), &["1.1.1.1", "203.0.113.9"]),
        "203.0.113.9"
    );
    assert_eq!(
        client(trusted, Some("10.1.2.3"), &["203.0.113.9, rubbish"]),
        "10.1.2.3"
    );
}

#[test]
fn a_unix_socket_is_opened_by_the_proxy_in_front_only() {
    assert_eq!(client("", None, &["203.0.113.9"]), "203.0.113.9");
    assert_eq!(client("", None, &[]), "0.0.0.0");
}

#[test]
fn six_is_counted_by_its_network_and_a_mapped_four_as_a_four() {
    assert_eq!(
        client("", Some("2001:db8:1:2:3:4:5:6"), &[]),
        "2001:db8:1:2::"
    );
    assert_eq!(
        client("10.0.0.0/8", Some("::ffff:10.0.0.1"), &["203.0.113.9"]),
        "203.0.113.9"
    );
    assert_eq!(client("::1", Some("::1"), &["203.0.113.9"]), "203.0.113.9");
}

#[test]
fn what_is_no_network_is_refused_with_its_name() {
    for bad in ["10.0.0.0/33", "proxy.example", "::1/129", "10.0.0.0/"] {
        let error = bad.parse::<TrustedProxies>().unwrap_err();
        assert!(error.to_string().contains(bad));
    }
    assert_eq!(
        " , ".parse::<TrustedProxies>().unwrap(),
        TrustedProxies::default()
    );
    assert_eq!(
        client("0.0.0.0/0", Some("9.9.9.9"), &["8.8.8.8, 7.7.7.7"]),
        "8.8.8.8"
    );
}
