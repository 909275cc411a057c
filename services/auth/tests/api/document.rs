use std::path::PathBuf;
use std::{env, fs};

use testkit::Client;

use crate::house::House;

#[test]
fn the_checked_in_document_is_current() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("openapi.json");
    if env::var_os("CONCH_REGENERATE").is_some() {
        fs::write(&path, auth::openapi()).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        kept,
        auth::openapi(),
        "openapi.json is stale: run scripts/generate"
    );
}

#[tokio::test]
async fn the_service_shows_its_document() {
    let house = House::new().await;
    let shown = Client::stranger(house.url())
        .get("/api/auth/openapi.json")
        .await
        .with(200);
    assert_eq!(shown.text, auth::openapi());
    assert!(shown.headers.contains_key("etag"));
}
