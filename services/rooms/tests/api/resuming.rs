//! Breaks: what is missed comes once and in order, and nobody is taken for gone too early.

use proto_events::signal::{ServerSignal, close};
use serde_json::json;
use testkit::eventually;
use time::Duration;

use crate::app::{App, Knocked, Opened, PATIENCE, Page, SDP};

/// A table whose guest's token is known.
async fn together(app: &App) -> (Opened, Knocked, Page, Page) {
    let room = app.open(&json!({})).await;
    let mut host = app.sit(&room, &room.token, "host-page").await;
    host.welcome().await;
    let knocked = app.knock(&room, 5).await;
    host.hear().await;
    let mut guest = app.sit(&room, &knocked.token, "guest-page").await;
    guest.welcome().await;
    host.hear().await;
    let seat = knocked.seat.clone();
    host.say(&proto_events::signal::ClientSignal::Admit { seat })
        .await;
    host.hear().await;
    guest.hear().await;
    (room, knocked, host, guest)
}

#[actix_web::test]
async fn what_was_negotiated_meanwhile_comes_after_the_welcome_once_and_in_order() {
    let app = App::new().await;
    let (room, knocked, mut host, mut guest) = together(&app).await;
    host.offer("guest-page", SDP).await;
    assert!(matches!(guest.hear().await, ServerSignal::Describe { .. }));
    let cursor = guest.cursor.clone();
    guest.socket.leave().await;
    assert!(matches!(host.hear().await, ServerSignal::PeerAway { .. }));
    for number in 0..20 {
        host.candidate("guest-page", &format!("candidate:{number}"))
            .await;
    }
    host.ping().await;
    let mut guest = app
        .resume(&room, &knocked.token, "guest-page", Some(cursor))
        .await;
    let welcome = guest.welcome().await;
    assert!(matches!(
        welcome,
        ServerSignal::Welcome { resumed: true, .. }
    ));
    for number in 2..22 {
        let ServerSignal::Candidate { address, .. } = guest.hear().await else {
            panic!("what was missed");
        };
        assert_eq!(address.number, number);
    }
    assert!(guest.ping().await.is_empty(), "and nothing twice");
    assert!(matches!(host.hear().await, ServerSignal::PeerJoined { .. }));
    // Another page of the same person has not been promised anything.
    let mut other = app
        .resume(&room, &knocked.token, "guest-page-2", None)
        .await;
    let welcome = other.welcome().await;
    assert!(matches!(
        welcome,
        ServerSignal::Welcome { resumed: false, .. }
    ));
    assert!(other.ping().await.is_empty());
}

#[actix_web::test]
async fn the_newest_page_has_the_seat_and_the_older_one_is_told() {
    let app = App::new().await;
    let (room, knocked, mut host, guest) = together(&app).await;
    let mut newer = app.sit(&room, &knocked.token, "guest-page-2").await;
    newer.welcome().await;
    assert_eq!(guest.end().await, Some(close::REPLACED));
    let ServerSignal::PeerJoined { peer } = host.hear().await else {
        panic!("a page that is another one is told of");
    };
    assert_eq!(peer.session.as_deref(), Some("guest-page-2"));
    assert!(host.ping().await.is_empty(), "nobody was away");
    newer.offer("host-page", SDP).await;
    assert!(matches!(host.hear().await, ServerSignal::Describe { .. }));
}

#[actix_web::test]
async fn a_socket_that_is_opened_before_the_old_one_closes_is_no_news() {
    let app = App::new().await;
    let (room, knocked, mut host, guest) = together(&app).await;
    let cursor = Some(guest.cursor.clone());
    let mut same = app
        .resume(&room, &knocked.token, "guest-page", cursor)
        .await;
    same.welcome().await;
    assert_eq!(guest.end().await, Some(close::REPLACED));
    assert!(host.ping().await.is_empty());
}

#[actix_web::test]
async fn a_process_that_dies_forgets_no_room_no_seat_and_no_decision() {
    let app = App::new().await;
    let (room, knocked, mut host, guest) = together(&app).await;
    host.ping().await;
    let journals = journal::Journals::memory(journal::MemorySettings::default());
    // The tables are all that the next one has.
    let next = app.another(journals).await;
    let cursor = Some(guest.cursor.clone());
    let mut again = next
        .resume(&room, &knocked.token, "guest-page", cursor)
        .await;
    let welcome = again.welcome().await;
    let ServerSignal::Welcome {
        resumed, standing, ..
    } = welcome
    else {
        unreachable!()
    };
    assert!(!resumed, "the journal is another one");
    assert_eq!(standing, proto_events::signal::Standing::Seated);
    let mut host = next.sit(&room, &room.token, "host-page").await;
    let welcome = host.welcome().await;
    assert!(
        matches!(welcome, ServerSignal::Welcome { peer: Some(peer), .. } if peer.session.is_some())
    );
    again.offer("host-page", SDP).await;
    assert!(matches!(host.hear().await, ServerSignal::Describe { .. }));
}

#[actix_web::test]
async fn two_instances_are_one_room() {
    let app = App::new().await;
    let second = app.another(app.journals.clone()).await;
    let room = app.open(&json!({})).await;
    let mut host = app.sit(&room, &room.token, "host-page").await;
    host.welcome().await;
    let knocked = second.knock(&room, 5).await;
    assert!(matches!(host.hear().await, ServerSignal::Knocked { .. }));
    let mut guest = second.sit(&room, &knocked.token, "guest-page").await;
    guest.welcome().await;
    host.hear().await;
    let seat = knocked.seat.clone();
    host.say(&proto_events::signal::ClientSignal::Admit { seat })
        .await;
    host.offer("guest-page", SDP).await;
    assert!(matches!(guest.hear().await, ServerSignal::Admitted { .. }));
    assert!(matches!(guest.hear().await, ServerSignal::Describe { .. }));
    // Moving from one to the other loses nothing.
    let mut moved = app
        .resume(
            &room,
            &knocked.token,
            "guest-page",
            Some(guest.cursor.clone()),
        )
        .await;
    assert!(matches!(
        moved.welcome().await,
        ServerSignal::Welcome { resumed: true, .. }
    ));
    assert_eq!(guest.end().await, Some(close::REPLACED));
}

#[actix_web::test]
async fn a_deploy_asks_pages_to_move_and_waits_for_them() {
    let app = App::new().await;
    let second = app.another(app.journals.clone()).await;
    let (room, knocked, mut host, mut guest) = together(&app).await;
    let stopping = tokio::spawn(app.running.stop());
    assert!(matches!(guest.hear().await, ServerSignal::Moving { .. }));
    assert!(matches!(host.hear().await, ServerSignal::Moving { .. }));
    let mut moved = second
        .resume(
            &room,
            &knocked.token,
            "guest-page",
            Some(guest.cursor.clone()),
        )
        .await;
    moved.welcome().await;
    assert_eq!(guest.end().await, Some(close::REPLACED));
    let mut hosts = second
        .resume(&room, &room.token, "host-page", Some(host.cursor.clone()))
        .await;
    hosts.welcome().await;
    assert_eq!(host.end().await, Some(close::REPLACED));
    moved.offer("host-page", SDP).await;
    assert!(matches!(hosts.hear().await, ServerSignal::Describe { .. }));
    stopping.await.unwrap();
}

#[actix_web::test]
async fn stepping_aside_asks_pages_to_move_and_whoever_comes_is_served() {
    let app = App::new().await;
    let second = app.another(app.journals.clone()).await;
    let (room, knocked, mut host, mut guest) = together(&app).await;
    app.duty.send_replace(false);
    assert!(matches!(guest.hear().await, ServerSignal::Moving { .. }));
    assert!(matches!(host.hear().await, ServerSignal::Moving { .. }));
    let cursor = Some(guest.cursor.clone());
    let mut moved = second
        .resume(&room, &knocked.token, "guest-page", cursor)
        .await;
    moved.welcome().await;
    assert_eq!(guest.end().await, Some(close::REPLACED));
    // the host comes back to where it was: it is served, and not sent away at once
    let cursor = Some(host.cursor.clone());
    let mut hosts = app.resume(&room, &room.token, "host-page", cursor).await;
    hosts.welcome().await;
    moved.offer("host-page", SDP).await;
    assert!(matches!(hosts.hear().await, ServerSignal::Describe { .. }));
}

#[actix_web::test]
async fn grace_is_granted_and_ends() {
    let app = App::new().await;
    let (room, knocked, mut host, guest) = together(&app).await;
    guest.socket.leave().await;
    assert!(matches!(host.hear().await, ServerSignal::PeerAway { .. }));
    app.clock.advance(Duration::seconds(121));
    // whoever looks after the rooms sees it
    assert!(matches!(host.hear().await, ServerSignal::PeerLeft { .. }));
    host.socket.leave().await;
    app.clock.advance(Duration::seconds(601));
    eventually("the room is over", PATIENCE, || async {
        let view = app.stranger().get(&format!("/api/rooms/{}", room.id)).await;
        (view.json["status"] == "ended").then_some(())
    })
    .await;
    let page = app.sit(&room, &knocked.token, "guest-page").await;
    assert_eq!(page.end().await, Some(close::ENDED));

    // What was said at the door is not kept for long; that the two met is.
    app.clock.advance(Duration::days(2));
    eventually("the room is forgotten", PATIENCE, || async {
        let view = app.stranger().get(&format!("/api/rooms/{}", room.id)).await;
        (view.status == 404).then_some(())
    })
    .await;
    let file = app.folder.path().join("rooms.db");
    let kept = testkit::everything_at(&format!("sqlite:{}?mode=ro", file.display())).await;
    assert!(!kept.contains("이직이 고민"), "{kept}");
    app.expert().get(&room.path("summary")).await.with(200);
}
