//! Where lines end. Only widths and kinds of letters count here, no fonts.

use std::ops::Range;

use super::phrase::{Cluster, Kind};

/// The letters of one line, without the spaces at its ends.
pub(super) type Line = Range<usize>;

/// Lines no wider than `width` ems: broken at spaces, and inside a word only if it alone is wider.
pub(super) fn lines(clusters: &[Cluster], width: f32) -> Vec<Line> {
    filled(clusters, words(clusters), width)
}

/// Lines broken only between the things of a row, such as the names of cards; nothing if there is
/// only one or one is too wide for that.
pub(super) fn lines_of_parts(clusters: &[Cluster], width: f32) -> Option<Vec<Line>> {
    let parts = parts(clusters);
    if parts.len() < 2 || parts.iter().any(|part| breadth(clusters, part) > width) {
        return None;
    }
    let mut lines = filled(clusters, parts.into_iter(), width);
    let last = lines.len().saturating_sub(1);
    for line in lines.iter_mut().take(last) {
        // the end of the line says what the dot between would
        if line.len() > 2 && clusters[line.end - 1].text == "·" {
            line.end -= 1;
            while line.end > line.start && clusters[line.end - 1].kind == Kind::Space {
                line.end -= 1;
            }
        }
    }
    Some(lines)
}

fn filled(clusters: &[Cluster], units: impl Iterator<Item = Line>, width: f32) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for word in units {
        match lines.last_mut() {
            Some(line) if breadth(clusters, &(line.start..word.end)) <= width => {
                line.end = word.end;
            }
            _ => lines.extend(pieces(clusters, word, width)),
        }
    }
    lines
}

/// The same number of lines, all of them as narrow as that allows.
pub(super) fn balanced(
    width: f32,
    lines: Vec<Line>,
    again: impl Fn(f32) -> Option<Vec<Line>>,
) -> Vec<Line> {
    if lines.len() < 2 {
        return lines;
    }
    let (mut narrow, mut wide) = (width / 2.0, width);
    let mut best = lines;
    for _ in 0..8 {
        let middle = (narrow + wide) / 2.0;
        match again(middle) {
            Some(tried) if tried.len() <= best.len() && cuts(&tried) <= cuts(&best) => {
                best = tried;
                wide = middle;
            }
            _ => narrow = middle,
        }
    }
    best
}

/// How often a line ends within a word.
pub(super) fn cuts(lines: &[Line]) -> usize {
    let cut = |pair: &&[Line]| matches!(pair, [line, next] if line.end == next.start);
    lines.windows(2).filter(cut).count()
}

/// The width of a line in ems.
pub(super) fn breadth(clusters: &[Cluster], line: &Line) -> f32 {
    clusters[line.clone()]
        .iter()
        .map(|cluster| cluster.width)
        .sum()
}

/// The start of a line with room for `mark` ems after it, at the end of a word if there is one.
pub(super) fn shortened(clusters: &[Cluster], line: &Line, width: f32, mark: f32) -> Line {
    let mut end = line.end;
    while end > line.start && breadth(clusters, &(line.start..end)) + mark > width {
        end -= 1;
    }
    if end < line.end
        && let Some(space) = clusters[line.start..end]
            .iter()
            .rposition(|cluster| cluster.kind == Kind::Space)
        // a long word is rather cut than left out
        && breadth(clusters, &(line.start..line.start + space)) > width * 0.6
    {
        end = line.start + space;
    }
    while end > line.start && clusters[end - 1].kind != Kind::Plain {
        end -= 1;
    }
    line.start..end
}

fn words(clusters: &[Cluster]) -> impl Iterator<Item = Line> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let is_space = |at: usize| clusters[at].kind == Kind::Space;
        while at < clusters.len() && is_space(at) {
            at += 1;
        }
        let start = at;
        while at < clusters.len() && !is_space(at) {
            at += 1;
        }
        (start < at).then_some(start..at)
    })
}

/// The words of a row joined to its parts: each ends with a word that ends with a mark between.
fn parts(clusters: &[Cluster]) -> Vec<Line> {
    let mut parts: Vec<Line> = Vec::new();
    let mut open = false;
    for word in words(clusters) {
        let ends = clusters[word.end - 1].ends_a_part();
        match parts.last_mut() {
            Some(part) if open => part.end = word.end,
            _ => parts.push(word),
        }
        open = !ends;
    }
    parts
}

/// A word as it is, or cut where it may be if it alone is too wide.
fn pieces(clusters: &[Cluster], word: Line, width: f32) -> Vec<Line> {
    let mut pieces = Vec::new();
    let (mut start, mut so_far) = (word.start, 0.0);
    for at in word.clone() {
        let letter = clusters[at].width;
        if so_far + letter > width && at > start {
            let cut = (start + 1..=at)
                .rev()
                .find(|cut| may_cut(clusters, *cut))
                .unwrap_or(at);
            pieces.push(start..cut);
            start = cut;
            so_far = breadth(clusters, &(start..at));
        }
        so_far += letter;
    }
    pieces.push(start..word.end);
    pieces
}

fn may_cut(clusters: &[Cluster], at: usize) -> bool {
    clusters[at].kind != Kind::Closing && clusters[at - 1].kind != Kind::Opening
}

#[cfg(test)]
mod tests {
    use super::{balanced, breadth, lines, lines_of_parts};
    use crate::fonts::{Fonts, Voice};
    use crate::text::phrase::{Cluster, Phrase};

    fn letters(text: &str) -> Vec<Cluster> {
        let (fonts, _) = Fonts::new(None);
        Phrase::new(&fonts, Voice::Serif, text, 600).clusters
    }

    fn broken(text: &str, width: f32) -> Vec<String> {
        let letters = letters(text);
        written(&letters, &lines(&letters, width))
    }

    fn written(letters: &[Cluster], lines: &[super::Line]) -> Vec<String> {
        let line = |line: &super::Line| {
            letters[line.clone()]
                .iter()
                .map(|letter| letter.text.as_str())
                .collect()
        };
        lines.iter().map(line).collect()
    }

    #[test]
    fn korean_breaks_between_words() {
        let lines = broken("서두르지 말고 오늘은 한 걸음만 내디뎌 보세요.", 8.0);
        assert_eq!(
            lines,
            ["서두르지 말고", "오늘은 한 걸음만", "내디뎌 보세요."]
        );
    }

    #[test]
    fn only_a_word_wider_than_the_column_is_cut() {
        assert_eq!(
            broken("아 가나다라마바사 자", 3.0),
            ["아", "가나다", "라마바", "사 자"]
        );
    }

    #[test]
    fn no_line_begins_with_what_closes_or_ends_with_what_opens() {
        for width in 2..12 {
            for line in broken("가나다라!”(마바사아)자차…카타파하.”거너더", width as f32)
            {
                assert!(
                    !line.starts_with(['!', '”', ')', '…', '.']),
                    "{width}: {line}"
                );
                assert!(!line.ends_with('('), "{width}: {line}");
            }
        }
    }

    #[test]
    fn no_line_is_wider_than_the_column_and_nothing_is_lost() {
        let text = "겉으로는 잔잔해 보여도 The quick brown fox, 마음속에서는 antidisestablishment";
        for width in 3..30 {
            let letters = letters(text);
            let lines = lines(&letters, width as f32);
            assert!(
                lines
                    .iter()
                    .all(|line| breadth(&letters, line) <= width as f32 + 0.001)
            );
            let all = written(&letters, &lines).concat().replace(' ', "");
            assert_eq!(all, text.replace(' ', ""));
        }
    }

    #[test]
    fn balanced_lines_are_no_more_and_of_like_width() {
        let letters = letters("운명의 수레바퀴가 천천히 다시 돌아요");
        let greedy = lines(&letters, 15.0);
        let even = balanced(15.0, greedy.clone(), |width| Some(lines(&letters, width)));
        assert_eq!(even.len(), greedy.len());
        let widest = |lines: &[super::Line]| {
            lines
                .iter()
                .map(|line| breadth(&letters, line))
                .fold(0.0, f32::max)
        };
        assert!(widest(&even) < widest(&greedy));
    }

    #[test]
    fn names_are_kept_whole() {
        let letters = letters("펜타클의 여왕 · 운명의 수레바퀴 · 달");
        let lines = lines_of_parts(&letters, 10.0).unwrap();
        assert_eq!(
            written(&letters, &lines),
            ["펜타클의 여왕", "운명의 수레바퀴 · 달"]
        );
    }
}
