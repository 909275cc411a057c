//! One consultation after the other in one place: opened, knocked at, talked in, ended.

use std::rc::Rc;
use std::time::Duration;

use futures::future::join;
use rand::RngExt;
use reqwest::Method;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use super::Rooms;
use super::line::Seat;
use super::meeting::{Meeting, Side};
use super::page::Page;
use crate::people::closing::Closing;
use crate::people::site::{Browser, Fault, saying, whole};

/// After something that could not even be begun.
const PAUSE: Duration = Duration::from_secs(1);
/// Two who have not met after this time do not meet any more.
const MEET: Duration = Duration::from_secs(30);
/// What may still be on its way when nothing new is said.
const SETTLE: Duration = Duration::from_secs(20);
const LOOK: Duration = Duration::from_millis(200);

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Opened {
    id: String,
    seat_token: String,
    invite: Invite,
}

#[derive(Deserialize)]
struct Invite {
    token: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Knocked {
    seat_token: String,
}

/// One after the other, until the time is over.
pub async fn one_after_the_other(rooms: Rc<Rooms>, browser: Browser, closing: Closing) {
    while !closing.has_come() {
        match prepare(&rooms, &browser).await {
            Ok(pages) => meet(&rooms, pages, &closing).await,
            Err((doing, fault)) => {
                rooms.failed(doing, fault);
                closing.or(PAUSE).await;
            }
        }
    }
}

/// A room with both pages about to open their sockets.
struct Pages {
    meeting: Rc<Meeting>,
    host: Page,
    guest: Page,
    path: String,
}

async fn prepare(rooms: &Rc<Rooms>, browser: &Browser) -> Result<Pages, (&'static str, Fault)> {
    let expert = rooms.experts.another();
    let expert = expert.map_err(|fault| ("an expert's session", fault))?;
    let opened = ask::<Opened>(
        rooms,
        browser,
        Some(&expert),
        "/api/rooms/",
        &json!({}),
        201,
    )
    .await;
    let Opened {
        id,
        seat_token,
        invite,
    } = opened.map_err(|fault| ("POST /api/rooms/", fault))?;
    let knock = json!({
        "invite": invite.token,
        "nickname": "바다",
        "camera": true,
        "microphone": true,
    });
    let door = format!("/api/rooms/{id}/knock");
    let knocked = ask::<Knocked>(rooms, browser, None, &door, &knock, 202).await;
    let knocked = knocked.map_err(|fault| ("POST /api/rooms/{id}/knock", fault))?;
    let session =
        |side: Side| format!("{}-{}", side.name(), rooms.site.new_name().replace('-', ""));
    let sessions = [Side::Host, Side::Guest].map(|side| session(side)[..32].to_owned());
    let path = format!("/api/rooms/{id}/signal");
    let meeting = Rc::new(Meeting::default());
    let page = |side: Side, token: String| {
        let [host, guest] = sessions.clone();
        let (session, other) = match side {
            Side::Host => (host, guest),
            Side::Guest => (guest, host),
        };
        let path = path.clone();
        let seat = Seat {
            path,
            token,
            session,
        };
        Page::new(rooms, &meeting, side, seat, other)
    };
    Ok(Pages {
        host: page(Side::Host, seat_token),
        guest: page(Side::Guest, knocked.seat_token),
        meeting,
        path: id,
    })
}

async fn ask<T: DeserializeOwned>(
    rooms: &Rooms,
    browser: &Browser,
    cookie: Option<&str>,
    path: &str,
    body: &Value,
    expected: u16,
) -> Result<T, Fault> {
    let request = saying(browser.request_as(cookie, Method::POST, path), body);
    let request = request.header("idempotency-key", rooms.site.new_name());
    let answer = whole(request, &[expected]).await?;
    serde_json::from_str(&answer.text)
        .map_err(|error| Fault::new("other answer", error.to_string()))
}

/// They meet, talk for a while, and go when all is heard.
async fn meet(rooms: &Rc<Rooms>, pages: Pages, closing: &Closing) {
    let Pages {
        meeting,
        host,
        guest,
        path,
    } = pages;
    rooms.count(|it| it.consultations += 1);
    rooms.going.set(rooms.going.get() + 1);
    let talk = async {
        let begun = Instant::now();
        while !meeting.have_met() && !meeting.is_over.get() {
            if begun.elapsed() > MEET {
                let seated = [Side::Host, Side::Guest].map(|side| meeting.is_seated(side));
                let said = format!("who sits at the table: host and guest {seated:?}");
                rooms.failed(&path, Fault::new("never met", said));
                meeting.is_over.set(true);
            }
            sleep(LOOK).await;
        }
        let time = rooms.time.mul_f64(rand::rng().random_range(0.75..1.25));
        let ends = Instant::now() + time;
        while !meeting.is_over.get() && Instant::now() < ends && !closing.has_come() {
            sleep(LOOK).await;
        }
        meeting.is_ending.set(true);
        // what was written in the last tick is told in the next
        sleep(2 * LOOK).await;
        let ends = Instant::now() + SETTLE;
        while !meeting.is_over.get() && Instant::now() < ends && !meeting.is_settled() {
            sleep(LOOK).await;
        }
        meeting.is_over.set(true);
    };
    join(talk, join(host.sit(), guest.sit())).await;
    rooms.going.set(rooms.going.get() - 1);
    for side in [Side::Host, Side::Guest] {
        let lost = meeting.lost(side);
        if !lost.is_empty() {
            let first: Vec<u64> = lost.iter().copied().take(5).collect();
            let all = meeting.written(side.other());
            let said = format!("{} of {all}, such as {first:?}", lost.len());
            let doing = format!("{} {path}", side.name());
            rooms.failed_often(&doing, Fault::new("lost", said), lost.len() as u64);
        }
    }
}
