//! A reading's text as it is shown: paragraphs, lists and bold, and nothing else of it is ever
//! interpreted. The app does the same (`services/web/src/ui/blocks.ts`), so that it has nothing to
//! change where it takes a page over; `tests/blocks.json` holds both to it. Pure.

/// A part of a text.
#[derive(Debug, PartialEq, Eq)]
pub enum Block<'a> {
    Paragraph(Vec<Piece<'a>>),
    List(Vec<Vec<Piece<'a>>>),
}

/// Letters that look the same.
#[derive(Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    pub text: &'a str,
    pub is_bold: bool,
}

/// The blocks of a text, which empty lines part.
#[must_use]
pub fn blocks_of(text: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    for part in text.trim().split("\n\n") {
        let lines: Vec<_> = part.lines().filter(|it| !it.trim().is_empty()).collect();
        if lines.is_empty() {
            continue;
        }
        let items: Vec<_> = lines.iter().filter_map(|line| item(line)).collect();
        blocks.push(if lines.len() > 1 && items.len() == lines.len() {
            Block::List(items.into_iter().map(pieces).collect())
        } else {
            Block::Paragraph(paragraph(&lines))
        });
    }
    blocks
}

fn paragraph<'a>(lines: &[&'a str]) -> Vec<Piece<'a>> {
    let mut all = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if at > 0 {
            all.push(plain("\n"));
        }
        all.extend(pieces(heading(line).unwrap_or(line)));
    }
    all
}

/// What follows the mark of a list: a dash, a star, a dot, or a number of two digits.
fn item(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let rest = match line.strip_prefix(['-', '*', '•']) {
        Some(rest) => rest,
        None => {
            let rest = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
            if !(1..=2).contains(&(line.len() - rest.len())) {
                return None;
            }
            rest.strip_prefix(['.', ')'])?
        }
    };
    after_space(rest)
}

/// What follows the mark of a heading, up to the fourth order.
fn heading(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches('#');
    if !(1..=4).contains(&(line.len() - rest.len())) {
        return None;
    }
    after_space(rest)
}

fn after_space(rest: &str) -> Option<&str> {
    let text = rest.trim_start();
    (text.len() < rest.len()).then_some(text)
}

/// A line, with what stands between two pairs of stars in bold.
fn pieces(line: &str) -> Vec<Piece<'_>> {
    const MARK: &str = "**";
    let mut pieces = Vec::new();
    let (mut rest, mut from) = (line, 0);
    while let Some((begin, inner)) = mark_at(rest, from) {
        let Some(end) = inner.find('*') else { break };
        let tail = inner.get(end..).unwrap_or_default();
        // one star alone, or nothing in between: the mark was none
        let Some(after) = tail.strip_prefix(MARK).filter(|_| end > 0) else {
            from = begin + 1;
            continue;
        };
        pieces.extend(some(rest.get(..begin).unwrap_or_default()));
        let text = inner.get(..end).unwrap_or_default();
        pieces.push(Piece {
            text,
            is_bold: true,
        });
        (rest, from) = (after, 0);
    }
    pieces.extend(some(rest));
    pieces
}

/// Where the next pair of stars is, and what follows it.
fn mark_at(text: &str, from: usize) -> Option<(usize, &str)> {
    let begin = from + text.get(from..)?.find("**")?;
    Some((begin, text.get(begin + 2..)?))
}

fn some(text: &str) -> Option<Piece<'_>> {
    (!text.is_empty()).then(|| plain(text))
}

const fn plain(text: &str) -> Piece<'_> {
    Piece {
        text,
        is_bold: false,
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    /// Bold in stars, a list in items.
    #[derive(Deserialize)]
    struct Case {
        text: String,
        blocks: Vec<Told>,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(untagged)]
    enum Told {
        Paragraph(Vec<Letters>),
        List { items: Vec<Vec<Letters>> },
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(untagged)]
    enum Letters {
        Plain(String),
        Bold { bold: String },
    }

    fn told(pieces: &[Piece<'_>]) -> Vec<Letters> {
        let mut all: Vec<Letters> = Vec::new();
        for Piece { text, is_bold } in pieces {
            match (all.last_mut(), is_bold) {
                (Some(Letters::Plain(before)), false) => before.push_str(text),
                (_, false) => all.push(Letters::Plain((*text).to_owned())),
                (_, true) => all.push(Letters::Bold {
                    bold: (*text).to_owned(),
                }),
            }
        }
        all
    }

    #[test]
    fn text_is_parted_as_the_app_parts_it() {
        let cases: Vec<Case> =
            serde_json::from_str(include_str!("../../tests/blocks.json")).unwrap();
        assert!(cases.len() > 9);
        for Case { text, blocks } in cases {
            let parted: Vec<_> = blocks_of(&text)
                .iter()
                .map(|block| match block {
                    Block::Paragraph(pieces) => Told::Paragraph(told(pieces)),
                    Block::List(items) => Told::List {
                        items: items.iter().map(|item| told(item)).collect(),
                    },
                })
                .collect();
            assert_eq!(parted, blocks, "{text:?}");
        }
    }
}
