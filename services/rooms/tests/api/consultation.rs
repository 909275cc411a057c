//! A consultation from its opening to what stays of it.

use proto_events::signal::{
    ClientSignal, EndReason, LeaveReason, SeatRole, ServerSignal, Standing, close,
};
use reqwest::Method;
use serde_json::json;
use testkit::eventually;
use time::Duration;
use uuid::Uuid;

use crate::app::{App, PATIENCE, SDP};

#[actix_web::test]
async fn a_knock_is_heard_at_once_and_admitted_in_one_word() {
    let app = App::new().await;
    let room = app.open(&json!({})).await;
    let mut host = app.sit(&room, &room.token, "host-page").await;
    let ServerSignal::Welcome {
        role,
        standing,
        polite,
        peer,
        knocks,
        ..
    } = host.welcome().await
    else {
        unreachable!()
    };
    assert_eq!(
        (role, standing, polite),
        (SeatRole::Host, Standing::Seated, false)
    );
    assert!(peer.is_none() && knocks.is_empty());

    let knocked = app.knock(&room, 5).await;
    let ServerSignal::Knocked { knock } = host.hear().await else {
        panic!("a knock is heard");
    };
    assert_eq!(knock.nickname, "바다");
    assert_eq!(knock.worry.as_deref(), Some("이직이 고민이에요"));
    assert_eq!(knock.session, None);

    let mut guest = app.sit(&room, &knocked.token, "guest-page").await;
    let ServerSignal::Welcome {
        standing,
        polite,
        peer,
        ..
    } = guest.welcome().await
    else {
        unreachable!()
    };
    assert_eq!((standing, polite), (Standing::Waiting, true));
    assert_eq!(peer.unwrap().session.as_deref(), Some("host-page"));

    // The offer waits at the host's before they open.
    let ServerSignal::Knocked { knock } = host.hear().await else {
        panic!("the page of the knock is told");
    };
    assert_eq!(knock.session.as_deref(), Some("guest-page"));
    guest.offer("host-page", SDP).await;
    guest
        .candidate("host-page", "candidate:1 1 udp 1 192.0.2.1 9 typ host")
        .await;
    assert!(
        matches!(host.hear().await, ServerSignal::Describe { from, .. } if from == "guest-page")
    );
    assert!(matches!(host.hear().await, ServerSignal::Candidate { .. }));

    host.say(&ClientSignal::Admit { seat: knocked.seat }).await;
    host.offer("guest-page", SDP).await;
    assert!(matches!(host.hear().await, ServerSignal::Admitted { .. }));
    assert!(
        matches!(guest.hear().await, ServerSignal::Admitted { peer, .. } if peer.role == SeatRole::Host)
    );
    let ServerSignal::Describe {
        from,
        address,
        description,
    } = guest.hear().await
    else {
        panic!("the answer follows the admission");
    };
    assert_eq!(
        (&*from, address.number, &*description.sdp),
        ("host-page", 1, SDP)
    );
}

#[actix_web::test]
async fn what_stays_of_a_consultation_is_both_sides() {
    let app = App::new().await;
    let (room, mut host, mut guest) = app.together().await;
    let record = json!({
        "tables": [{
            "spread": "one",
            "cards": [{ "place": 0, "position": 41, "card": "major-17", "orientation": "reversed" }],
            "byHand": false,
        }],
        "files": [{ "name": "손금.jpg", "size": 183_422, "mine": false }],
        "words": "천천히 가도 괜찮아요",
    });
    eventually("the consultation is in the tables", PATIENCE, || async {
        let (path, body) = (room.path("record"), Some(record.clone()));
        let put = app.as_seat(&room.token, Method::PUT, &path, body).await;
        (put.status == 204).then_some(())
    })
    .await;
    let notes = json!({ "notes": "다음에는 이직 이야기부터" });
    let expert = app.expert();
    let put = expert
        .request(Method::PUT, &room.path("notes"))
        .json(&notes);
    expert.send(put).await.with(204);

    app.clock.advance(Duration::minutes(40));
    host.say(&ClientSignal::Leave).await;
    let ServerSignal::RoomEnded {
        reason,
        return_until,
    } = guest.hear().await
    else {
        panic!("the end is told");
    };
    assert_eq!(reason, EndReason::Ended);
    assert!(return_until.is_some());
    assert_eq!(guest.end().await, Some(close::ENDED));
    assert!(matches!(host.hear().await, ServerSignal::RoomEnded { .. }));
    assert_eq!(host.end().await, Some(close::ENDED));

    let seen = app.guest(5).get(&room.path("summary")).await.with(200).json;
    assert_eq!(seen["role"], "guest");
    assert_eq!(seen["seconds"], 2_400);
    assert_eq!(seen["status"], "closing");
    assert_eq!(seen["record"], record);
    assert!(
        !seen.to_string().contains("이직 이야기"),
        "notes are the expert's own"
    );
    app.guest(5).get(&room.path("notes")).await.with(404);
    app.guest(6).get(&room.path("summary")).await.with(404);

    // Nothing is kept for a client who did not wish it.
    let list = app.guest(5).get("/api/rooms/?mine").await.with(200).json;
    assert_eq!(list["consultations"], json!([]));
    let guest = app.guest(5);
    let put = |path: &str, body| guest.request(Method::PUT, &room.path(path)).json(&body);
    guest
        .send(put("kept", json!({ "kept": true })))
        .await
        .with(204);
    guest
        .send(put("rating", json!({ "stars": 5 })))
        .await
        .with(204);
    guest
        .send(put("rating", json!({ "stars": 6 })))
        .await
        .with(400);
    let list = guest.get("/api/rooms/?mine").await.with(200).json;
    let mine = &list["consultations"][0];
    assert_eq!(
        (&mine["role"], &mine["cards"][0]["card"]),
        (&json!("guest"), &json!("major-17"))
    );
    assert_eq!(mine["hasNotes"], false);
    let list = app.expert().get("/api/rooms/?mine").await.with(200).json;
    let theirs = &list["consultations"][0];
    assert_eq!(
        (&theirs["with"], &theirs["hasNotes"], &theirs["stars"]),
        (&json!("바다"), &json!(true), &json!(5))
    );

    guest.delete(&room.path("history")).await.with(204);
    let list = guest.get("/api/rooms/?mine").await.with(200).json;
    assert_eq!(list["consultations"], json!([]));
    let list = app.expert().get("/api/rooms/?mine").await.with(200).json;
    assert_eq!(list["consultations"].as_array().unwrap().len(), 1);
}

#[actix_web::test]
async fn an_end_is_taken_back_within_ten_minutes_and_no_later() {
    let app = App::new().await;
    let (room, mut host, mut guest) = app.together().await;
    host.say(&ClientSignal::Leave).await;
    assert!(matches!(host.hear().await, ServerSignal::RoomEnded { .. }));
    assert!(matches!(guest.hear().await, ServerSignal::RoomEnded { .. }));
    app.clock.advance(Duration::minutes(9));
    let mut host = app.sit(&room, &room.token, "host-page-2").await;
    host.welcome().await;
    assert_eq!(
        app.stranger()
            .get(&format!("/api/rooms/{}", room.id))
            .await
            .json["status"],
        "open"
    );
    host.say(&ClientSignal::Leave).await;
    assert!(matches!(host.hear().await, ServerSignal::RoomEnded { .. }));
    app.clock.advance(Duration::minutes(10));
    let page = app.sit(&room, &room.token, "host-page-3").await;
    assert_eq!(page.end().await, Some(close::ENDED));
}

#[actix_web::test]
async fn who_leaves_may_come_back_and_is_announced_again() {
    let app = App::new().await;
    let room = app.open(&json!({})).await;
    let mut host = app.sit(&room, &room.token, "host-page").await;
    host.welcome().await;
    let knocked = app.knock(&room, 5).await;
    host.hear().await;
    let admit = room.path(&format!("seats/{}/admit", knocked.seat));
    app.as_seat(&room.token, Method::POST, &admit, None)
        .await
        .with(204);
    host.hear().await;
    let mut guest = app.sit(&room, &knocked.token, "guest-page").await;
    guest.welcome().await;
    assert!(matches!(host.hear().await, ServerSignal::PeerJoined { .. }));
    guest.say(&ClientSignal::Leave).await;
    let reason = LeaveReason::Left;
    assert!(matches!(host.hear().await, ServerSignal::PeerLeft { reason: it, .. } if it == reason));
    guest.hear().await;
    assert_eq!(guest.end().await, Some(close::ENDED));
    let summary = async |token: &str| {
        let path = room.path("summary");
        let summary = app.as_seat(token, Method::GET, &path, None).await;
        summary.with(200).json["returnUntil"].clone()
    };
    assert!(summary(&knocked.token).await.is_string());
    assert!(summary(&room.token).await.is_null());
    let mut guest = app.sit(&room, &knocked.token, "guest-page-2").await;
    guest.welcome().await;
    assert!(summary(&knocked.token).await.is_null());
    let ServerSignal::PeerJoined { peer } = host.hear().await else {
        panic!("they are announced");
    };
    assert_eq!(peer.session.as_deref(), Some("guest-page-2"));
}

#[actix_web::test]
async fn a_member_finds_what_they_had_as_a_guest() {
    let app = App::new().await;
    let (room, ..) = app.together().await;
    eventually("the consultation is in the tables", PATIENCE, || async {
        (app.guest(5).get(&room.path("summary")).await.status == 200).then_some(())
    })
    .await;
    let member = app.member(Uuid::from_u128(50), Some(Uuid::from_u128(5)));
    member.get(&room.path("summary")).await.with(200);
}
