//! An owner shares what they chose to show, sees what is shared, and takes it back.

use proto_events::domain::{Fact, ReadingCompleted};
use reqwest::Method;
use serde_json::{Value, json};
use testkit::Client;
use time::Duration;
use uuid::Uuid;

use crate::app::{ADDRESS, App, OWNER, completed, share_path, with_text};

const QUESTION: &str = "내일 시험이라 떨려";

async fn seen(app: &App, id: &str) -> Value {
    let path = format!("/api/results/shared/{id}");
    app.stranger().get(&path).await.with(200).json
}

#[actix_web::test]
async fn nothing_is_public_until_its_owner_shares_it_and_then_only_what_they_chose() {
    let app = App::new().await;
    app.publish(&completed(1)).await;
    let reading = Uuid::from_u128(1);
    let stranger = app.stranger();
    for path in [
        format!("/api/results/shared/{reading}"),
        format!("/r/{reading}"),
        format!("/r/{}", reading.simple()),
    ] {
        let _missing = stranger.get(&path).await.with(404);
    }

    let answer = app.owner().post(&share_path(1), &json!({})).await.with(201);
    let link = &answer.json;
    let id = link["id"].as_str().unwrap();
    assert_eq!(id.len(), 22);
    assert_eq!(link["url"], format!("{ADDRESS}/r/{id}"));
    assert_eq!(link["pictureUrl"], format!("{ADDRESS}/r/{id}.png"));
    assert_eq!(link["hideQuestion"], true);
    assert_eq!(link["hideName"], true);
    assert_eq!(link["expiresAt"], "2026-12-23T12:00:00Z");
    assert_eq!(link["title"], "소라고둥이 읽어 준 타로: 별");

    let shown = seen(&app, id).await;
    assert_eq!(shown["question"], Value::Null);
    assert_eq!(shown["name"], Value::Null);
    assert_eq!(shown["date"], "2026-11-23");
    assert_eq!(shown["cards"][0]["card"], "major-17");
    let page = stranger.get(&format!("/r/{id}")).await.with(200);
    assert!(!page.text.contains(QUESTION));
    assert!(page.text.contains("별이 왔어."));

    let body =
        json!({ "hideQuestion": false, "hideName": false, "hideDate": true, "name": " 별이 " });
    let open = app.share(1, &body).await;
    assert_ne!(open["id"], link["id"]);
    let shown = seen(&app, open["id"].as_str().unwrap()).await;
    assert_eq!(shown["question"], QUESTION);
    assert_eq!(shown["name"], "별이");
    assert_eq!(shown["date"], Value::Null);
    // and the first one shows what it showed
    assert_eq!(seen(&app, id).await["question"], Value::Null);
}

#[actix_web::test]
async fn what_is_shared_is_what_was_previewed_or_nothing() {
    let app = App::new().await;
    app.publish(&completed(1)).await;
    let owner = app.owner();
    let reading = Uuid::from_u128(1);
    let path =
        format!("/api/results/{reading}/preview?hideQuestion=false&hideName=false&name=%EB%B3%84");
    let preview = owner.get(&path).await.with(200);
    assert_eq!(preview.headers["cache-control"], "private, no-store");
    assert_eq!(preview.json["reading"]["question"], QUESTION);
    assert_eq!(preview.json["links"], json!([]));
    let previewed = &preview.json["previewed"];

    // something else than what was seen
    let other = json!({ "previewed": previewed });
    let refused = owner.post(&share_path(1), &other).await.with(409);
    assert_eq!(refused.code(), "preview_outdated");

    let same =
        json!({ "previewed": previewed, "hideQuestion": false, "hideName": false, "name": "별" });
    let link = owner.post(&share_path(1), &same).await.with(201).json;
    let shown = seen(&app, link["id"].as_str().unwrap()).await;
    assert_eq!(shown, preview.json["reading"]);
    let again = owner.get(&path).await.with(200).json;
    assert_eq!(again["links"], json!([link]));
}

#[actix_web::test]
async fn a_hidden_question_is_not_read_in_the_text_either_and_the_owner_is_told() {
    let app = App::new().await;
    let said = format!("물결이 잠잠해졌어. “{QUESTION}”라던 말이 떠올라.\n\n별이 왔어.");
    app.publish(&with_text(1, &said)).await;
    let owner = app.owner();
    let preview = async |hidden: bool| {
        let path = format!("/api/results/{}/preview", Uuid::from_u128(1));
        let path = format!("{path}?hideQuestion={hidden}");
        owner.get(&path).await.with(200).json
    };
    let open = preview(false).await;
    assert_eq!(open["quotesLeftOut"], false);
    assert_eq!(open["reading"]["text"], said);
    let hidden = preview(true).await;
    assert_eq!(hidden["quotesLeftOut"], true);
    assert_eq!(
        hidden["reading"]["text"],
        "물결이 잠잠해졌어.\n\n별이 왔어."
    );
    let link = app.share(1, &json!({})).await;
    let page = format!("/r/{}", link["id"].as_str().unwrap());
    let page = app.stranger().get(&page).await.with(200).text;
    assert!(!page.contains("시험이라"));
}

#[actix_web::test]
async fn shared_twice_it_is_one_link_with_the_time_that_was_asked_for_last() {
    let app = App::new().await;
    let first = app.shared(1, &json!({ "expiresIn": "7d" })).await;
    assert_eq!(first["expiresAt"], "2026-11-30T12:00:00Z");
    let answer = app
        .owner()
        .post(&share_path(1), &json!({ "expiresIn": "never" }))
        .await;
    let again = answer.with(200).json;
    assert_eq!(again["id"], first["id"]);
    assert_eq!(again["expiresAt"], Value::Null);

    // at once, and each of them has a turn
    app.publish(&completed(2)).await;
    let owner = app.owner();
    let (path, body) = (share_path(2), json!({ "expiresIn": "90d" }));
    let all = (0..20).map(|_| owner.post(&path, &body));
    let all = futures::future::join_all(all).await;
    let made = all.iter().filter(|answer| answer.status == 201).count();
    assert_eq!(made, 1);
    let id = &all[0].json["id"];
    assert!(all.iter().all(|answer| answer.json["id"] == *id));
    let listed = owner.get("/api/results/shares").await.with(200).json;
    assert_eq!(listed["items"].as_array().unwrap().len(), 2);
}

#[actix_web::test]
async fn the_same_key_is_the_same_link_and_never_another_one() {
    let app = App::new().await;
    app.publish(&completed(1)).await;
    app.publish(&completed(2)).await;
    let owner = app.owner();
    let share = async |number: u128, body: Value, key: &str| {
        let request = owner.request(Method::POST, &share_path(number));
        let request = request
            .header("idempotency-key", key.to_owned())
            .json(&body);
        owner.send(request).await
    };
    let first = share(1, json!({}), "k-1").await.with(201).json;
    let again = share(1, json!({}), "k-1").await.with(200).json;
    assert_eq!(again["id"], first["id"]);
    let other = json!({ "hideDate": true });
    assert_eq!(share(1, other, "k-1").await.with(409).code(), "key_reused");
    assert_eq!(
        share(2, json!({}), "k-1").await.with(409).code(),
        "key_reused"
    );
    let odd = share(2, json!({}), "ä").await.with(400);
    assert_eq!(odd.code(), "invalid_body");
    // a request that comes again late does not bring back what was ended
    let path = format!("/api/results/shares/{}", first["id"].as_str().unwrap());
    let _ended = owner.delete(&path).await.with(204);
    assert_eq!(share(1, json!({}), "k-1").await.with(410).code(), "gone");
    let _new = share(1, json!({}), "k-2").await.with(201);
}

#[actix_web::test]
async fn only_its_owner_can_preview_share_list_and_end_it() {
    let app = App::new().await;
    let link = app.link(1).await;
    let reading = Uuid::from_u128(1);
    let somebody = app.guest(Uuid::from_u128(8));
    let nobody = app.stranger();
    let body = json!({});
    for path in ["preview", "picture"] {
        let path = format!("/api/results/{reading}/{path}");
        assert_eq!(somebody.get(&path).await.with(404).code(), "not_found");
        assert_eq!(nobody.get(&path).await.with(401).code(), "unauthenticated");
    }
    let path = share_path(1);
    assert_eq!(
        somebody.post(&path, &body).await.with(404).code(),
        "not_found"
    );
    assert_eq!(
        nobody.post(&path, &body).await.with(401).code(),
        "unauthenticated"
    );
    // nothing of theirs is open, which is what they asked for
    let _none = somebody.delete(&path).await.with(204);
    let one = format!("/api/results/shares/{link}");
    assert_eq!(somebody.delete(&one).await.with(404).code(), "not_found");
    assert_eq!(
        nobody.delete(&one).await.with(401).code(),
        "unauthenticated"
    );
    let listed = somebody.get("/api/results/shares").await.with(200).json;
    assert_eq!(listed, json!({ "items": [], "nextCursor": null }));
    assert_eq!(seen(&app, &link).await["reader"], "HCX-005");
}

#[actix_web::test]
async fn what_was_a_guests_is_the_members_from_their_first_request_on() {
    let app = App::new().await;
    let link = app.link(1).await;
    let member = app.member(Uuid::from_u128(9), Some(OWNER));
    let listed = member.get("/api/results/shares").await.with(200).json;
    assert_eq!(listed["items"][0]["id"], link.as_str());
    let path = format!("/api/results/shares/{link}");
    let _ended = member.delete(&path).await.with(204);
    // and what is still on its way comes to them
    app.publish(&completed(2)).await;
    let _shared = member.post(&share_path(2), &json!({})).await.with(201);
    let guest = app.owner().get("/api/results/shares").await.with(200).json;
    assert_eq!(guest["items"], json!([]));
}

#[actix_web::test]
async fn what_makes_no_sense_is_refused_and_changes_nothing() {
    let app = App::set(|settings| settings.links_per_person = 2).await;
    app.publish(&completed(1)).await;
    let owner = app.owner();
    let path = share_path(1);
    for (body, code) in [
        (json!({ "hideName": false }), "invalid_nickname"),
        (
            json!({ "hideName": false, "name": "  " }),
            "invalid_nickname",
        ),
        (
            json!({ "hideName": false, "name": "a\u{202e}b" }),
            "invalid_nickname",
        ),
        (
            json!({ "hideName": false, "name": "가".repeat(21) }),
            "invalid_nickname",
        ),
        (json!({ "expiresIn": "1d" }), "invalid_body"),
        (json!({ "views": 3 }), "invalid_body"),
        (json!([]), "invalid_body"),
    ] {
        let refused = owner.post(&path, &body).await.with(400);
        assert_eq!(refused.code(), code, "{body}");
    }
    let odd = owner.post("/api/results/odd/share", &json!({})).await;
    assert_eq!(odd.with(404).code(), "invalid_path");
    for query in ["cursor=odd", "cursor=1-odd", "limit=x", "page=2"] {
        let odd = owner.get(&format!("/api/results/shares?{query}")).await;
        assert_eq!(odd.with(400).code(), "invalid_query", "{query}");
    }
    let listed = owner.get("/api/results/shares").await.with(200).json;
    assert_eq!(listed["items"], json!([]));

    // so many and no more, and what is open can still be given another time
    let names = ["가", "나", "다"].map(|name| json!({ "hideName": false, "name": name }));
    let _first = owner.post(&path, &names[0]).await.with(201);
    let _second = owner.post(&path, &names[1]).await.with(201);
    let third = owner.post(&path, &names[2]).await.with(409);
    assert_eq!(third.code(), "too_many_links");
    let _again = owner.post(&path, &names[1]).await.with(200);
    let _all = owner.delete(&path).await.with(204);
    let _third = owner.post(&path, &names[2]).await.with(201);
}

#[actix_web::test]
async fn whoever_asks_too_often_is_asked_to_wait() {
    let app = App::set(|settings| settings.sharing_per_minute = 40).await;
    app.publish(&completed(1)).await;
    let owner = app.owner();
    let mut refused = None;
    for _ in 0..20 {
        let answer = owner.get("/api/results/shares").await;
        if answer.status != 200 {
            refused = Some(answer.with(429));
        }
    }
    let refused = refused.unwrap();
    assert_eq!(refused.code(), "rate_limited");
    assert!(refused.headers.contains_key("retry-after"));
    let other = app.guest(Uuid::from_u128(8));
    let _other = other.get("/api/results/shares").await.with(200);
}

#[actix_web::test]
async fn ones_links_are_listed_page_by_page_the_latest_first() {
    let app = App::new().await;
    let mut made = Vec::new();
    for number in 1..=5 {
        made.insert(0, app.link(number).await);
        app.clock
            .advance(Duration::milliseconds(i64::from(number != 3)));
    }
    let owner = app.owner();
    let mut listed = Vec::new();
    let mut path = "/api/results/shares?limit=2".to_owned();
    loop {
        let page = owner.get(&path).await.with(200).json;
        let items = page["items"].as_array().unwrap();
        listed.extend(
            items
                .iter()
                .map(|item| item["id"].as_str().unwrap().to_owned()),
        );
        let Some(cursor) = page["nextCursor"].as_str() else {
            break;
        };
        path = format!("/api/results/shares?limit=2&cursor={cursor}");
    }
    // two of one moment may change places
    listed.sort_by_key(|id| made.iter().position(|other| other == id));
    assert_eq!(listed, made);
}

#[actix_web::test]
async fn a_link_that_has_ended_says_so_and_keeps_nothing() {
    let app = App::new().await;
    let (one, other) = (app.link(1).await, app.link(2).await);
    let owner = app.owner();
    let stranger = app.stranger();
    let path = format!("/api/results/shares/{one}");
    let _ended = owner.delete(&path).await.with(204);
    let _again = owner.delete(&path).await.with(204);
    let json = stranger.get(&format!("/api/results/shared/{one}")).await;
    assert_eq!(json.with(410).code(), "gone");
    for ending in ["", ".png", ".square.png", ".story.png"] {
        let page = stranger.get(&format!("/r/{one}{ending}")).await.with(410);
        assert_eq!(page.headers["content-type"], "text/html; charset=utf-8");
        assert_eq!(page.headers["cache-control"], "no-store");
        assert!(page.text.contains("나도 뽑기"));
    }
    let db = app.folder.path();
    assert_eq!(
        cells(db, "별이 왔어").await,
        3,
        "two readings, and one link"
    );

    // its time is over: at the moment itself, whether or not anybody has looked after it
    let _open = stranger.get(&format!("/r/{other}")).await.with(200);
    app.clock.advance(Duration::days(30));
    let page = stranger.get(&format!("/r/{other}")).await.with(410);
    assert!(page.text.contains("공유 기간이 끝났어요"));
    testkit::eventually(
        "it is tidied up",
        std::time::Duration::from_secs(8),
        || async { (cells(db, "별이 왔어").await == 2).then_some(()) },
    )
    .await;
    let listed = owner.get("/api/results/shares").await.with(200).json;
    assert_eq!(listed["items"], json!([]));
}

async fn cells(folder: &std::path::Path, what: &str) -> usize {
    crate::tables::cells_with(folder, what).await.len()
}

#[actix_web::test]
async fn views_are_counted_of_people_and_not_of_previews() {
    let app = App::new().await;
    let id = app.link(1).await;
    let open = async |agent: &str| {
        let client = Client::stranger(app.url());
        let request = client.request(Method::GET, &format!("/r/{id}"));
        let _page = client
            .send(request.header("user-agent", agent.to_owned()))
            .await
            .with(200);
    };
    for _ in 0..3 {
        open("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) KAKAOTALK 10.9.5").await;
        open(testkit::KAKAO_SCRAPER).await;
    }
    let views = async || {
        let listed = app.owner().get("/api/results/shares").await.with(200).json;
        listed["items"][0]["views"].as_u64().unwrap()
    };
    assert_eq!(views().await, 3, "at once");
    let App {
        running, folder, ..
    } = app;
    running.stop().await;
    let app = App::start(folder).await;
    let listed = app.owner().get("/api/results/shares").await.with(200).json;
    assert_eq!(listed["items"][0]["views"], 3, "and after a restart");
}

#[actix_web::test]
async fn kakao_is_offered_where_there_is_a_key() {
    let without = App::new().await;
    let ways = without
        .stranger()
        .get("/api/results/sharing")
        .await
        .with(200);
    assert_eq!(ways.json, json!({ "kakao": null }));
    let kakao = results::Kakao {
        javascript_key: "k".into(),
        sdk_url: "https://t1.kakaocdn.net/sdk.js".into(),
        sdk_integrity: Some("sha384-x".into()),
        sdk_origin: "https://t1.kakaocdn.net".into(),
        sdk_targets: String::new(),
    };
    let with = App::set(|settings| settings.kakao = Some(kakao)).await;
    let ways = with.stranger().get("/api/results/sharing").await.with(200);
    let expected = json!({ "kakao": {
        "javascriptKey": "k", "sdkUrl": "https://t1.kakaocdn.net/sdk.js", "sdkIntegrity": "sha384-x",
    } });
    assert_eq!(ways.json, expected);
}

#[actix_web::test]
async fn a_reading_of_the_longest_kind_is_kept_and_shared() {
    let app = App::new().await;
    let Fact::ReadingCompleted(reading) = completed(1).fact else {
        unreachable!()
    };
    app.learn(Fact::ReadingCompleted(ReadingCompleted {
        text: "긴 이야기예요. ".repeat(50_000),
        question: Some("\"\\\n".repeat(1_300)),
        ..reading
    }))
    .await;
    let link = app.share(1, &json!({ "hideQuestion": false })).await;
    let shown = seen(&app, link["id"].as_str().unwrap()).await;
    let text = shown["text"].as_str().unwrap();
    assert!(
        text.len() > 50_000 && text.len() <= 60_000,
        "{}",
        text.len()
    );
}
