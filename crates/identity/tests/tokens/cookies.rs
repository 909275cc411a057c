use actix_web::http::header::{COOKIE, HeaderMap, HeaderValue};
use identity::SessionCookie;

use crate::house::House;

fn headers(values: &[&'static str]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for value in values {
        headers.append(COOKIE, HeaderValue::from_static(value));
    }
    headers
}

#[test]
fn https_binds_the_cookie_to_the_host() {
    let token = House::new().token();
    let secure = SessionCookie::for_public_url(Some("https://conch.example"));
    let text = secure.carrying(&token).to_string();
    assert!(text.starts_with("__Host-conch_session=ey"), "{text}");
    for attribute in [
        "HttpOnly",
        "SameSite=Lax",
        "Secure",
        "Path=/",
        "Max-Age=2592000",
    ] {
        assert!(text.contains(attribute), "{text}");
    }
    assert!(!text.contains("Domain"), "{text}");
}

#[test]
fn plain_http_has_a_plain_name() {
    for url in [None, Some("http://localhost:8080"), Some("")] {
        let text = SessionCookie::for_public_url(url).carrying(&House::new().token());
        let text = text.to_string();
        assert!(text.starts_with("conch_session="), "{text}");
        assert!(!text.contains("Secure"), "{text}");
    }
}

#[test]
fn the_removal_ends_the_cookie_at_once() {
    let text = SessionCookie::Secure.removal().to_string();
    assert!(
        text.contains("Max-Age=0") && text.contains("Path=/"),
        "{text}"
    );
}

#[test]
fn the_token_is_found_among_other_cookies() {
    let find = |values: &[&'static str]| {
        SessionCookie::Plain
            .token_in(&headers(values))
            .map(str::to_owned)
    };
    assert_eq!(
        find(&["a=1; conch_session=tok; b=2"]).as_deref(),
        Some("tok")
    );
    assert_eq!(find(&["a=1", "conch_session=tok"]).as_deref(), Some("tok"));
    assert_eq!(
        find(&["conch_session=; conch_session=tok"]).as_deref(),
        Some("tok")
    );
    assert_eq!(find(&["xconch_session=tok; Conch_session=tok"]), None);
    assert_eq!(
        find(&["__Host-conch_session=tok"]),
        None,
        "the name is one setting"
    );
    assert_eq!(find(&[]), None);
}
