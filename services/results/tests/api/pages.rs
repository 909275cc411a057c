//! What scrapers, crawlers and browsers get who have a link.

use reqwest::Method;
use reqwest::header::{ACCEPT_ENCODING, HeaderMap};
use serde_json::{Value, json};
use testkit::{Client, Scraper};

use crate::app::{ADDRESS, App};

#[actix_web::test]
async fn a_scraper_finds_everything_in_the_first_bytes() {
    let app = App::new().await;
    let body = json!({ "hideName": false, "name": "\"><script>alert(1)" });
    let id = app.shared(1, &body).await["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let scraper = Scraper::new();
    let page = scraper.page(&format!("{}/r/{id}", app.url())).await;
    assert_eq!(page.status, 200);
    assert_eq!(page.tag("og:url"), format!("{ADDRESS}/r/{id}"));
    assert_eq!(page.tag("og:image"), format!("{ADDRESS}/r/{id}.png"));
    assert_eq!(page.tag("twitter:image"), page.tag("og:image"));
    assert_eq!(page.tag("twitter:card"), "summary_large_image");
    assert_eq!(page.tag("og:image:type"), "image/png");
    assert_eq!(page.tag("og:title"), "\"><script>alert(1)님의 타로: 별");
    assert_eq!(page.tag("og:title"), page.title);
    assert_eq!(page.tag("og:site_name"), "마법의 소라고둥");
    assert_eq!(page.tag("og:locale"), "ko_KR");
    assert!(
        page.tag("og:description")
            .starts_with("AI 타로 리딩 · 별이 왔어.")
    );
    assert!(page.tag("og:description").chars().count() < 130);
    assert_eq!(page.tag("description"), page.tag("og:description"));
    assert!(page.tag("robots").contains("noindex"));

    // the picture that it names is what it says
    let picture = page.tag("og:image").replace(ADDRESS, app.url());
    let picture = scraper.picture(&picture).await;
    assert_eq!(picture.status, 200);
    let (width, height) = picture.size();
    assert_eq!(page.tag("og:image:width"), width.to_string());
    assert_eq!(page.tag("og:image:height"), height.to_string());
    assert!(picture.bytes.len() < 300 * 1024);
    assert_eq!(
        picture.headers["x-robots-tag"],
        "noindex, nofollow, noarchive"
    );
    // a message of it is shown in other places than ours
    assert_eq!(
        picture.headers["cross-origin-resource-policy"],
        "cross-origin"
    );
}

#[actix_web::test]
async fn the_tags_come_before_anything_else() {
    let app = App::new().await;
    let id = app.link(1).await;
    let page = app.stranger().get(&format!("/r/{id}")).await.with(200).text;
    let begin = page.get(..2_000).unwrap();
    assert!(
        begin.contains("og:image") && begin.contains("twitter:image"),
        "{begin}"
    );
    assert!(begin.find("og:title") < page.find("<script"));
}

#[actix_web::test]
async fn a_page_is_not_for_search_engines_and_runs_nothing_but_the_app() {
    let app = App::new().await;
    let id = app.link(1).await;
    let page = app.stranger().get(&format!("/r/{id}")).await.with(200);
    let header = |name: &str| page.headers[name].to_str().unwrap();
    assert_eq!(header("x-robots-tag"), "noindex, nofollow, noarchive");
    assert_eq!(header("referrer-policy"), "no-referrer");
    assert_eq!(header("cache-control"), "no-cache");
    assert_eq!(header("x-content-type-options"), "nosniff");
    let policy = header("content-security-policy");
    for part in [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "frame-ancestors 'none'",
        "form-action 'none'",
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
    ] {
        assert!(policy.contains(part), "{policy}");
    }
    assert!(!policy.contains("unsafe") && !policy.contains("http"));
    assert!(!page.headers.contains_key("set-cookie"));
    // the app is loaded, and what it needs is there
    assert!(
        page.text
            .contains("<script fetchpriority=\"low\" type=\"module\" src=\"/assets/app.js\">")
    );
    let data = data_of(&page.text);
    assert_eq!(data["id"], id.as_str());
    assert_eq!(data["ended"], Value::Null);
    assert_eq!(data["home"], "/");
    assert_eq!(data["reading"]["cards"][0]["card"], "major-17");
}

/// What a page tells the app.
pub fn data_of(page: &str) -> Value {
    let begin = "<script type=\"application/json\" id=\"shared-reading\">";
    let (_, rest) = page.split_once(begin).unwrap();
    let (json, _) = rest.split_once("</script>").unwrap();
    serde_json::from_str(json).unwrap()
}

#[actix_web::test]
async fn an_address_that_somebody_made_up_ends_in_no_page() {
    let app = App::new().await;
    let id = app.link(1).await;
    let client = app.stranger();
    for path in [
        format!("/r/{id}"),
        format!("/r/{id}0"),
        format!("/api/results/shared/{id}"),
    ] {
        let plain = client.get(&path).await;
        let mut hostile = HeaderMap::new();
        for (name, value) in [
            ("host", "evil.example"),
            ("x-forwarded-host", "evil.example"),
            ("x-forwarded-proto", "javascript"),
            ("x-forwarded-port", "1"),
            ("x-forwarded-prefix", "/evil"),
            ("forwarded", "host=evil.example;proto=http"),
            ("x-original-url", "/evil"),
            ("x-rewrite-url", "/evil"),
        ] {
            hostile.insert(name, value.parse().unwrap());
        }
        let request = client.request(Method::GET, &path).headers(hostile);
        let answer = client.send(request).await;
        assert_eq!(answer.status, plain.status);
        let text = |answer: &testkit::Answer| {
            let id = answer.headers["x-request-id"].to_str().unwrap().to_owned();
            answer.text.replace(&id, "")
        };
        assert_eq!(text(&answer), text(&plain));
        assert!(!answer.text.contains("evil"));
    }
}

#[actix_web::test]
async fn who_has_it_already_is_told_so_and_gets_it_small() {
    let app = App::new().await;
    let id = app.link(1).await;
    let client = app.stranger();
    for path in [
        format!("/r/{id}"),
        format!("/api/results/shared/{id}"),
        format!("/r/{id}.png"),
    ] {
        let mut tags = Vec::new();
        for (accepted, encoding) in [
            ("identity", None),
            ("gzip, deflate", Some("gzip")),
            ("gzip, deflate, br, zstd", Some("br")),
            ("br;q=0, gzip;q=0.5", Some("gzip")),
        ] {
            let ask = || {
                client
                    .request(Method::GET, &path)
                    .header(ACCEPT_ENCODING, accepted)
            };
            let answer = ask().send().await.unwrap();
            assert_eq!(answer.status(), 200);
            let headers = answer.headers().clone();
            let whole = answer.bytes().await.unwrap();
            let encoding = encoding.filter(|_| !path.ends_with(".png"));
            let sent = headers
                .get("content-encoding")
                .map(|it| it.to_str().unwrap());
            assert_eq!(sent, encoding, "{path} {accepted}");
            if encoding.is_some() {
                assert!(whole.len() < 4_000, "{} bytes", whole.len());
                assert_eq!(headers["vary"], "accept-encoding");
            }
            let tag = headers["etag"].to_str().unwrap().to_owned();
            let known = ask().header("if-none-match", &tag).send().await.unwrap();
            assert_eq!(known.status(), 304);
            assert_eq!(known.headers()["etag"], tag.as_str());
            assert!(known.bytes().await.unwrap().is_empty());
            tags.push(tag);
        }
        tags.dedup();
        let forms = if path.ends_with(".png") { 1 } else { 4 };
        assert_eq!(tags.len(), forms, "each form has a tag of its own");
    }
    let head = client
        .request(Method::HEAD, &format!("/r/{id}"))
        .send()
        .await
        .unwrap();
    assert_eq!(head.status(), 200);
    assert!(head.headers()["content-length"].to_str().unwrap() != "0");
    assert!(head.text().await.unwrap().is_empty());
}

#[actix_web::test]
async fn where_there_is_nothing_a_kind_page_says_so_in_ones_own_language() {
    let app = App::new().await;
    let client = app.stranger();
    let unknown = "0000000000000000000001";
    for path in [
        unknown,
        "x",
        "..",
        "%00",
        "0000000000000000000001.png",
        "0000000000000000000001.exe",
    ] {
        let path = format!("/r/{path}");
        let page = client.get(&path).await;
        assert!(
            [404, 400].contains(&page.status.as_u16()),
            "{path} {page:?}"
        );
        if page.headers["content-type"] == "text/html; charset=utf-8" {
            assert!(page.text.contains("href=\"/chat\""), "{}", page.text);
            assert_eq!(data_of(&page.text)["ended"], "unknown");
            assert!(!page.headers.contains_key("etag"));
        }
    }
    let english = client.request(Method::GET, &format!("/r/{unknown}"));
    let english = english.header("accept-language", "en-GB,en;q=0.9,ko;q=0.8");
    let page = client.send(english).await.with(404);
    assert!(page.text.contains("<html lang=\"en\""));
    assert!(page.text.contains("Draw my own"));
}

#[actix_web::test]
async fn shared_pages_can_have_a_host_of_their_own() {
    let app = App::set(|settings| {
        settings.site = results::Site::new(Some(ADDRESS), Some("https://seen.example"));
    })
    .await;
    let link = app.shared(1, &json!({})).await;
    let id = link["id"].as_str().unwrap();
    assert_eq!(link["url"], format!("https://seen.example/r/{id}"));
    let page = app.stranger().get(&format!("/r/{id}")).await.with(200).text;
    assert_eq!(data_of(&page)["home"], format!("{ADDRESS}/"));
    assert!(page.contains(&format!("href=\"{ADDRESS}/chat\"")));
}

#[actix_web::test]
async fn where_nobody_said_where_we_are_links_are_paths() {
    let app = App::set(|settings| settings.site = results::Site::new(None, None)).await;
    let link = app.shared(1, &json!({})).await;
    let id = link["id"].as_str().unwrap();
    assert_eq!(link["url"], format!("/r/{id}"));
    let client = Client::stranger(app.url());
    let page = client.get(&format!("/r/{id}")).await.with(200).text;
    assert!(page.contains(&format!("content=\"http://localhost:8080/r/{id}.png\"")));
}
