//! Pictures of links: once drawn, kept within limits, and gone with their link.

use std::fs;
use std::path::Path;
use std::time::Duration;

use picture::Shape;
use reqwest::Method;
use serde_json::json;
use testkit::{Scraper, eventually};
use uuid::Uuid;

use crate::app::{App, completed, settings, share_path};

fn ending(shape: Shape) -> &'static str {
    match shape {
        Shape::Wide => ".png",
        Shape::Square => ".square.png",
        Shape::Story => ".story.png",
    }
}

/// How many pictures are on disk.
fn on_disk(folder: &Path) -> usize {
    fs::read_dir(folder.join("pictures")).map_or(0, |files| files.flatten().count())
}

#[actix_web::test]
async fn each_shape_is_what_it_says_and_can_be_kept_as_a_file() {
    let app = App::new().await;
    let id = app.link(1).await;
    let scraper = Scraper::new();
    for shape in Shape::ALL {
        let url = format!("{}/r/{id}{}", app.url(), ending(shape));
        let picture = scraper.picture(&url).await;
        assert_eq!(picture.size(), shape.size());
        assert!(picture.bytes.len() < 300 * 1024, "{}", picture.bytes.len());
        assert_eq!(picture.headers["cache-control"], "no-cache");
        assert!(!picture.headers.contains_key("content-disposition"));
        let file = scraper.picture(&format!("{url}?download=1")).await;
        assert_eq!(file.bytes, picture.bytes);
        let disposition = file.headers["content-disposition"].to_str().unwrap();
        assert!(disposition.starts_with("attachment; filename=\"magic-conch"));
    }
    assert_eq!(on_disk(app.folder.path()), 3);
}

#[actix_web::test]
async fn an_owner_sees_the_picture_before_anybody_else_can_and_it_is_that_one() {
    let app = App::new().await;
    app.publish(&completed(1)).await;
    let owner = app.owner();
    let path = format!("/api/results/{}/picture", Uuid::from_u128(1));
    let see = async |query: &str| {
        let request = owner.request(Method::GET, &format!("{path}?{query}"));
        request.send().await.unwrap()
    };
    let preview = see("shape=square").await;
    assert_eq!(preview.status(), 200);
    assert_eq!(preview.headers()["cache-control"], "private, no-cache");
    let tag = preview.headers()["etag"].clone();
    let bytes = preview.bytes().await.unwrap();
    assert_eq!(on_disk(app.folder.path()), 0, "nothing is public yet");
    let other = see("shape=square&hideQuestion=false").await;
    assert_ne!(other.headers()["etag"], tag);
    let file = see("shape=square&download=true").await;
    assert!(file.headers().contains_key("content-disposition"));
    for odd in [
        "shape=round",
        "hideName=false",
        "hideQuestion=maybe",
        "size=3",
    ] {
        assert_eq!(see(odd).await.status(), 400, "{odd}");
    }

    let link = app.share(1, &json!({})).await;
    let id = link["id"].as_str().unwrap();
    let url = format!("{}/r/{id}.square.png", app.url());
    let shared = Scraper::new().picture(&url).await;
    assert_eq!(shared.bytes, bytes);
}

#[actix_web::test]
async fn however_many_ask_at_once_it_is_looked_up_once_and_drawn_once() {
    let app = App::new().await;
    let id = app.link(1).await;
    app.asked_for_links();
    let before = drawn();
    let scraper = Scraper::new();
    let picture = format!("{}/r/{id}.png", app.url());
    let all = (0..200).map(|_| scraper.picture(&picture));
    for picture in futures::future::join_all(all).await {
        assert_eq!(picture.status, 200);
    }
    let asked = app.asked_for_links();
    assert_eq!(asked.len(), 1, "{asked:?}");
    // other tests of this process may draw meanwhile; none of them draws a hundred
    assert!(drawn() - before < 100);
    let page = format!("/r/{id}");
    let client = app.stranger();
    let all = (0..50).map(|_| client.get(&page));
    for page in futures::future::join_all(all).await {
        let _page = page.with(200);
    }
    assert_eq!(app.asked_for_links(), Vec::<String>::new());
}

/// Pictures that this process has drawn, by its metrics.
fn drawn() -> u64 {
    let page = host::metrics_page::recorder().render();
    page.lines()
        .filter(|line| line.starts_with("conch_picture_seconds_count"))
        .filter_map(|line| line.rsplit(' ').next()?.parse::<u64>().ok())
        .sum()
}

#[actix_web::test]
async fn a_restart_finds_pictures_on_disk_and_a_cut_one_is_drawn_again() {
    let app = App::new().await;
    let id = app.link(1).await;
    let scraper = Scraper::new();
    let url = |app: &App| format!("{}/r/{id}.png", app.url());
    let first = scraper.picture(&url(&app)).await;
    let App {
        running, folder, ..
    } = app;
    running.stop().await;
    let path = fs::read_dir(folder.path().join("pictures")).unwrap();
    let path = path.flatten().next().unwrap().path();
    // another one in its place tells who was asked
    let mut mark = first.bytes.clone();
    let at = mark.len() - 12;
    mark.splice(at..at, *b"\0\0\0\0tEXt\0\0\0\0");
    fs::write(&path, &mark).unwrap();
    let app = App::start(folder).await;
    assert_eq!(scraper.picture(&url(&app)).await.bytes, mark);
    let App {
        running, folder, ..
    } = app;
    running.stop().await;

    fs::write(&path, &first.bytes[..500]).unwrap();
    let app = App::start(folder).await;
    assert_eq!(scraper.picture(&url(&app)).await.bytes, first.bytes);
    assert_eq!(fs::read(&path).unwrap(), first.bytes);
}

#[actix_web::test]
async fn where_nothing_can_be_kept_pictures_are_drawn_all_the_same() {
    let full = App::set(|settings| {
        // no file can be made in a file
        fs::write(&settings.pictures.folder, "").unwrap();
        settings.pictures.memory_bytes = 0;
    })
    .await;
    let none = App::set(|settings| settings.pictures.disk_bytes = 0).await;
    let lost = App::set(|settings| settings.pictures.fonts = Some("/nowhere/at/all".into())).await;
    for app in [full, none, lost] {
        let id = app.link(1).await;
        for _ in 0..2 {
            let picture = format!("{}/r/{id}.png", app.url());
            let picture = Scraper::new().picture(&picture).await;
            assert_eq!(picture.status, 200);
            assert_eq!(picture.size(), (1200, 630));
        }
    }
}

/// 32 hexadecimal digits of an id of base62, as files are named.
fn hex(id: &str) -> String {
    let digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let value = id.chars().fold(0_u128, |value, digit| {
        value * 62 + u128::try_from(digits.find(digit).unwrap()).unwrap()
    });
    format!("{value:032x}")
}

#[cfg(target_os = "linux")]
#[actix_web::test]
async fn a_full_disk_leaves_no_half_a_picture() {
    let app = App::new().await;
    let id = app.link(1).await;
    let folder = app.folder.path().join("pictures");
    let name = format!("{}-wide.{}", hex(&id), picture::DESIGN);
    // a device on which there is never any room, where the picture is to be written
    let beside = folder.join(format!("{name}.{}.part", std::process::id()));
    std::os::unix::fs::symlink("/dev/full", &beside).unwrap();
    for _ in 0..2 {
        let picture = Scraper::new();
        let picture = picture.picture(&format!("{}/r/{id}.png", app.url())).await;
        assert_eq!(picture.status, 200);
        assert_eq!(picture.size(), (1200, 630));
    }
    assert!(!beside.is_symlink(), "it was tried");
    assert!(!folder.join(format!("{name}.png")).exists());
}

#[actix_web::test]
async fn the_disk_is_used_within_its_limit() {
    let app = App::new().await;
    let id = app.link(1).await;
    let scraper = Scraper::new();
    let picture = scraper.picture(&format!("{}/r/{id}.png", app.url())).await;
    let one = picture.bytes.len() as u64;
    let App {
        running, folder, ..
    } = app;
    running.stop().await;

    let mut settings = settings(&folder);
    settings.pictures.disk_bytes = one * 5;
    let app = App::start_with(folder, settings).await;
    for number in 2..=12 {
        let id = app.link(number).await;
        let picture = scraper.picture(&format!("{}/r/{id}.png", app.url())).await;
        assert_eq!(picture.status, 200);
        let files = fs::read_dir(app.folder.path().join("pictures")).unwrap();
        let size: u64 = files
            .flatten()
            .map(|file| file.metadata().unwrap().len())
            .sum();
        assert!(size <= one * 6, "{size} of {}", one * 5);
    }
}

#[actix_web::test]
async fn a_link_that_ends_while_its_picture_is_drawn_shows_none_and_leaves_none() {
    let app = App::new().await;
    let owner = app.owner();
    for number in 1..=6 {
        let id = app.link(number).await;
        let scraper = Scraper::new();
        let url = format!("{}/r/{id}.story.png", app.url());
        let ended = async {
            // at another moment of it each time
            tokio::time::sleep(Duration::from_millis(u64::try_from(number).unwrap() * 4)).await;
            owner.delete(&share_path(number)).await.with(204)
        };
        let (picture, _) = futures::future::join(scraper.picture(&url), ended).await;
        assert!([200, 410].contains(&picture.status.as_u16()));
        assert_eq!(scraper.picture(&url).await.status, 410);
    }
    eventually("no picture is left", Duration::from_secs(5), || async {
        (on_disk(app.folder.path()) == 0).then_some(())
    })
    .await;
}

#[actix_web::test]
async fn too_many_at_once_are_asked_to_come_again() {
    let app = App::set(|settings| settings.pictures.waiting = 2).await;
    for number in 1..=20 {
        app.publish(&completed(number)).await;
    }
    let owner = app.owner();
    let all = (1..=20).map(|number| {
        let path = format!(
            "/api/results/{}/picture?shape=story",
            Uuid::from_u128(number)
        );
        let request = owner.request(Method::GET, &path);
        async move { request.send().await.unwrap() }
    });
    let all = futures::future::join_all(all).await;
    let busy: Vec<_> = all.iter().filter(|answer| answer.status() == 503).collect();
    assert!(!busy.is_empty() && busy.len() < 20, "{}", busy.len());
    assert!(
        busy.iter()
            .all(|answer| answer.headers().contains_key("retry-after"))
    );
    // and then there is room again
    let path = format!("/api/results/{}/picture?shape=story", Uuid::from_u128(20));
    let again = owner.request(Method::GET, &path).send().await.unwrap();
    assert_eq!(again.status(), 200);
}
