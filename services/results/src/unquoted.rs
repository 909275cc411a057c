//! Leaves a question out of a text that was written for whoever asked it: a reader likes to repeat what
//! it was told, and a hidden question must not be read there. Pure.
//!
//! What is said in other words cannot be found; the owner sees in the preview what stays.

use std::collections::HashSet;

/// As much in a row is no accident: eight syllables of Hangul, or sixteen Latin letters.
const TELLING: usize = 16;

/// The same within quotation marks.
const TELLING_QUOTED: usize = 6;

/// A longer sentence is not left out whole, in letters.
const LONG_SENTENCE: usize = 200;

/// What is put in the place of a part of a long sentence.
const LEFT_OUT: &str = "…";

const QUOTES: [(char, char); 6] = [
    ('“', '”'),
    ('‘', '’'),
    ('"', '"'),
    ('\'', '\''),
    ('「', '」'),
    ('『', '』'),
];

/// The text without the sentences that repeat the question.
#[must_use]
pub fn unquoted(text: &str, question: &str) -> String {
    let question = letters_of(question);
    let whole = weight_of(&question);
    if whole == 0 {
        return text.to_owned();
    }
    let long = Parts::of(&question, TELLING.min(whole));
    let quoted = Parts::of(&question, TELLING_QUOTED.min(whole));
    let mut left = String::with_capacity(text.len());
    for paragraph in text.split('\n') {
        let mut kept = String::with_capacity(paragraph.len());
        for sentence in sentences(paragraph) {
            let repeats = (whole >= TELLING && long.are_in(sentence))
                || quotations(sentence).any(|said| quoted.are_in(said));
            if !repeats {
                kept.push_str(sentence);
            } else if sentence.chars().count() > LONG_SENTENCE {
                kept.push_str(&long.cut_out_of(&without_quotations(sentence, &quoted)));
            }
        }
        left.push_str(kept.trim_end());
        left.push('\n');
    }
    left.truncate(left.trim_end().len());
    left
}

/// Every part of a question that is telling by itself.
struct Parts {
    parts: HashSet<String>,
    weight: usize,
}

impl Parts {
    fn of(question: &[char], weight: usize) -> Self {
        let parts = (0..question.len()).filter_map(|at| part_at(question, at, weight));
        Self {
            parts: parts.map(|(part, _)| part).collect(),
            weight,
        }
    }

    fn are_in(&self, text: &str) -> bool {
        let letters = letters_of(text);
        (0..letters.len()).any(|at| self.is_at(&letters, at).is_some())
    }

    /// How many letters it has that is there.
    fn is_at(&self, letters: &[char], at: usize) -> Option<usize> {
        let (part, length) = part_at(letters, at, self.weight)?;
        self.parts.contains(&part).then_some(length)
    }

    /// The text with every part of the question replaced.
    fn cut_out_of(&self, text: &str) -> String {
        let places: Vec<(usize, char)> = text
            .char_indices()
            .filter(|(_, letter)| letter.is_alphanumeric())
            .collect();
        let letters: Vec<char> = places
            .iter()
            .flat_map(|(_, letter)| folded(*letter))
            .collect();
        if letters.len() != places.len() {
            // letters that are more than one in lower case are rare, and none of ours
            return LEFT_OUT.to_owned();
        }
        let mut hidden = vec![false; letters.len()];
        for at in 0..letters.len() {
            if let Some(length) = self.is_at(&letters, at) {
                hidden
                    .iter_mut()
                    .skip(at)
                    .take(length)
                    .for_each(|it| *it = true);
            }
        }
        let mut cut = String::with_capacity(text.len());
        let (mut nth, mut was_hidden) = (0, false);
        for letter in text.chars() {
            let hides = if letter.is_alphanumeric() {
                nth += 1;
                hidden.get(nth - 1).copied().unwrap_or_default()
            } else {
                // what stands between two hidden letters goes with them
                was_hidden && hidden.get(nth).copied().unwrap_or_default()
            };
            if !hides {
                cut.push(letter);
            } else if !was_hidden {
                cut.push_str(LEFT_OUT);
            }
            was_hidden = hides;
        }
        cut
    }
}

/// The letters from there on that together are heavy enough, and how many they are.
fn part_at(letters: &[char], at: usize, weight: usize) -> Option<(String, usize)> {
    let (mut part, mut sum) = (String::new(), 0);
    for (count, letter) in letters.get(at..)?.iter().enumerate() {
        part.push(*letter);
        sum += weight_of_one(*letter);
        if sum >= weight {
            return Some((part, count + 1));
        }
    }
    None
}

/// Letters and digits alone, for whoever repeats something changes its spaces and its marks.
fn letters_of(text: &str) -> Vec<char> {
    let letters = text.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(folded).collect()
}

fn folded(letter: char) -> impl Iterator<Item = char> {
    letter.to_lowercase()
}

fn weight_of(letters: &[char]) -> usize {
    letters.iter().map(|letter| weight_of_one(*letter)).sum()
}

/// A syllable tells more than a letter.
fn weight_of_one(letter: char) -> usize {
    if letter >= '\u{1100}' { 2 } else { 1 }
}

/// A paragraph in its sentences, each with the space behind it. A mark within quotation marks ends none.
fn sentences(paragraph: &str) -> impl Iterator<Item = &str> {
    let mut rest = paragraph;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (sentence, after) = rest.split_at(end_of_sentence(rest));
        rest = after;
        Some(sentence)
    })
}

fn end_of_sentence(text: &str) -> usize {
    let mut closing = None;
    let mut letters = text.char_indices().peekable();
    while let Some((_, letter)) = letters.next() {
        match closing {
            Some(close) if letter == close => closing = None,
            Some(_) => {}
            None => closing = opens(letter),
        }
        let ends = closing.is_none() && matches!(letter, '.' | '!' | '?' | '。');
        if let Some((at, next)) = letters.peek().copied()
            && ends
            && next.is_whitespace()
        {
            return at + next.len_utf8();
        }
    }
    text.len()
}

/// What closes a quotation that begins so; straight marks are also apostrophes, and open none here.
fn opens(letter: char) -> Option<char> {
    let (_, close) = QUOTES
        .into_iter()
        .find(|(open, close)| *open == letter && open != close)?;
    Some(close)
}

/// What is within quotation marks.
fn quotations(sentence: &str) -> impl Iterator<Item = &str> {
    QUOTES.into_iter().flat_map(move |(open, close)| {
        let mut rest = sentence;
        std::iter::from_fn(move || {
            let (_, after) = rest.split_once(open)?;
            let (said, after) = after.split_once(close).unwrap_or((after, ""));
            rest = after;
            Some(said)
        })
    })
}

fn without_quotations(sentence: &str, quoted: &Parts) -> String {
    let mut left = sentence.to_owned();
    let repeated: Vec<&str> = quotations(sentence)
        .filter(|said| quoted.are_in(said))
        .collect();
    for said in repeated {
        left = left.replace(said, LEFT_OUT);
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORRY: &str =
        "요즘 이직을 할지 말지 고민이 돼서 잠이 안 와요. 지금 회사도 나쁘진 않은데요.";

    #[test]
    fn a_sentence_that_repeats_the_question_is_left_out_and_the_others_stay() {
        let text = "물결이 잠잠해졌어. “요즘 이직을 할지 말지 고민이 돼서 잠이 안 와요…”라던 네 말을 떠올려 볼게.\n\n\
            교황 카드가 왔어. 괜찮아.";
        assert_eq!(
            unquoted(text, WORRY),
            "물결이 잠잠해졌어.\n\n교황 카드가 왔어. 괜찮아."
        );
        let untouched = "요즘 마음이 바빴구나. 지금은 쉬어도 돼. ‘틀 벗어나기’를 기억해.";
        assert_eq!(unquoted(untouched, WORRY), untouched);
    }

    #[test]
    fn it_is_found_whatever_was_done_to_its_spaces_and_marks() {
        let text = "그래, 이직을할지말지 고민이 돼서, 잠이 안 온다고 했지. 푹 자.";
        assert_eq!(unquoted(text, WORRY), "푹 자.");
        let english = "You said you wonder whether TO QUIT your job this spring. Rest.";
        let question = "whether to quit your job, this spring?";
        assert_eq!(unquoted(english, question), "Rest.");
    }

    #[test]
    fn a_short_question_is_found_where_it_is_quoted() {
        assert_eq!(unquoted("“이직할까?”라고 물었지. 응.", "이직할까?"), "응.");
        assert_eq!(unquoted("‘연애’가 궁금하구나! 그래.", "연애"), "그래.");
        let plain = "이직은 천천히 해도 돼.";
        assert_eq!(unquoted(plain, "이직할까?"), plain);
    }

    #[test]
    fn of_a_sentence_without_an_end_only_the_question_is_left_out() {
        let text = format!(
            "{} 요즘 이직을 할지 말지 고민이 돼서 그래 {}",
            "물결 ".repeat(60),
            "바람 ".repeat(60)
        );
        let left = unquoted(&text, WORRY);
        assert!(!left.contains("이직") && left.contains("… 그래"), "{left}");
        let quoted = format!(
            "{} “고민이 돼서 잠이” {}",
            "물결 ".repeat(60),
            "바람 ".repeat(60)
        );
        assert!(unquoted(&quoted, WORRY).contains("“…”"));
    }

    #[test]
    fn what_is_no_question_hides_nothing() {
        for question in ["", "?!", " \n"] {
            assert_eq!(unquoted("“?!” 그래.", question), "“?!” 그래.");
        }
    }

    #[test]
    fn long_texts_take_no_time() {
        let question = "가나다라마바사아자차카타파하 ".repeat(90);
        let text = "가나다라마바사 ".repeat(2_500);
        let begun = std::time::Instant::now();
        let _left = unquoted(&text, &question);
        assert!(begun.elapsed().as_secs() < 2);
    }
}
