use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::fonts::is_joiner;

/// Marks on one letter beyond which they are only meant to climb out of the line.
const MARKS: usize = 2;
/// The longest real emoji, a family of four with tones or the flag of a country within a country,
/// has fewer characters.
const CLUSTER: usize = 12;

/// One line of text that can be shown: at most `limit` characters are looked at, whitespace is
/// single spaces, and nothing is left that controls, hides or turns text around.
pub(super) fn clean(text: &str, limit: usize) -> String {
    let shown: String = text
        .chars()
        .take(limit)
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !is_unseen(*c))
        .nfc()
        .collect();
    let mut clean = String::with_capacity(shown.len());
    for cluster in shown.graphemes(true) {
        if cluster.chars().all(char::is_whitespace) {
            if !clean.is_empty() && !clean.ends_with(' ') {
                clean.push(' ');
            }
        } else {
            push_cluster(&mut clean, cluster);
        }
    }
    clean.truncate(clean.trim_end().len());
    clean
}

/// A cluster without heaps of marks; one that begins with a joiner or a mark has lost its letter.
fn push_cluster(clean: &mut String, cluster: &str) {
    let Some(first) = cluster.chars().next() else {
        return;
    };
    if is_joiner(first) || unicode_normalization::char::is_combining_mark(first) {
        return;
    }
    let mut marks = 0;
    for character in cluster.chars().take(CLUSTER) {
        if unicode_normalization::char::is_combining_mark(character) && !is_joiner(character) {
            marks += 1;
            if marks > MARKS {
                continue;
            }
        }
        clean.push(character);
    }
}

/// Controls, directions, fillers, private letters, and what stands for nothing.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}' | '\u{200E}' | '\u{200F}'
            | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}'
            | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFF}' | '\u{FDD0}'..='\u{FDEF}'
            | '\u{E000}'..='\u{F8FF}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E001F}'
            | '\u{E0080}'..='\u{10FFFF}')
        || u32::from(c) & 0xFFFE == 0xFFFE
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn whitespace_of_any_kind_is_one_space() {
        assert_eq!(clean(" 별\n\t\u{3000}달\u{a0} ", 99), "별 달");
    }

    #[test]
    fn what_is_not_seen_is_gone() {
        assert_eq!(
            clean("a\0\u{202e}b\u{200b}\u{3164}\u{feff}\u{fffd}c", 99),
            "abc"
        );
    }

    #[test]
    fn letters_typed_in_parts_become_whole() {
        assert_eq!(clean("\u{1100}\u{1161}\u{11a8}", 99), "각");
    }

    #[test]
    fn heaps_of_marks_are_cut_and_marks_alone_dropped() {
        let heap = format!("z{}", "\u{353}".repeat(1_000_000));
        assert_eq!(clean(&heap, 400).chars().count(), 3);
        assert_eq!(clean("\u{353}\u{353}", 99), "");
        assert_eq!(clean("\u{200d}\u{fe0f}", 99), "");
    }

    #[test]
    fn families_stay_together() {
        let family = "👩\u{200d}👩\u{200d}👧\u{200d}👦";
        assert_eq!(clean(family, 99), family);
    }
}
