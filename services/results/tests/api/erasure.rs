//! Of a member whose account is no more nothing is kept, in whatever order it is told.

use std::time::Duration;

use proto_events::domain::{DataHolder, Fact, Forgetting, ReadingCompleted};
use tempfile::TempDir;
use testkit::eventually;
use uuid::Uuid;

use crate::app::{App, OWNER, completed};
use crate::tables::cells_with;

const GUEST: Uuid = Uuid::from_u128(0x6e57);
const MEMBER: Uuid = Uuid::from_u128(0x3e3b);

fn reading_of(owner_id: Uuid, number: u128) -> Fact {
    let Fact::ReadingCompleted(reading) = completed(number).fact else {
        unreachable!()
    };
    Fact::ReadingCompleted(ReadingCompleted {
        owner_id,
        ..reading
    })
}

#[actix_web::test]
async fn nothing_is_left_of_a_member_whatever_chat_tells_late() {
    let app = App::start(TempDir::new().unwrap()).await;
    let cells = async |what: Uuid| cells_with(app.folder.path(), &what.to_string()).await;
    let mut listener = app.listener();
    let signed_in = app
        .learn(Fact::MemberSignedIn {
            member_id: MEMBER,
            guest_id: GUEST,
        })
        .await;
    app.learn(reading_of(GUEST, 1)).await;
    app.learn(reading_of(MEMBER, 2)).await;
    app.publish(&completed(3)).await;
    app.learn(Fact::DataRequested {
        request_id: Uuid::from_u128(1),
        member_id: MEMBER,
    })
    .await;
    while !matches!(listener.next().await, Fact::DataComplete { .. }) {}

    let erasure_id = Uuid::from_u128(2);
    let deleted = Fact::MemberDeleted {
        erasure_id,
        member_id: MEMBER,
    };
    let deleted = app.learn(deleted).await;
    app.count(1).await;
    assert_eq!(cells(MEMBER).await, Vec::<String>::new());

    // Chat had this one on its way.
    app.learn(reading_of(MEMBER, 4)).await;
    app.count(2).await;
    let erased = |holder| Fact::MemberErased {
        erasure_id,
        member_id: MEMBER,
        holder,
    };
    let by_chat = app.learn(erased(DataHolder::Chat)).await;
    app.count(1).await;
    assert_eq!(listener.next().await, erased(DataHolder::Results));

    // All of it once more changes nothing and says nothing.
    for event in [&signed_in, &deleted, &by_chat] {
        app.publish(event).await;
    }
    app.count(1).await;
    eventually("nothing is left", Duration::from_secs(5), || async {
        let left = [cells(MEMBER).await, cells(GUEST).await].concat();
        left.is_empty().then_some(())
    })
    .await;
    app.running.stop().await;
}

#[actix_web::test]
async fn links_go_with_the_account_and_only_that_they_have_been_there_stays() {
    let app = App::new().await;
    let links = [app.link(1).await, app.link(2).await];
    let pages = links.map(|id| format!("/r/{id}"));
    let stranger = app.stranger();
    for page in &pages {
        let _open = stranger.get(page).await.with(200);
        let _drawn = stranger.get(&format!("{page}.png")).await.with(200);
    }
    app.learn(Fact::MemberDeleted {
        erasure_id: Uuid::from_u128(2),
        member_id: OWNER,
    })
    .await;
    app.count(0).await;
    for page in &pages {
        let _gone = stranger.get(page).await.with(410);
    }
    let left = cells_with(app.folder.path(), &OWNER.to_string()).await;
    assert_eq!(left, Vec::<String>::new());
    let left = cells_with(app.folder.path(), "별이 왔어").await;
    assert_eq!(left, Vec::<String>::new());
    let pictures = std::fs::read_dir(app.folder.path().join("pictures"));
    assert_eq!(pictures.unwrap().count(), 0);
}

#[actix_web::test]
async fn a_deleted_talk_takes_its_links_along_and_one_whose_time_is_over_does_not() {
    let app = App::new().await;
    let (wanted, expired) = (app.link(1).await, app.link(2).await);
    let forget = |number: u128, because| Fact::ConversationDeleted {
        conversation_id: Uuid::from_u128(1_000 + number),
        owner_id: OWNER,
        because,
    };
    app.learn(forget(1, Forgetting::Wanted)).await;
    app.learn(forget(2, Forgetting::Expired)).await;
    app.count(0).await;
    let stranger = app.stranger();
    let _gone = stranger.get(&format!("/r/{wanted}")).await.with(410);
    let _open = stranger.get(&format!("/r/{expired}")).await.with(200);
    // its owner can end it still
    let path = format!("/api/results/shares/{expired}");
    let _ended = app.owner().delete(&path).await.with(204);
    let _gone = stranger.get(&format!("/r/{expired}")).await.with(410);
}
