//! The page and the documents that the process serves itself.

use reqwest::Method;
use tempfile::TempDir;
use testkit::Client;

use crate::conch::Conch;

#[tokio::test]
async fn every_path_of_the_app_is_the_app_and_nothing_else_is() {
    let data = TempDir::new().unwrap();
    let conch = Conch::start(data.path(), &[]).await;
    let client = Client::stranger(&conch.url);
    for path in [
        "/",
        "/library",
        "/chat/0190a000-0000-7000-8000-000000000001",
    ] {
        let page = client.get(path).await;
        // 503 is the honest answer of a build without the web app.
        assert!([200, 503].contains(&page.status.as_u16()), "{page:?}");
        if page.status == 200 {
            assert!(page.text.contains("<div id=\"root\""), "{}", page.text);
            assert!(page.headers.contains_key("content-security-policy"));
            assert_eq!(page.headers["x-content-type-options"], "nosniff");
        }
    }
    assert_eq!(
        client.get("/nothing.js").await.with(404).code(),
        "not_found"
    );
    assert_eq!(
        client.get("/api/nothing").await.with(404).code(),
        "not_found"
    );
    let post = client.send(client.request(Method::POST, "/library")).await;
    assert!(post.status.is_client_error());
}

#[tokio::test]
async fn the_documents_are_browsable_with_no_asset_from_elsewhere() {
    let data = TempDir::new().unwrap();
    let conch = Conch::start(data.path(), &[]).await;
    let client = Client::stranger(&conch.url);
    let page = client.get("/docs/").await.with(200);
    assert!(!page.text.contains("://"), "{}", page.text);
    let start = client.get("/docs/swagger-initializer.js").await.with(200);
    for service in ["auth", "chat"] {
        let path = format!("/api/{service}/openapi.json");
        assert!(start.text.contains(&path), "{}", start.text);
        assert_eq!(client.get(&path).await.with(200).json["openapi"], "3.1.0");
    }
}
