//! Which cards a text names.
//!
//! Many cards are called by everyday words (힘, 별, 달, Strength, Justice). So there are two
//! measures. That a drawn card is named is believed easily: its name stands there as a word. That
//! a card which was not drawn is named is believed only where no ordinary sentence looks like it:
//! a minor's name of suit and rank, or a major's name followed by “카드”, “card” or its
//! orientation. A reading that is wrong in subtler ways may pass; a right one is never called wrong.

use proto_events::cards::{DrawnCard, Locale};
use tarot::{Arcana, Card, CardId, deck};

/// The cards of a reading are not the drawn ones.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the reading leaves out {missing:?} and names {foreign:?}")]
pub struct WrongCards {
    /// Drawn and not named.
    pub missing: Vec<CardId>,
    /// Named and not drawn.
    pub foreign: Vec<CardId>,
}

/// Confirms that a reading names all drawn cards and no others.
///
/// # Errors
/// Which cards are missing and which are foreign.
pub fn names_exactly(text: &str, cards: &[DrawnCard], locale: Locale) -> Result<(), WrongCards> {
    let drawn = |card: &Card| cards.iter().any(|drawn| drawn.card.parse() == Ok(card.id));
    let mut wrong = WrongCards {
        missing: Vec::new(),
        foreign: Vec::new(),
    };
    for card in deck() {
        if drawn(card) {
            if !is_named(text, card, locale, is_a_word) {
                wrong.missing.push(card.id);
            }
        } else if is_named(text, card, locale, is_surely_a_card) {
            wrong.foreign.push(card.id);
        }
    }
    if wrong.missing.is_empty() && wrong.foreign.is_empty() {
        Ok(())
    } else {
        Err(wrong)
    }
}

/// Whether a text surely names a card of the deck, in any language.
pub(crate) fn names_any_card(text: &str) -> bool {
    deck().iter().any(|card| {
        [Locale::Ko, Locale::En]
            .into_iter()
            .any(|locale| is_named(text, card, locale, is_surely_a_card))
    })
}

/// A place in a text where a name was found.
struct Found<'a> {
    before: &'a str,
    after: &'a str,
    is_minor: bool,
    locale: Locale,
}

fn is_named(text: &str, card: &Card, locale: Locale, measure: fn(&Found<'_>) -> bool) -> bool {
    let is_minor = matches!(card.arcana, Arcana::Minor { .. });
    let name = card.name.get(locale);
    let bare = name.strip_prefix("The ").unwrap_or(name);
    // models also write the rank as a figure, or leave the space out
    let other = match (card.arcana, locale) {
        (Arcana::Minor { suit, rank }, Locale::En) => {
            format!("{} of {}", rank.number(), suit.name().en)
        }
        (Arcana::Minor { .. }, Locale::Ko) => name.replace(' ', ""),
        (Arcana::Major { .. }, _) => String::new(),
    };
    [bare, other.as_str()]
        .into_iter()
        .filter(|name| !name.is_empty())
        .any(|name| {
            text.match_indices(name).any(|(at, _)| {
                let (before, after) = (&text[..at], &text[at + name.len()..]);
                let starts_word = !before
                    .chars()
                    .next_back()
                    .is_some_and(char::is_alphanumeric);
                starts_word
                    && measure(&Found {
                        before,
                        after,
                        is_minor,
                        locale,
                    })
            })
        })
}

fn is_a_word(found: &Found<'_>) -> bool {
    match found.locale {
        Locale::En => !found.after.starts_with(char::is_alphanumeric),
        Locale::Ko => ends_korean_word(found.after),
    }
}

fn is_surely_a_card(found: &Found<'_>) -> bool {
    if found.is_minor {
        return match found.locale {
            Locale::En => is_a_word(found),
            Locale::Ko => {
                let counts = ["개", "잔", "장", "명", "번째", "년", "월", "일 ", "시간"];
                is_a_word(found) && !counts.iter().any(|unit| found.after.starts_with(unit))
            }
        };
    }
    let after = found
        .after
        .trim_start_matches(|c: char| c.is_whitespace() || "’”'\"」』>》*,(".contains(c));
    match found.locale {
        Locale::En => {
            let word = after
                .split(|c: char| !c.is_alphanumeric())
                .next()
                .unwrap_or_default();
            ["card", "upright", "reversed"].contains(&word.to_ascii_lowercase().as_str())
        }
        Locale::Ko => {
            let months = ["이번", "지난", "다음", "저번", "한", "두", "세", "몇", "매"];
            let last_word = found
                .before
                .split_whitespace()
                .next_back()
                .unwrap_or_default();
            let says_card = after.strip_prefix("카드").is_some_and(ends_korean_word)
                && !months.contains(&last_word);
            says_card || after.starts_with("정방향") || after.starts_with("역방향")
        }
    }
}

/// Whether a Korean noun ends here: nothing of a word follows, or a particle does.
fn ends_korean_word(after: &str) -> bool {
    const PARTICLES: [&str; 22] = [
        "이", "가", "은", "는", "을", "를", "의", "과", "와", "도", "로", "으로", "에", "만", "야",
        "예요", "라", "처럼", "까지", "부터", "카드", "였",
    ];
    match after.chars().next() {
        Some(c) if c.is_alphanumeric() => {
            PARTICLES.iter().any(|particle| after.starts_with(particle))
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use proto_events::cards::Orientation;

    use super::*;

    fn drawn(cards: &[&str]) -> Vec<DrawnCard> {
        (0..)
            .zip(cards)
            .map(|(place, card)| DrawnCard {
                place,
                position: place,
                card: (*card).into(),
                orientation: Orientation::Upright,
            })
            .collect()
    }

    fn foreign(text: &str, cards: &[&str], locale: Locale) -> Vec<String> {
        match names_exactly(text, &drawn(cards), locale) {
            Ok(()) => Vec::new(),
            Err(wrong) => wrong.foreign.iter().map(ToString::to_string).collect(),
        }
    }

    #[test]
    fn the_drawn_cards_alone_are_right() {
        for text in [
            "‘핵심’ 자리에 별 카드가 역방향으로 나왔어.",
            "별이 거꾸로 왔네. 힘을 내, 이번 달 카드값은 걱정 마.",
            "여기 ‘별’은 희망이야. 세계 여행도 좋고, 정의로운 사람이 되는 힘이 있어.",
            "별. 컵 3개를 놓고 물 2잔을 마셔 봐. 태양처럼 웃어.",
        ] {
            assert_eq!(
                names_exactly(text, &drawn(&["major-17"]), Locale::Ko),
                Ok(()),
                "{text}"
            );
        }
        for text in [
            "The Star, reversed, lies at the heart. Find strength in the world around you.",
            "“The Star” speaks of hope. Justice will come; the sun is shining on three cups.",
        ] {
            assert_eq!(
                names_exactly(text, &drawn(&["major-17"]), Locale::En),
                Ok(()),
                "{text}"
            );
        }
    }

    #[test]
    fn a_card_that_was_not_drawn_is_noticed() {
        let ko = Locale::Ko;
        assert_eq!(
            foreign("별 카드와 달 카드가 나왔어", &["major-17"], ko),
            ["major-18"]
        );
        assert_eq!(
            foreign("별 카드, ‘힘’ 카드", &["major-17"], ko),
            ["major-08"]
        );
        assert_eq!(
            foreign("별과 탑(역방향)이", &["major-17"], ko),
            ["major-16"]
        );
        assert_eq!(
            foreign("별 그리고 컵 10이야", &["major-17"], ko),
            ["cups-10"]
        );
        assert_eq!(
            foreign("별 그리고 소드 여왕", &["major-17"], ko),
            ["swords-13"]
        );
        let en = Locale::En;
        assert_eq!(
            foreign("The Star and the Moon card", &["major-17"], en),
            ["major-18"]
        );
        assert_eq!(
            foreign("The Star, Death (reversed)", &["major-17"], en),
            ["major-13"]
        );
        assert_eq!(
            foreign("The Star with the 3 of Cups", &["major-17"], en),
            ["cups-03"]
        );
    }

    #[test]
    fn names_inside_other_names_are_told_apart() {
        assert!(foreign("여황제 카드가 왔어", &["major-03"], Locale::Ko).is_empty());
        assert!(foreign("컵 10 카드가 왔어", &["cups-10"], Locale::Ko).is_empty());
        let left_out = names_exactly("여황제 카드", &drawn(&["major-04"]), Locale::Ko).unwrap_err();
        assert_eq!(left_out.missing.len(), 1);
        assert_eq!(left_out.foreign.len(), 1);
    }

    #[test]
    fn a_drawn_card_that_is_not_named_is_missed() {
        let wrong = names_exactly("힘내자!", &drawn(&["major-08"]), Locale::Ko).unwrap_err();
        assert_eq!(wrong.missing.len(), 1);
        let wrong = names_exactly("Starlight", &drawn(&["major-17"]), Locale::En).unwrap_err();
        assert_eq!(wrong.missing.len(), 1);
    }

    #[test]
    fn every_card_is_recognised_by_its_own_name_and_no_other() {
        for card in deck() {
            let id = card.id.to_string();
            for (locale, text) in [
                (
                    Locale::Ko,
                    format!("{} 카드가 역방향으로 나왔어.", card.name.ko),
                ),
                (Locale::En, format!("{}, reversed, is here.", card.name.en)),
            ] {
                assert_eq!(
                    names_exactly(&text, &drawn(&[&id]), locale),
                    Ok(()),
                    "{text}"
                );
            }
        }
    }
}
