//! What is sent for one answer: tokens and a way to end, then bytes on a schedule.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

use crate::event::Events;
use crate::scenario::Scenario;
use crate::settings::{Framing, Pace};

/// One answer, ready to be played. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Script {
    /// Each is one write.
    pub pieces: Arc<[Bytes]>,
    pub first: Duration,
    pub between: Duration,
    pub end: End,
    /// Flush each piece before the next even where no time lies between them.
    pub apart: bool,
    /// Pieces hold places for moments, to be filled when they are sent.
    pub stamp: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The body ends in good order.
    Eof,
    /// The connection breaks.
    Cut,
    /// Nothing comes any more.
    Silence,
}

/// Small pieces of one to four characters, as a model's tokens come, with the space in front.
#[must_use]
pub fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let mut end = 0;
        for (index, (at, c)) in rest.char_indices().enumerate() {
            if index > 0 && (c.is_whitespace() || index == 4) || index == 3 && !c.is_ascii() {
                break;
            }
            end = at + c.len_utf8();
        }
        let (token, tail) = rest.split_at(end);
        tokens.push(token);
        rest = tail;
    }
    tokens
}

/// The script of an answer under a scenario.
#[must_use]
pub fn script(
    text: &str,
    scenario: Scenario,
    events: &Events<'_>,
    framing: Framing,
    pace: Pace,
) -> Script {
    let mut tokens = tokens(text);
    let mut end = End::Eof;
    let mut pieces = Vec::new();
    match scenario {
        Scenario::Stall(n) | Scenario::ErrorAfter(n) | Scenario::Cut(n) => tokens.truncate(n),
        Scenario::Length => tokens.truncate(tokens.len().div_ceil(2)),
        Scenario::Empty | Scenario::ToolCall => tokens.clear(),
        _ => {}
    }
    pieces.extend(events.opening());
    if scenario == Scenario::Thinking {
        pieces.extend(events.thoughts());
    }
    if scenario == Scenario::ToolCall {
        pieces.extend(events.tool_call());
    }
    let middle = tokens.len() / 2;
    for (index, token) in tokens.iter().enumerate() {
        if index == middle {
            pieces.extend(match scenario {
                Scenario::GarbageJson => Some(events.garbage()),
                Scenario::InvalidUtf8 => Some(events.invalid_utf8()),
                Scenario::HugeEvent => Some(events.token(&"가".repeat(700_000), index)),
                _ => None,
            });
        }
        pieces.push(events.token(token, index));
    }
    let said = tokens.concat();
    match scenario {
        Scenario::Stall(_) => end = End::Silence,
        Scenario::Cut(_) => end = End::Cut,
        Scenario::ErrorAfter(_) => pieces.extend(events.failure()),
        Scenario::EofWithoutResult => {}
        _ => {
            let last = if scenario == Scenario::ResultDiffers {
                format!("{said} (고침)")
            } else {
                said
            };
            pieces.extend(events.closing(&last, tokens.len(), scenario));
            if scenario != Scenario::EofWithoutSignal {
                pieces.push(events.signal());
            }
        }
    }
    if let Some(size) = framing.split {
        pieces = cut(&pieces, size.max(1));
    }
    let slow = match scenario {
        Scenario::SlowFirstByte(wait) => wait,
        _ => Duration::ZERO,
    };
    Script {
        pieces: pieces.into(),
        first: pace.first_token + slow,
        between: if framing.split.is_some() {
            Duration::ZERO
        } else {
            pace.inter_token
        },
        end,
        apart: framing.split.is_some(),
        stamp: false,
    }
}

fn cut(pieces: &[Bytes], size: usize) -> Vec<Bytes> {
    let whole = Bytes::from(pieces.concat());
    (0..whole.len())
        .step_by(size)
        .map(|start| whole.slice(start..(start + size).min(whole.len())))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_small_and_lose_nothing() {
        let text = "그랬구나, 마음이 꽤 복잡했겠다.\n\nAnd in English, too. ⟦draw⟧";
        let tokens = tokens(text);
        assert_eq!(tokens.concat(), text);
        assert!(
            tokens
                .iter()
                .all(|token| (1..=4).contains(&token.chars().count())),
            "{tokens:?}"
        );
    }
}
