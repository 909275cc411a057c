use std::collections::HashSet;

use futures::StreamExt as _;
use proto_events::cards::{DrawnCard, Locale, Orientation, SpreadId};
use proto_events::chat::Persona;
use tarot::CardId;

use super::*;
use crate::check::names_exactly;
use crate::request::{Purpose, Utterance};

const PERSONAS: [Persona; 3] = [Persona::Conch, Persona::Polite, Persona::Plain];
const WORRIES: [&str; 6] = [
    "내일 시험이라 너무 떨려",
    "남자친구가 요즘 연락이 뜸해서 헤어질까 봐 걱정돼",
    "회사를 그만둬야 할지 모르겠어",
    "월급은 그대로인데 빚이 늘어서 막막해",
    "I do not know whether to quit my job",
    "응",
];

fn request(
    locale: Locale,
    persona: Persona,
    purpose: Purpose,
    worry: &str,
    seed: u64,
) -> ReadRequest {
    ReadRequest {
        locale,
        persona,
        purpose,
        history: vec![Utterance::seeker(worry)],
        said: String::new(),
        seed,
        request_id: "r".into(),
    }
}

fn draw(count: u8, seed: u64) -> Vec<DrawnCard> {
    let ids: Vec<CardId> = CardId::all().collect();
    let ids = Dice::new(seed, "cards").shuffled(&ids);
    (0..count)
        .map(|place| DrawnCard {
            place,
            position: place,
            card: ids[usize::from(place)].to_string(),
            orientation: if (seed >> place) & 1 == 0 {
                Orientation::Upright
            } else {
                Orientation::Reversed
            },
        })
        .collect()
}

fn reading(spread: SpreadId, cards: Vec<DrawnCard>, question: Option<&str>) -> Purpose {
    Purpose::Reading {
        spread,
        cards,
        question: question.map(str::to_owned),
    }
}

const SPREADS: [(SpreadId, u8, std::ops::RangeInclusive<usize>); 3] = [
    (SpreadId::One, 1, 400..=900),
    (SpreadId::Three, 3, 600..=1_500),
    (SpreadId::Celtic, 10, 1_200..=2_500),
];

#[test]
fn a_reading_names_the_drawn_cards_and_no_others_and_has_its_length() {
    for seed in 0..120 {
        for (spread, count, length) in SPREADS {
            for persona in PERSONAS {
                let worry = WORRIES[seed as usize % WORRIES.len()];
                let cards = draw(count, seed);
                for locale in [Locale::Ko, Locale::En] {
                    let purpose = reading(spread, cards.clone(), Some(worry));
                    let tale = tale(&request(locale, persona, purpose, worry, seed));
                    let text = &tale.text;
                    assert_eq!(names_exactly(text, &cards, locale), Ok(()), "{text}");
                    assert!(!text.contains(['{', '}', '|']), "{text}");
                    if locale == Locale::Ko {
                        let letters = text.chars().count();
                        assert!(length.contains(&letters), "{letters} letters:\n{text}");
                    }
                }
            }
        }
    }
}

#[test]
fn the_conch_speaks_to_a_friend_and_the_others_politely() {
    for seed in 0..60 {
        for persona in PERSONAS {
            let cards = draw(3, seed);
            let purpose = reading(SpreadId::Three, cards, Some(WORRIES[0]));
            let text = tale(&request(Locale::Ko, persona, purpose, WORRIES[0], seed)).text;
            let polite = text.contains("요.") || text.contains("요?");
            assert_eq!(polite, persona != Persona::Conch, "{text}");
        }
    }
}

#[test]
fn particles_are_never_left_undecided() {
    for seed in 0..60 {
        let cards = draw(10, seed);
        let purpose = reading(SpreadId::Celtic, cards, None);
        let text = tale(&request(Locale::Ko, Persona::Polite, purpose, "", seed)).text;
        for wrong in [
            "은(는)",
            "을(를)",
            "별는",
            "힘를",
            "카드이 ",
            "방향로 ",
            "가에요",
            "은에요",
            "’야.",
            "음예요",
        ] {
            assert!(!text.contains(wrong), "{wrong}: {text}");
        }
    }
}

#[test]
fn the_cards_are_offered_by_the_second_turn() {
    for persona in PERSONAS {
        for worry in WORRIES {
            let talk = |turn, may_offer| {
                let purpose = Purpose::Talk { turn, may_offer };
                tale(&request(Locale::Ko, persona, purpose, worry, 7))
            };
            assert!(!talk(0, true).offers, "{worry}");
            assert!(talk(1, true).offers, "{worry}");
            assert!(!talk(3, false).offers, "{worry}");
            assert!(
                talk(0, true).text.contains('?'),
                "it asks: {}",
                talk(0, true).text
            );
            assert!(talk(1, true).text.chars().count() < 200);
        }
    }
    let purpose = Purpose::Talk {
        turn: 0,
        may_offer: true,
    };
    let wants = request(Locale::Ko, Persona::Conch, purpose, "그냥 카드 뽑을래", 7);
    assert!(tale(&wants).offers);
}

#[test]
fn asked_who_it_is_it_says_so() {
    for (locale, asked, answer) in [
        (Locale::Ko, "너 사람이야?", "사람이 아니야"),
        (Locale::En, "Are you human?", "not a human"),
    ] {
        let purpose = Purpose::Talk {
            turn: 0,
            may_offer: true,
        };
        let text = tale(&request(locale, Persona::Conch, purpose, asked, 1)).text;
        assert!(text.contains(answer), "{text}");
    }
}

#[test]
fn asked_about_somebody_else_it_does_not_speak_of_itself() {
    let purpose = Purpose::Talk {
        turn: 0,
        may_offer: true,
    };
    let asked = "그 사람 정말 좋은 사람이야?";
    let text = tale(&request(Locale::Ko, Persona::Conch, purpose, asked, 1)).text;
    assert!(!text.contains("프로그램"), "{text}");
}

#[test]
fn someone_in_danger_gets_no_card() {
    let purpose = Purpose::Talk {
        turn: 1,
        may_offer: true,
    };
    let tale = tale(&request(
        Locale::Ko,
        Persona::Conch,
        purpose,
        "그냥 죽고 싶어",
        1,
    ));
    assert!(!tale.offers);
    assert!(tale.text.contains("109"));
}

#[test]
fn follow_ups_rest_on_the_drawn_cards() {
    for seed in 0..60 {
        for asked in [
            "언제쯤 좋아질까?",
            "그럼 어떻게 해야 해?",
            "무슨 뜻인지 더 말해 줘",
        ] {
            let cards = draw(3, seed);
            let purpose = Purpose::FollowUp {
                spread: SpreadId::Three,
                cards: cards.clone(),
                left: (seed % 3) as u32,
                question: Some(WORRIES[0].into()),
            };
            let text = tale(&request(Locale::Ko, Persona::Conch, purpose, asked, seed)).text;
            let named = cards.iter().filter(|drawn| {
                names_exactly(&text, std::slice::from_ref(*drawn), Locale::Ko).is_ok()
            });
            assert_eq!(named.count(), 1, "{text}");
            assert!((120..520).contains(&text.chars().count()), "{text}");
        }
    }
}

#[test]
fn the_same_request_is_told_the_same_way_and_another_seed_another_way() {
    let tales: HashSet<String> = (0..40)
        .map(|seed| {
            let purpose = reading(SpreadId::One, draw(1, 3), Some(WORRIES[0]));
            let request = request(Locale::Ko, Persona::Conch, purpose, WORRIES[0], seed);
            assert_eq!(tale(&request), tale(&request));
            tale(&request).text
        })
        .collect();
    assert!(tales.len() > 36, "{}", tales.len());
}

async fn told(request: ReadRequest) -> String {
    let mut reading = Storyteller::new(Pace::AT_ONCE).read(request).await.unwrap();
    let mut text = String::new();
    let mut finished = false;
    while let Some(event) = reading.next().await {
        match event.unwrap() {
            ReadEvent::Text(new) => {
                assert!((1..=6).contains(&new.chars().count()));
                text.push_str(&new);
            }
            ReadEvent::OfferDraw => {}
            ReadEvent::Finished(finish) => {
                assert_eq!(finish, Finish::stop());
                finished = true;
            }
        }
    }
    assert!(finished);
    text
}

#[tokio::test]
async fn a_broken_tale_goes_on_from_every_character() {
    let purpose = reading(SpreadId::One, draw(1, 5), Some(WORRIES[1]));
    let request = request(Locale::Ko, Persona::Conch, purpose, WORRIES[1], 5);
    let whole = told(request.clone()).await;
    for (at, _) in whole.char_indices().step_by(7) {
        let said = whole[..at].to_owned();
        let rest = told(ReadRequest {
            said: said.clone(),
            ..request.clone()
        })
        .await;
        assert_eq!(said + &rest, whole);
    }
}

#[tokio::test(start_paused = true)]
async fn it_speaks_at_a_human_pace() {
    let purpose = reading(SpreadId::One, draw(1, 5), Some(WORRIES[1]));
    let request = request(Locale::Ko, Persona::Conch, purpose, WORRIES[1], 5);
    let started = Instant::now();
    let mut reading = Storyteller::new(Pace::default())
        .read(request)
        .await
        .unwrap();
    let mut tokens = 0;
    while let Some(event) = reading.next().await {
        tokens += u32::from(matches!(event.unwrap(), ReadEvent::Text(_)));
    }
    let each = (started.elapsed() - Pace::default().first) / tokens;
    assert!((25..=45).contains(&each.as_millis()), "{each:?}");
}
