use proto_events::cards::SpreadId;
use tarot::{spread, spreads};

#[test]
fn every_spread_has_as_many_places_as_its_name_promises() {
    for (id, places) in [
        (SpreadId::One, 1),
        (SpreadId::Three, 3),
        (SpreadId::Celtic, 10),
    ] {
        assert_eq!(spread(id).id, id);
        assert_eq!(spread(id).places.len(), places);
    }
    assert_eq!(spreads().len(), 3);
    assert!(spreads().iter().all(|found| spread(found.id) == found));
}
