//! The door: invitations, passcodes, and what the host decides.

use proto_events::signal::{ClientSignal, DenyReason, ServerSignal, close};
use reqwest::Method;
use serde_json::json;
use time::Duration;

use crate::app::{App, Knocked};

#[actix_web::test]
async fn an_invitation_opens_its_own_room_until_its_end_or_until_it_is_taken_back() {
    let app = App::new().await;
    let (room, other) = (app.open(&json!({})).await, app.open(&json!({})).await);
    let knock = |invite: &str| {
        let mut knock = room.knock();
        knock["invite"] = json!(invite);
        let guest = app.guest(5);
        let path = room.path("knock");
        async move { guest.post(&path, &knock).await }
    };
    for foreign in [
        &*other.invite,
        "",
        "x",
        &"A".repeat(38),
        &"A".repeat(100_000),
    ] {
        let answer = knock(foreign).await;
        assert!(
            [400, 403, 413].contains(&answer.status.as_u16()),
            "{answer:?}"
        );
    }
    assert_eq!(
        knock(&other.invite).await.with(403).code(),
        "invite_refused"
    );
    knock(&room.invite).await.with(202);

    let revoke = room.path("invites/1");
    app.as_seat(&room.token, Method::DELETE, &revoke, None)
        .await
        .with(204);
    assert_eq!(knock(&room.invite).await.with(403).code(), "invite_refused");

    let body = Some(json!({ "minutes": 5 }));
    let made = app
        .as_seat(&room.token, Method::POST, &room.path("invites"), body)
        .await
        .with(201);
    let invite = made.json["token"].as_str().unwrap().to_owned();
    knock(&invite).await.with(202);
    app.clock.advance(Duration::minutes(6));
    assert_eq!(knock(&invite).await.with(403).code(), "invite_expired");
    let list = app
        .as_seat(&room.token, Method::GET, &room.path("invites"), None)
        .await;
    let list = list.with(200).json;
    assert_eq!(list["invites"][0]["revoked"], true);
    assert_eq!(list["invites"][1]["uses"], 1);
}

#[actix_web::test]
async fn the_same_knock_twice_is_one() {
    let app = App::new().await;
    let room = app.open(&json!({})).await;
    let guest = app.guest(5);
    let knock = || {
        let knock = guest.request(Method::POST, &room.path("knock"));
        knock.header("idempotency-key", "k-1").json(&room.knock())
    };
    let first = Knocked::from(&guest.send(knock()).await.with(202));
    let second = Knocked::from(&guest.send(knock()).await.with(202));
    assert_eq!((first.seat, first.token), (second.seat, second.token));
    let mut host = app.sit(&room, &room.token, "host-page").await;
    let ServerSignal::Welcome { knocks, .. } = host.welcome().await else {
        unreachable!()
    };
    assert_eq!(knocks.len(), 1);
}

#[actix_web::test]
async fn a_room_opened_twice_with_one_key_is_one_room() {
    let app = App::new().await;
    let expert = app.expert();
    let open = || {
        let open = expert.request(Method::POST, "/api/rooms/");
        open.header("idempotency-key", "k-1").json(&json!({}))
    };
    let first = expert.send(open()).await.with(201).json;
    let second = expert.send(open()).await.with(201).json;
    assert_eq!(first["id"], second["id"]);
    // the token that may have been lost opens nothing any more
    let path = format!("/api/rooms/{}/ice", first["id"].as_str().unwrap());
    let ice = |answer: &serde_json::Value| answer["seatToken"].as_str().unwrap().to_owned();
    app.as_seat(&ice(&first), Method::GET, &path, None)
        .await
        .with(401);
    app.as_seat(&ice(&second), Method::GET, &path, None)
        .await
        .with(200);
}

#[actix_web::test]
async fn who_is_sent_away_or_asked_to_wait_is_told_so() {
    let app = App::new().await;
    let room = app.open(&json!({})).await;
    let mut host = app.sit(&room, &room.token, "host-page").await;
    host.welcome().await;
    let knocked = app.knock(&room, 5).await;
    let mut guest = app.sit(&room, &knocked.token, "guest-page").await;
    guest.welcome().await;
    host.say(&ClientSignal::Hold {
        seat: knocked.seat.clone(),
        message: "5분만 기다려 주세요".into(),
    })
    .await;
    let held = guest.hear().await;
    assert!(matches!(held, ServerSignal::Held { message } if message == "5분만 기다려 주세요"));
    host.say(&ClientSignal::Deny {
        seat: knocked.seat,
        block: true,
    })
    .await;
    let reason = DenyReason::Declined;
    assert_eq!(guest.hear().await, ServerSignal::Denied { reason });
    assert_eq!(guest.end().await, Some(close::ENDED));
    // It is told again to who comes back, and a blocked one does not get as far as the door.
    let mut again = app.sit(&room, &knocked.token, "guest-page-2").await;
    assert_eq!(again.hear().await, ServerSignal::Denied { reason });
    let knock = app.guest(5).post(&room.path("knock"), &room.knock()).await;
    assert_eq!(knock.with(403).code(), "invite_refused");
    app.guest(6)
        .post(&room.path("knock"), &room.knock())
        .await
        .with(202);
}

#[actix_web::test]
async fn whoever_goes_takes_along_what_they_handed_over() {
    let app = App::new().await;
    let room = app.open(&json!({})).await;
    let mut knock = room.knock();
    knock["reading"] = json!({
        "question": "이직해도 될까",
        "spread": "one",
        "cards": [{ "card": "major-17", "orientation": "reversed" }],
        "text": "별이 거꾸로 왔어.",
    });
    let answer = app
        .guest(5)
        .post(&room.path("knock"), &knock)
        .await
        .with(202);
    let knocked = Knocked::from(&answer);
    let mut host = app.sit(&room, &room.token, "host-page").await;
    let ServerSignal::Welcome { knocks, .. } = host.welcome().await else {
        unreachable!()
    };
    assert_eq!(
        knocks[0].reading.as_ref().unwrap().cards[0].card,
        "major-17"
    );
    app.as_seat(&knocked.token, Method::DELETE, &room.path("knock"), None)
        .await
        .with(204);
    assert!(matches!(
        host.hear().await,
        ServerSignal::KnockWithdrawn { .. }
    ));
    let mut host = app.sit(&room, &room.token, "host-page-2").await;
    let welcome = host.welcome().await;
    assert!(matches!(welcome, ServerSignal::Welcome { knocks, .. } if knocks.is_empty()));

    knock["reading"]["cards"][0]["card"] = json!("major-99");
    app.guest(5)
        .post(&room.path("knock"), &knock)
        .await
        .with(400);
}

#[actix_web::test]
async fn a_passcode_is_asked_for_and_guessing_it_is_hopeless() {
    let app = App::new().await;
    let room = app.open(&json!({ "passcode": "달그림자 4" })).await;
    let mut host = app.sit(&room, &room.token, "host-page").await;
    host.welcome().await;
    let view = app
        .stranger()
        .get(&format!("/api/rooms/{}", room.id))
        .await
        .with(200)
        .json;
    assert_eq!(view["asksPasscode"], true);
    let try_it = async |passcode: Option<&str>| {
        let mut knock = room.knock();
        knock["passcode"] = json!(passcode);
        app.guest(5).post(&room.path("knock"), &knock).await
    };
    assert_eq!(try_it(None).await.with(403).code(), "passcode_required");
    for guess in ["0000", "1111", "2222"] {
        assert_eq!(try_it(Some(guess)).await.with(403).code(), "passcode_wrong");
    }
    try_it(Some("달그림자 4")).await.with(202);
    // One address has five at once, then it waits.
    let mut codes = Vec::new();
    for _ in 0..4 {
        codes.push(try_it(Some("3333")).await.code().to_owned());
    }
    assert_eq!(codes.last().unwrap(), "passcode_locked", "{codes:?}");
}

#[actix_web::test]
async fn an_expert_is_found_by_their_name_while_they_are_there() {
    let app = App::new().await;
    let profile = json!({
        "handle": "Moon_Light", "nickname": "달빛", "headline": "조용히 듣는 타로",
        "specialities": ["연애", "이직"], "languages": ["ko"], "listed": true,
    });
    let expert = app.expert();
    let put = |body: &serde_json::Value| {
        expert
            .request(Method::PUT, "/api/rooms/experts/me")
            .json(body)
    };
    expert.send(put(&profile)).await.with(200);
    for bad in ["me", "a", "가나다", "a b", "admin"] {
        let mut wrong = profile.clone();
        wrong["handle"] = json!(bad);
        assert_eq!(
            expert.send(put(&wrong)).await.with(400).code(),
            "invalid_handle"
        );
    }
    let stranger = app.stranger();
    let seen = stranger
        .get("/api/rooms/experts/moon_light")
        .await
        .with(200)
        .json;
    assert_eq!(
        (&seen["nickname"], &seen["presence"]),
        (&json!("달빛"), &json!("away"))
    );
    let away = stranger
        .post("/api/rooms/experts/moon_light/invite", &json!({}))
        .await;
    assert_eq!(away.with(409).code(), "expert_away");

    let room = app.open(&json!({})).await;
    let mut host = app.sit(&room, &room.token, "host-page").await;
    assert!(
        matches!(host.welcome().await, ServerSignal::Welcome { nickname, .. } if nickname == "달빛")
    );
    testkit::eventually("they are here", crate::app::PATIENCE, || async {
        let list = app
            .stranger()
            .get("/api/rooms/experts")
            .await
            .with(200)
            .json;
        (list["experts"][0]["presence"] == "here").then_some(())
    })
    .await;
    let invited = stranger
        .post("/api/rooms/experts/moon_light/invite", &json!({}))
        .await
        .with(201);
    assert_eq!(invited.json["room"], room.id);
    let mut knock = room.knock();
    knock["invite"] = invited.json["invite"]["token"].clone();
    app.guest(5)
        .post(&room.path("knock"), &knock)
        .await
        .with(202);
    app.guest(5).get("/api/rooms/experts/me").await.with(403);
}
