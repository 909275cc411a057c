use picture::Scene;
use proto_events::cards::{DrawnCard, Locale, Orientation, SpreadId};

/// Cards of a spread, every third of them reversed.
pub fn cards(names: &[&str]) -> Vec<DrawnCard> {
    names
        .iter()
        .zip(0_u8..)
        .map(|(name, place)| DrawnCard {
            place,
            position: place,
            card: (*name).to_owned(),
            orientation: if place % 3 == 1 {
                Orientation::Reversed
            } else {
                Orientation::Upright
            },
        })
        .collect()
}

pub const ONE: [&str; 1] = ["major-17"];
pub const THREE: [&str; 3] = ["major-18", "cups-03", "pentacles-11"];
pub const TEN: [&str; 10] = [
    "major-00",
    "swords-10",
    "major-19",
    "pentacles-09",
    "cups-12",
    "wands-07",
    "major-13",
    "pentacles-14",
    "major-02",
    "major-21",
];

/// A scene with a title and a gist and nothing else.
pub fn scene<'a>(spread: SpreadId, cards: &'a [DrawnCard]) -> Scene<'a> {
    Scene {
        locale: Locale::Ko,
        spread,
        cards,
        title: "별",
        words: "지친 마음에 다시 물이 차오르는 때예요. 서두르지 말고 오늘은 한 걸음만 내디뎌 보세요.",
        question: None,
        name: None,
        date: None,
        by_model: true,
    }
}

/// Names of three cards, longer than any three of the deck.
pub const LONG_TITLE: &str =
    "펜타클의 여왕 (역방향) · 운명의 수레바퀴 (역방향) · 매달린 사람 (정방향)";

pub const LONG_GIST: &str = "겉으로는 잔잔해 보여도 마음속에서는 오래 미뤄 둔 결정이 조용히 자라고 있어요. 지금 필요한 \
     것은 더 많은 정보가 아니라 이미 알고 있는 것을 인정할 용기이고, 그 용기는 가장 가까운 \
     사람에게 솔직하게 말하는 데서 시작돼요. 오늘 저녁에 짧은 편지를 한 통 써 보세요.";

/// As long as a question may be.
pub fn long_question() -> String {
    let mut question =
        "퇴사하고 제주에 내려가서 작은 책방을 열고 싶은데, 가족은 말리고 저도 자신이 \
                        없어요. 지금 움직여도 괜찮을까요? "
            .repeat(40);
    let end = (0..=4_000)
        .rev()
        .find(|end| question.is_char_boundary(*end));
    question.truncate(end.unwrap());
    question
}
