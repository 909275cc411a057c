//! What one process changes the others know within a second.

use std::sync::Arc;
use std::time::{Duration, Instant};

use host::Databases;
use identity::SigningKey;
use journal::{Journals, MemorySettings};
use serde_json::json;
use tempfile::TempDir;
use testkit::eventually;

use crate::app::{App, completed, settings, share_path};

/// Two processes on the same tables.
async fn two(journals: [Journals; 2]) -> [App; 2] {
    let (one, other) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let key = Arc::new(SigningKey::generate().unwrap());
    let databases = Databases::in_folder(one.path());
    let (here, there) = (settings(&one), settings(&other));
    let [first, second] = journals;
    let one = App::start_on(databases.clone(), first, key.clone(), one, here).await;
    let other = App::start_on(databases, second, key, other, there).await;
    [one, other]
}

fn journals() -> Journals {
    Journals::memory(MemorySettings::default())
}

#[actix_web::test]
async fn a_link_that_ends_here_has_ended_there_with_its_pictures() {
    let shared = journals();
    let [here, there] = two([shared.clone(), shared]).await;
    let id = here.link(1).await;
    let (near, far) = (here.stranger(), there.stranger());
    let page = format!("/r/{id}");
    let picture = format!("/r/{id}.png");
    for client in [&near, &far] {
        for path in [&page, &picture] {
            assert_eq!(status(client, path).await, 200);
        }
    }
    let _ended = here.owner().delete(&share_path(1)).await.with(204);
    let ended = Instant::now();
    for path in [&page, &picture] {
        assert_eq!(status(&near, path).await, 410, "at once");
    }
    eventually("it has ended there", Duration::from_secs(1), || async {
        (status(&far, &page).await == 410 && status(&far, &picture).await == 410).then_some(())
    })
    .await;
    assert!(ended.elapsed() < Duration::from_secs(1));
    for app in [&here, &there] {
        let left = std::fs::read_dir(app.folder.path().join("pictures")).unwrap();
        assert_eq!(left.count(), 0);
    }
}

#[actix_web::test]
async fn where_nobody_tells_it_the_tables_do() {
    // journals of their own: neither hears the other
    let [here, there] = two([journals(), journals()]).await;
    let id = here.link(1).await;
    let far = there.stranger();
    let page = format!("/r/{id}");
    assert_eq!(status(&far, &page).await, 200);
    let _ended = here.owner().delete(&share_path(1)).await.with(204);
    eventually(
        "the tables are looked at",
        Duration::from_secs(4),
        || async { (status(&far, &page).await == 410).then_some(()) },
    )
    .await;
}

#[actix_web::test]
async fn another_time_for_a_link_is_known_everywhere() {
    let shared = journals();
    let [here, there] = two([shared.clone(), shared]).await;
    here.publish(&completed(1)).await;
    let link = here.share(1, &json!({ "expiresIn": "7d" })).await;
    let page = format!("/r/{}", link["id"].as_str().unwrap());
    let far = there.stranger();
    assert_eq!(status(&far, &page).await, 200);
    let again = here.share(1, &json!({ "expiresIn": "90d" })).await;
    assert_eq!(again["id"], link["id"]);
    there.clock.advance(time::Duration::days(8));
    eventually("it is open there", Duration::from_secs(1), || async {
        (status(&far, &page).await == 200).then_some(())
    })
    .await;
    there.clock.advance(time::Duration::days(82));
    assert_eq!(status(&far, &page).await, 410);
}

async fn status(client: &testkit::Client, path: &str) -> u16 {
    let answer = client.request(reqwest::Method::GET, path).send().await;
    answer.unwrap().status().as_u16()
}
