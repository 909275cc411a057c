//! Facts come in by the topic, rows are what is left.

use proto_events::domain::{DomainEvent, Fact, Forgetting};
use tempfile::TempDir;
use time::macros::datetime;
use uuid::Uuid;

use crate::app::{App, completed};

#[actix_web::test]
async fn a_fact_that_comes_again_changes_nothing() {
    let app = App::start(TempDir::new().unwrap()).await;
    for _ in 0..3 {
        app.publish(&completed(1)).await;
    }
    app.publish(&completed(2)).await;
    app.count(2).await;
    let kept = app
        .store
        .reading(Uuid::from_u128(1))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(kept.owner, Uuid::from_u128(7));
    assert_eq!(kept.question.as_deref(), Some("내일 시험이라 떨려"));
    assert_eq!(kept.cards[0].card, "major-17");
    assert!(kept.text.len() > 8_000);
    app.running.stop().await;
}

#[actix_web::test]
async fn a_deleted_conversation_is_forgotten_and_stays_so() {
    let app = App::start(TempDir::new().unwrap()).await;
    app.publish(&completed(1)).await;
    app.publish(&completed(2)).await;
    app.count(2).await;
    let deleted = |owner| DomainEvent {
        id: Uuid::from_u128(90 + owner),
        occurred_at: datetime!(2026-11-23 12:01 UTC),
        fact: Fact::ConversationDeleted {
            conversation_id: Uuid::from_u128(1_001),
            owner_id: Uuid::from_u128(owner),
            because: Forgetting::Wanted,
        },
    };
    // Somebody else's word does not count.
    app.publish(&deleted(8)).await;
    app.publish(&deleted(7)).await;
    app.count(1).await;
    // The reading's fact delivered once more does not bring it back.
    app.publish(&completed(1)).await;
    app.count(1).await;
    assert!(
        app.store
            .reading(Uuid::from_u128(1))
            .await
            .unwrap()
            .is_none()
    );
    app.running.stop().await;
}

#[actix_web::test]
async fn what_was_applied_is_known_after_a_restart() {
    let app = App::start(TempDir::new().unwrap()).await;
    app.publish(&completed(1)).await;
    app.count(1).await;
    let App {
        running, folder, ..
    } = app;
    running.stop().await;
    let app = App::start(folder).await;
    app.publish(&completed(1)).await;
    app.publish(&completed(2)).await;
    app.count(2).await;
    app.running.stop().await;
}
