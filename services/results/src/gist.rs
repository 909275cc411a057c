//! A reading in a line or two, for those who have not opened it yet: the title and the description of a
//! preview. Pure.

use proto_events::cards::{DrawnCard, Locale, Orientation, SpreadId};

use crate::clean::in_one_line;
use crate::snapshot::Snapshot;

/// About two lines of a preview, in characters.
const DESCRIPTION: usize = 110;

/// A reading in brief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gist {
    /// The cards, such as `별 · 역방향`.
    pub cards: String,
    /// What a preview is headed with.
    pub title: String,
    /// What the reading comes to, without the marks of its formatting.
    pub words: String,
    /// What a preview says below, beginning with what wrote it.
    pub description: String,
}

impl Gist {
    #[must_use]
    pub fn of(snapshot: &Snapshot) -> Self {
        let cards = cards_of(snapshot);
        let words = beginning(conclusion_of(&snapshot.text), DESCRIPTION);
        let title = match (snapshot.locale, &snapshot.name) {
            (Locale::Ko, None) => format!("소라고둥이 읽어 준 타로: {cards}"),
            (Locale::Ko, Some(name)) => format!("{name}님의 타로: {cards}"),
            (Locale::En, None) => format!("The conch read: {cards}"),
            (Locale::En, Some(name)) => format!("A tarot reading for {name}: {cards}"),
        };
        let label = match (snapshot.locale, snapshot.is_by_model()) {
            (Locale::Ko, true) => "AI 타로 리딩",
            (Locale::Ko, false) => "타로 리딩",
            (Locale::En, true) => "AI tarot reading",
            (Locale::En, false) => "Tarot reading",
        };
        let description = format!("{label} · {words}");
        Self {
            cards,
            title,
            words,
            description,
        }
    }
}

/// The name of a card in a language; its id where there is no such card.
#[must_use]
pub fn card_name(card: &DrawnCard, locale: Locale) -> String {
    match card.card.parse() {
        Ok(id) => tarot::card(id).name.get(locale).to_owned(),
        Err(_) => card.card.clone(),
    }
}

/// The same with the way it lies, where that is reversed.
#[must_use]
pub fn card_title(card: &DrawnCard, locale: Locale) -> String {
    let name = card_name(card, locale);
    match (card.orientation, locale) {
        (Orientation::Upright, _) => name,
        (Orientation::Reversed, Locale::Ko) => format!("{name} 역방향"),
        (Orientation::Reversed, Locale::En) => format!("{name} reversed"),
    }
}

/// A day such as `2026-11-26` as it is written in a language.
#[must_use]
pub fn day_in_words(date: &str, locale: Locale) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let mut parts = date.splitn(3, '-').map(|part| part.trim_start_matches('0'));
    let (Some(year), Some(month), Some(day)) = (parts.next(), parts.next(), parts.next()) else {
        return date.to_owned();
    };
    let nth = month
        .parse::<usize>()
        .ok()
        .and_then(|nth| nth.checked_sub(1));
    match (locale, nth.and_then(|nth| MONTHS.get(nth))) {
        (Locale::En, Some(month)) => format!("{month} {day}, {year}"),
        _ => format!("{year}년 {month}월 {day}일"),
    }
}

fn cards_of(snapshot: &Snapshot) -> String {
    let locale = snapshot.locale;
    let names = |cards: &[DrawnCard]| {
        let names: Vec<_> = cards.iter().map(|card| card_title(card, locale)).collect();
        names.join(" · ")
    };
    match snapshot.spread {
        SpreadId::One | SpreadId::Three => names(&snapshot.cards),
        SpreadId::Celtic => {
            let spread = tarot::spread(snapshot.spread).name.get(locale);
            match snapshot.cards.first() {
                Some(first) => format!("{spread} · {}", card_title(first, locale)),
                None => spread.to_owned(),
            }
        }
    }
}

/// The last paragraph: what a reading comes to is said there.
fn conclusion_of(text: &str) -> &str {
    let mut paragraphs = text.lines().rev();
    paragraphs
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default()
}

/// The first sentences of a text that fit, whole; where not even one does, as much of it as does.
fn beginning(text: &str, most: usize) -> String {
    let plain: String = text
        .chars()
        .filter(|letter| !matches!(letter, '*' | '#' | '`' | '_'))
        .collect();
    let line = in_one_line(&plain);
    if line.chars().count() <= most {
        return line;
    }
    let (mut whole, mut last_space, mut end) = (0, 0, line.len());
    let mut letters = line.char_indices().enumerate().peekable();
    while let Some((count, (at, letter))) = letters.next() {
        if count == most {
            end = at;
            break;
        }
        let next = letters.peek().map(|(_, (_, next))| *next);
        if matches!(letter, '.' | '!' | '?' | '。') && next == Some(' ') {
            whole = at + letter.len_utf8();
        }
        if letter == ' ' {
            last_space = at;
        }
    }
    // a sentence that is much too short would say nothing
    if line
        .get(..whole)
        .is_some_and(|sentence| sentence.chars().count() * 3 >= most)
    {
        return line.get(..whole).unwrap_or_default().to_owned();
    }
    let cut = if last_space > 0 { last_space } else { end };
    format!("{}…", line.get(..cut).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn snapshot() -> Snapshot {
        Snapshot {
            locale: Locale::Ko,
            spread: SpreadId::One,
            cards: vec![DrawnCard {
                place: 0,
                position: 3,
                card: "major-17".into(),
                orientation: Orientation::Reversed,
            }],
            question: None,
            name: None,
            date: None,
            text: "첫 문단이야.\n\n**별**이 왔어. 희망이 다시 보여.\n".into(),
            reader: "HCX-005".into(),
        }
    }

    #[test]
    fn a_reading_is_told_by_its_cards_and_what_it_comes_to() {
        let gist = Gist::of(&snapshot());
        assert_eq!(gist.title, "소라고둥이 읽어 준 타로: 별 역방향");
        assert_eq!(gist.words, "별이 왔어. 희망이 다시 보여.");
        assert_eq!(
            gist.description,
            "AI 타로 리딩 · 별이 왔어. 희망이 다시 보여."
        );
        let told = Snapshot {
            reader: "storyteller".into(),
            ..snapshot()
        };
        assert!(Gist::of(&told).description.starts_with("타로 리딩 · "));
        let named = Snapshot {
            name: Some("별이".into()),
            locale: Locale::En,
            ..snapshot()
        };
        let title = Gist::of(&named).title;
        assert_eq!(title, "A tarot reading for 별이: The Star reversed");
    }

    #[test]
    fn a_day_is_written_as_people_do() {
        assert_eq!(day_in_words("2026-11-06", Locale::Ko), "2026년 11월 6일");
        assert_eq!(day_in_words("2026-01-26", Locale::En), "January 26, 2026");
        assert_eq!(day_in_words("odd", Locale::Ko), "odd");
    }

    #[test]
    fn a_long_text_ends_with_a_sentence_or_a_word() {
        let sentence = "오늘은 천천히 걸어도 괜찮은 날이야.";
        let many = [sentence; 20].join(" ");
        let words = beginning(&many, DESCRIPTION);
        assert!(words.chars().count() <= DESCRIPTION && words.ends_with('.'));
        let endless = "걸음마다 ".repeat(100);
        let words = beginning(&endless, DESCRIPTION);
        assert!(words.ends_with("걸음마다…"), "{words}");
        let solid = "가".repeat(1_000);
        assert_eq!(beginning(&solid, 10), format!("{}…", "가".repeat(10)));
    }
}
