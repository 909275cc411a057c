//! The OpenAPI document that is checked in is the one that is served.

use std::path::Path;
use std::{env, fs};

use crate::app::App;

#[actix_web::test]
async fn the_document_says_what_the_server_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("openapi.json");
    if env::var_os("CONCH_REGENERATE").is_some() {
        fs::write(&path, rooms::openapi()).unwrap();
    }
    let app = App::new().await;
    let document = app.stranger().get("/api/rooms/openapi.json").await;
    let served = document.with(200).text;
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == served,
        "openapi.json is stale: run scripts/generate"
    );
}
