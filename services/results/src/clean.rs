//! Makes what a model or a person wrote fit to be shown to strangers: it stays text, and keeps to its
//! own lines. Pure.
//!
//! Markup is not touched, for nothing that shows a text takes it for markup.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Marks on one letter that some language needs; more are there to climb over their neighbours.
const MARKS: usize = 4;

/// The text composed, without what is invisible, turns its surroundings or piles up.
#[must_use]
pub fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let (mut marks, mut breaks) = (0, 0);
    let letters = text.chars().filter(|letter| !is_hidden(*letter));
    for letter in letters.nfc() {
        if is_combining_mark(letter) {
            marks += 1;
            if marks > MARKS {
                continue;
            }
        } else {
            marks = 0;
        }
        if letter == '\n' {
            breaks += 1;
            if breaks > 2 {
                continue;
            }
        } else {
            breaks = 0;
        }
        cleaned.push(if letter == '\t' { ' ' } else { letter });
    }
    cleaned.truncate(cleaned.trim_end().len());
    let leading = cleaned.len() - cleaned.trim_start().len();
    cleaned.split_off(leading)
}

/// On one line.
#[must_use]
pub fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The beginning of a text that takes no more bytes than that, cut between two letters.
#[must_use]
pub fn head(text: &str, bytes: usize) -> &str {
    let mut end = text.len().min(bytes);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// Controls, what turns the direction of its surroundings, and what has no width and no use. Joiners
/// stay: families are made with them.
fn is_hidden(letter: char) -> bool {
    let control = letter.is_control() && !matches!(letter, '\n' | '\t');
    let turns = matches!(letter,
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{206F}');
    let empty = matches!(
        letter,
        '\u{AD}' | '\u{200B}' | '\u{2028}' | '\u{2029}' | '\u{2060}'
            ..='\u{2065}' | '\u{FEFF}' | '\u{FFF9}'
            ..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}'
    );
    control || turns || empty
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_belong_in_a_text_is_left_out_and_the_rest_stays() {
        let family = "👨\u{200D}👩\u{200D}👧 가족";
        for (text, cleaned) in [
            ("  별이 왔어.\n\n다 괜찮아. ", "별이 왔어.\n\n다 괜찮아."),
            ("a\u{202E}txt.exe\u{2069}", "atxt.exe"),
            ("a\u{0}b\u{7}\tc\r\nd", "ab c\nd"),
            ("a\n\n\n\n\nb", "a\n\nb"),
            (family, family),
            ("ㅎ\u{FEFF}ㅎ\u{200B}ㅎ", "ㅎㅎㅎ"),
            ("<b>&amp;</b>", "<b>&amp;</b>"),
            (" \u{202E} ", ""),
        ] {
            assert_eq!(clean(text), cleaned, "{text:?}");
        }
    }

    #[test]
    fn korean_that_was_taken_apart_is_put_together() {
        let apart: String = "별이 빛나는 밤".nfd().collect();
        assert_eq!(clean(&apart), "별이 빛나는 밤");
    }

    #[test]
    fn marks_do_not_pile_up() {
        let tower = format!("a{}b", "\u{335}".repeat(500_000));
        assert_eq!(clean(&tower).chars().count(), 2 + MARKS);
        assert_eq!(clean("Việt Nam ñ"), "Việt Nam ñ");
    }

    #[test]
    fn a_text_is_cut_between_letters() {
        assert_eq!(head("가나다", 7), "가나");
        assert_eq!(head("abc", 7), "abc");
        assert_eq!(in_one_line(" a\n\n b  c "), "a b c");
    }
}
