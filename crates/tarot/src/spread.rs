use proto_events::cards::SpreadId;

use crate::localized::{Localized, say};

/// A layout of cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spread {
    pub id: SpreadId,
    pub name: Localized,
    /// When to choose this layout, in one sentence.
    pub purpose: Localized,
    /// In the order in which cards are drawn.
    pub places: &'static [Place],
}

/// Where a card lies in a spread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub name: Localized,
    /// What a card on this place tells, in one sentence.
    pub sense: Localized,
}

/// All spreads, the smallest first.
#[must_use]
pub const fn spreads() -> &'static [Spread] {
    &SPREADS
}

#[must_use]
pub const fn spread(id: SpreadId) -> &'static Spread {
    match id {
        SpreadId::One => &SPREADS[0],
        SpreadId::Three => &SPREADS[1],
        SpreadId::Celtic => &SPREADS[2],
    }
}

const fn place(name: Localized, sense: Localized) -> Place {
    Place { name, sense }
}

static SPREADS: [Spread; 3] = [
    Spread {
        id: SpreadId::One,
        name: say("한 장", "One card"),
        purpose: say(
            "지금 가장 궁금한 한 가지에 짧고 또렷한 대답을 듣고 싶을 때 좋아요.",
            "For one question that wants a short, clear answer.",
        ),
        places: &[place(
            say("핵심", "The heart"),
            say(
                "지금 고민의 한가운데에 무엇이 놓여 있는지 보여 주는 자리예요.",
                "This place shows what lies at the heart of your question right now.",
            ),
        )],
    },
    Spread {
        id: SpreadId::Three,
        name: say("세 장", "Three cards"),
        purpose: say(
            "일이 어디서 와서 어디로 흐르는지 이어서 보고 싶을 때 좋아요.",
            "For seeing where a matter comes from and where it is heading.",
        ),
        places: &[
            place(
                say("과거", "Past"),
                say(
                    "지금의 마음을 만든 지난 일과 그때 얻은 것을 보여 주는 자리예요.",
                    "This place shows what has led up to now, and what it left with you.",
                ),
            ),
            place(
                say("현재", "Present"),
                say(
                    "오늘 당신이 서 있는 곳과 그곳을 움직이는 힘을 보여 주는 자리예요.",
                    "This place shows where you stand today and what is moving there.",
                ),
            ),
            place(
                say("미래", "Future"),
                say(
                    "지금처럼 걸어갈 때 이어질 흐름을 보여 주는 자리이고, 정해진 결말은 아니에요.",
                    "This place shows where the present course tends, which you can still change.",
                ),
            ),
        ],
    },
    Spread {
        id: SpreadId::Celtic,
        name: say("켈틱 크로스", "Celtic cross"),
        purpose: say(
            "얽힌 고민을 안과 밖, 과거와 앞날까지 차근차근 살펴보고 싶을 때 좋아요.",
            "For a tangled matter that deserves a long look from every side.",
        ),
        places: &[
            place(
                say("현재 상황", "The situation"),
                say(
                    "고민의 중심, 지금 당신을 둘러싼 상황을 보여 주는 자리예요.",
                    "This place shows the centre of the matter and what surrounds you now.",
                ),
            ),
            place(
                say("가로막는 것", "The crossing"),
                say(
                    "길을 가로지르며 당신을 시험하거나 밀어 주는 힘을 보여 주는 자리예요.",
                    "This place shows the force that crosses your path, to hinder or to spur you.",
                ),
            ),
            place(
                say("의식하는 목표", "The aim"),
                say(
                    "당신이 알고 바라는 것, 이 일에서 닿고 싶은 곳을 보여 주는 자리예요.",
                    "This place shows what you knowingly hope for and reach towards.",
                ),
            ),
            place(
                say("깊은 뿌리", "The root"),
                say(
                    "겉으로 드러나지 않았지만 이 일을 떠받치는 바탕을 보여 주는 자리예요.",
                    "This place shows the ground beneath the matter, seldom looked at.",
                ),
            ),
            place(
                say("지나가는 것", "What is passing"),
                say(
                    "이제 물러나고 있는 영향, 놓아주어도 될 것을 보여 주는 자리예요.",
                    "This place shows the influence that is fading and may be let go.",
                ),
            ),
            place(
                say("다가오는 것", "What is coming"),
                say(
                    "머지않아 당신 앞에 나타날 기운을 보여 주는 자리예요.",
                    "This place shows what is drawing near and will soon ask for your attention.",
                ),
            ),
            place(
                say("나의 태도", "Your stance"),
                say(
                    "이 일을 대하는 당신의 마음가짐과 힘을 보여 주는 자리예요.",
                    "This place shows how you are meeting the matter, and the strength you bring.",
                ),
            ),
            place(
                say("주변의 영향", "The surroundings"),
                say(
                    "곁에 있는 사람들과 환경이 건네는 영향을 보여 주는 자리예요.",
                    "This place shows what the people and conditions around you bring to it.",
                ),
            ),
            place(
                say("희망과 두려움", "Hopes and fears"),
                say(
                    "바라면서도 겁내는, 두 얼굴을 가진 마음을 보여 주는 자리예요.",
                    "This place shows what you long for and dread at the same time.",
                ),
            ),
            place(
                say("흐름의 끝", "The outcome"),
                say(
                    "지금의 흐름이 모여 닿게 될 곳을 보여 주고, 바꿀 여지는 늘 남아 있어요.",
                    "This place shows where all of this tends, with room to choose otherwise.",
                ),
            ),
        ],
    },
];
