use time::macros::datetime;

use super::{golden, id, star};
use crate::cards::{Locale, SpreadId};
use crate::domain::{
    ConsultationEnded, DataHolder, DomainEvent, Fact, Forgetting, LaidCards, ReadingCompleted,
};

#[test]
fn every_domain_event_has_its_golden() {
    let event = |fact| DomainEvent {
        id: id(9),
        occurred_at: datetime!(2026-11-23 12:00 UTC),
        fact,
    };
    golden(
        "domain.readingCompleted",
        &event(Fact::ReadingCompleted(ReadingCompleted {
            reading_id: id(4),
            conversation_id: id(5),
            owner_id: id(6),
            locale: Locale::Ko,
            spread: SpreadId::One,
            question: Some("내일 시험이라 떨려".into()),
            cards: vec![star()],
            seed: "cd".repeat(32),
            text: "별이 거꾸로 왔어.".into(),
            reader: "storyteller".into(),
        })),
    );
    golden(
        "domain.consultationEnded",
        &event(Fact::ConsultationEnded(ConsultationEnded {
            consultation_id: "7n42DGM5Tflk9n8mt7Fhc7.g1".into(),
            host_id: id(7),
            guest_id: Some(id(6)),
            began_at: datetime!(2026-11-23 11:20 UTC),
            ended_at: datetime!(2026-11-23 12:00 UTC),
            tables: vec![LaidCards {
                spread: SpreadId::One,
                cards: vec![star()],
            }],
        })),
    );
    golden(
        "domain.conversationDeleted",
        &event(Fact::ConversationDeleted {
            conversation_id: id(5),
            owner_id: id(6),
            because: Forgetting::Wanted,
        }),
    );
    golden(
        "domain.memberSignedIn",
        &event(Fact::MemberSignedIn {
            member_id: id(7),
            guest_id: id(6),
        }),
    );
    golden(
        "domain.dataRequested",
        &event(Fact::DataRequested {
            request_id: id(10),
            member_id: id(7),
        }),
    );
    golden(
        "domain.dataFound",
        &event(Fact::DataFound {
            request_id: id(10),
            member_id: id(7),
            holder: DataHolder::Chat,
            name: "conversations/1.json".into(),
            content: "{}".into(),
        }),
    );
    golden(
        "domain.dataComplete",
        &event(Fact::DataComplete {
            request_id: id(10),
            holder: DataHolder::Chat,
            files: 1,
        }),
    );
    golden(
        "domain.memberDeleted",
        &event(Fact::MemberDeleted {
            erasure_id: id(11),
            member_id: id(7),
        }),
    );
    golden(
        "domain.memberErased",
        &event(Fact::MemberErased {
            erasure_id: id(11),
            member_id: id(7),
            holder: DataHolder::Results,
        }),
    );
}

#[test]
fn every_holder_has_a_topic_of_its_name() {
    for holder in DataHolder::ALL {
        assert_eq!(holder.topic(), holder.as_str());
        assert_eq!(serde_json::to_value(holder).unwrap(), holder.as_str());
    }
}
