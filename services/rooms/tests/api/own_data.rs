//! What a member takes along, and what they leave behind: nothing.

use proto_events::domain::{DataHolder, DomainEvent, Fact, ROOMS_TOPIC};
use proto_events::signal::{ServerSignal, close};
use reqwest::Method;
use serde_json::json;
use testkit::{Listener, eventually};
use uuid::Uuid;

use crate::app::{App, EXPERT, Knocked, PATIENCE};

/// The client of these tests, with an account.
const CLIENT: Uuid = Uuid::from_u128(50);

impl App {
    /// Resolves when rooms has learned it.
    async fn learn(&self, fact: Fact) {
        let event = DomainEvent {
            id: self.ids.next(),
            occurred_at: self.clock.now(),
            fact,
        };
        let payload = serde_json::to_vec(&event).unwrap();
        let topics = self.journals.topics();
        let id = event.id.to_string();
        topics
            .publish(event.fact.topic(), &id, payload.into())
            .await
            .unwrap();
    }

    async fn kept(&self) -> String {
        let file = self.folder.path().join("rooms.db");
        testkit::everything_at(&format!("sqlite:{}?mode=ro", file.display())).await
    }
}

#[actix_web::test]
async fn a_client_who_leaves_is_forgotten_in_the_middle_of_a_consultation() {
    let app = App::new().await;
    let mut heard = Listener::to(&app.journals.topics(), ROOMS_TOPIC);
    let room = app.open(&json!({})).await;
    let mut host = app.sit(&room, &room.token, "host-page").await;
    host.welcome().await;
    let mut knock = room.knock();
    knock["nickname"] = json!("지울이름");
    knock["worry"] = json!("지울 고민");
    let client = app.member(CLIENT, None);
    let knocked = Knocked::from(&client.post(&room.path("knock"), &knock).await.with(202));
    host.hear().await;
    let mut guest = app.sit(&room, &knocked.token, "guest-page").await;
    guest.welcome().await;
    host.hear().await;
    let admit = room.path(&format!("seats/{}/admit", knocked.seat));
    app.as_seat(&room.token, Method::POST, &admit, None)
        .await
        .with(204);
    guest.hear().await;
    host.hear().await;
    eventually("they are written down", PATIENCE, || async {
        let kept = app.kept().await;
        let words = [CLIENT.to_string(), "지울이름".into(), "지울 고민".into()];
        words.iter().all(|it| kept.contains(it)).then_some(())
    })
    .await;

    let request_id = app.ids.next();
    app.learn(Fact::DataRequested {
        request_id,
        member_id: CLIENT,
    })
    .await;
    let found = heard.next().await;
    assert!(matches!(found, Fact::DataFound { content, .. } if content.contains("지울이름")));
    assert!(matches!(
        heard.next().await,
        Fact::DataComplete { files: 1, .. }
    ));

    app.learn(Fact::MemberDeleted {
        erasure_id: app.ids.next(),
        member_id: CLIENT,
    })
    .await;
    assert!(matches!(host.hear().await, ServerSignal::PeerLeft { .. }));
    assert_eq!(guest.end().await, Some(close::ENDED));
    let erased = heard.next().await;
    assert!(matches!(
        erased,
        Fact::MemberErased {
            holder: DataHolder::Rooms,
            ..
        }
    ));
    eventually("nothing is left", PATIENCE, || async {
        let kept = app.kept().await;
        let words = [CLIENT.to_string(), "지울이름".into(), "지울 고민".into()];
        (!words.iter().any(|it| kept.contains(it))).then_some(())
    })
    .await;
    // The expert's side of it stays theirs.
    app.expert().get(&room.path("summary")).await.with(200);
}

#[actix_web::test]
async fn an_expert_who_leaves_ends_their_rooms_and_is_found_nowhere() {
    let app = App::new().await;
    let profile = json!({
        "handle": "moonlight", "nickname": "달빛", "specialities": [], "languages": ["ko"], "listed": true,
    });
    let expert = app.expert();
    let put = expert
        .request(Method::PUT, "/api/rooms/experts/me")
        .json(&profile);
    expert.send(put).await.with(200);
    let (_, host, mut guest) = app.together().await;
    app.learn(Fact::MemberDeleted {
        erasure_id: app.ids.next(),
        member_id: EXPERT,
    })
    .await;
    assert!(matches!(guest.hear().await, ServerSignal::RoomEnded { .. }));
    assert_eq!(host.end().await, Some(close::ENDED));
    app.stranger()
        .get("/api/rooms/experts/moonlight")
        .await
        .with(404);
    eventually("nothing is left", PATIENCE, || async {
        let kept = app.kept().await;
        let left = [EXPERT.to_string(), "달빛".into()];
        (!left.iter().any(|it| kept.contains(it))).then_some(())
    })
    .await;
}
