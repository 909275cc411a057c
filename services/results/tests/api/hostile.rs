//! Whatever a model or a person wrote is shown as text, and costs nobody anything.

use proto_events::domain::{Fact, ReadingCompleted};
use serde_json::json;
use testkit::Scraper;

use crate::app::{App, completed};
use crate::pages::data_of;

const MARKUP: &str = "<script>alert(1)</script><img src=x onerror=alert(2)>\
    </script><!-- ]]> --><svg/onload=alert(3)> [x](javascript:alert(4)) \"'> &lt;b&gt; \
    </title></head><meta property=\"og:title\" content=\"evil\">\
    {{ 7*7 }} ${7*7} <% 7 %> \u{2028}\u{2029}";

async fn show(app: &App, text: &str) -> (String, serde_json::Value) {
    let Fact::ReadingCompleted(reading) = completed(1).fact else {
        unreachable!()
    };
    app.learn(Fact::ReadingCompleted(ReadingCompleted {
        text: text.to_owned(),
        question: Some(text.chars().take(900).collect()),
        reader: text.chars().take(20).collect(),
        ..reading
    }))
    .await;
    let body = json!({ "hideQuestion": false, "hideName": false, "name": "<b>&\"'" });
    let id = app.share(1, &body).await["id"].as_str().unwrap().to_owned();
    let page = app.stranger().get(&format!("/r/{id}")).await.with(200).text;
    let picture = format!("{}/r/{id}.png", app.url());
    let picture = Scraper::new().picture(&picture).await;
    assert_eq!(picture.status, 200);
    assert_eq!(picture.size(), (1200, 630));
    let scraped = Scraper::new().page(&format!("{}/r/{id}", app.url())).await;
    assert!(scraped.tag("og:title").starts_with("<b>&\"'님의"));
    (page, scraped.tag("og:description").into())
}

#[actix_web::test]
async fn markup_is_text() {
    let app = App::new().await;
    let (page, description) = show(&app, MARKUP).await;
    let lower = page.to_lowercase();
    // every tag of the page is ours
    for tag in ["<!--", "<b>", "<%"] {
        assert!(!lower.contains(tag), "{tag}");
    }
    assert_eq!(lower.matches("<svg").count(), 1, "the conch");
    let own = "<img src=\"/api/chat/cards/back.svg\"";
    assert_eq!(lower.matches("<img").count(), lower.matches(own).count());
    assert_eq!(lower.matches("<script").count(), 2, "the app and its data");
    assert_eq!(lower.matches("</script").count(), 2);
    assert_eq!(lower.matches("<meta property=\"og:title\"").count(), 1);
    assert!(!lower.contains("href=\"javascript"));
    assert!(!page.contains(['\u{2028}', '\u{2029}']));
    let reading = &data_of(&page)["reading"];
    assert!(
        reading["text"]
            .as_str()
            .unwrap()
            .starts_with("<script>alert(1)</script>")
    );
    assert_eq!(reading["name"], "<b>&\"'");
    assert!(
        description
            .as_str()
            .unwrap()
            .contains("<script>alert(1)</script>")
    );
}

#[actix_web::test]
async fn what_turns_hides_or_piles_up_is_left_out() {
    let app = App::new().await;
    let tower = format!(
        "괜찮아\u{202E}evil\u{2066}\u{0}\u{7}\u{FEFF} a{}",
        "\u{35F}".repeat(500_000)
    );
    let (page, _) = show(&app, &tower).await;
    let text = data_of(&page)["reading"]["text"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(text.starts_with("괜찮아evil a"), "{text:?}");
    assert!(text.chars().count() < 20, "{text:?}");
    assert!(page.len() < 20_000);
}

#[actix_web::test]
async fn a_reading_of_nothing_is_shown_too() {
    let app = App::new().await;
    let (page, description) = show(&app, "\u{202E} \u{0}").await;
    assert!(page.contains("나도 뽑기"));
    assert_eq!(description, "AI 타로 리딩 · ");
}
