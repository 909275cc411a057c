//! Cards and spreads: the same for everyone, and not sent twice.

use reqwest::Method;

use crate::app::App;

#[actix_web::test]
async fn seventy_eight_cards_are_read_in_both_languages_without_a_session() {
    let app = App::with_storyteller().await;
    let reader = app.stranger();
    for locale in ["ko", "en"] {
        let cards = reader
            .get(&format!("/api/chat/cards?locale={locale}"))
            .await
            .with(200)
            .json;
        assert_eq!(cards.as_array().unwrap().len(), 78);
        let card = reader
            .get(&format!("/api/chat/cards/major-17?locale={locale}"))
            .await
            .with(200);
        assert!(card.json["upright"]["text"].as_str().unwrap().len() > 40);
        assert_ne!(card.json["upright"]["text"], card.json["reversed"]["text"]);
        let spreads = reader
            .get(&format!("/api/chat/spreads?locale={locale}"))
            .await
            .with(200)
            .json;
        let places: Vec<usize> = spreads
            .as_array()
            .unwrap()
            .iter()
            .map(|spread| spread["places"].as_array().unwrap().len())
            .collect();
        assert_eq!(places, [1, 3, 10]);
    }
    assert_eq!(
        reader
            .get("/api/chat/cards/major-22")
            .await
            .with(404)
            .code(),
        "not_found"
    );
    assert_eq!(
        reader
            .get("/api/chat/cards?locale=fr")
            .await
            .with(400)
            .code(),
        "invalid_query"
    );
}

#[actix_web::test]
async fn what_a_client_has_is_not_sent_again() {
    let app = App::with_storyteller().await;
    let reader = app.stranger();
    for path in [
        "/api/chat/cards",
        "/api/chat/cards/cups-03/face.svg",
        "/api/chat/cards/back.svg",
    ] {
        let first = reader.get(path).await.with(200);
        let tag = first.headers["etag"].clone();
        let again = reader
            .request(Method::GET, path)
            .header("if-none-match", tag);
        let again = reader.send(again).await.with(304);
        assert!(again.text.is_empty());
    }
}
