//! Links that nobody has made.

use std::time::{Duration, Instant};

use reqwest::Method;

use crate::app::App;

/// Some id, a different one for each number.
fn made_up(number: u64) -> String {
    let digits = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let mut state = number.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut id = String::from("3");
    for _ in 0..21 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        id.push(char::from(digits[usize::try_from(state % 62).unwrap()]));
    }
    id
}

#[actix_web::test]
async fn guessing_finds_nothing() {
    let app = App::new().await;
    let mut open = Vec::new();
    for number in 1..=20 {
        open.push(app.link(number).await);
    }
    let client = app.stranger();
    for number in 0..2_000 {
        let path = format!("/api/results/shared/{}", made_up(number));
        assert_eq!(client.get(&path).await.status, 404);
    }
    // nor does what is nearly right
    for id in &open {
        let swapped: String = id
            .chars()
            .map(|letter| {
                if letter.is_ascii_lowercase() {
                    letter.to_ascii_uppercase()
                } else {
                    letter.to_ascii_lowercase()
                }
            })
            .collect();
        for near in [
            swapped,
            id[1..].to_owned(),
            format!("{id}0"),
            format!("0{id}"),
        ] {
            let near = client.get(&format!("/r/{near}")).await;
            assert_eq!(near.status, 404);
        }
    }
}

#[actix_web::test]
async fn asked_again_it_is_known_to_be_unknown_for_a_moment() {
    let app = App::new().await;
    let client = app.stranger();
    let path = format!("/r/{}", made_up(1));
    app.asked_for_links();
    for _ in 0..20 {
        let _unknown = client.get(&path).await.with(404);
    }
    assert_eq!(app.asked_for_links().len(), 1);
    app.clock.advance(time::Duration::seconds(6));
    let _unknown = client.get(&path).await.with(404);
    assert_eq!(app.asked_for_links().len(), 1);
    // what is no id is not looked for at all
    for odd in ["x", "0000000000000000000000.", "zzzzzzzzzzzzzzzzzzzzzz"] {
        let _unknown = client.get(&format!("/r/{odd}")).await.with(404);
    }
    assert_eq!(app.asked_for_links(), Vec::<String>::new());
}

#[actix_web::test]
async fn whoever_guesses_is_made_to_wait_and_links_that_are_ready_are_shown_to_them_too() {
    let app = App::set(|settings| settings.unknown_links_per_minute = 40).await;
    let id = app.link(1).await;
    let client = app.stranger();
    let page = format!("/r/{id}");
    let _ready = client.get(&page).await.with(200);
    let mut statuses = Vec::new();
    for number in 0..30 {
        statuses.push(
            client
                .get(&format!("/r/{}", made_up(number)))
                .await
                .status
                .as_u16(),
        );
    }
    assert_eq!(statuses[0], 404);
    assert_eq!(statuses[29], 429);
    app.asked_for_links();
    let refused = client.get(&format!("/r/{}", made_up(99))).await.with(429);
    assert_eq!(refused.code(), "rate_limited");
    assert_eq!(
        app.asked_for_links(),
        Vec::<String>::new(),
        "nothing is looked up"
    );
    let _ready = client.get(&page).await.with(200);
}

#[actix_web::test]
async fn nobody_can_tell_by_the_time_it_takes_which_links_there_were() {
    let app = App::new().await;
    let mut ended = Vec::new();
    for number in 1..=60 {
        ended.push(app.link(number).await);
        let path = format!("/api/results/shares/{}", ended.last().unwrap());
        let _ended = app.owner().delete(&path).await.with(204);
    }
    let client = app.stranger();
    let time = async |id: String| {
        let path = format!("/api/results/shared/{id}");
        let begun = Instant::now();
        let answer = client.request(Method::GET, &path).send().await.unwrap();
        assert!(answer.status().is_client_error());
        begun.elapsed()
    };
    let _warm = time(made_up(0)).await;
    let (mut gone, mut unknown) = (Vec::new(), Vec::new());
    for (number, id) in (1_000..).zip(ended) {
        gone.push(time(id).await);
        unknown.push(time(made_up(number)).await);
    }
    let median = |mut times: Vec<Duration>| {
        times.sort();
        times[times.len() / 2].as_secs_f64()
    };
    let ratio = median(gone) / median(unknown);
    assert!((0.6..1.7).contains(&ratio), "{ratio}");
}
