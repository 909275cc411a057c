//! The reader without a model: it weaves a reading from the card library, the positions and the
//! words of the worry, and says it at a human pace.

mod dice;
mod explain;
mod follow_up;
mod informal;
mod lines;
mod lines_en;
mod lines_ko;
mod talk;
mod tell;
mod template;
mod worry;

use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use async_trait::async_trait;
use futures::Stream;
use tokio::time::{Instant, Sleep, sleep_until};

use crate::error::ReadError;
use crate::event::{Finish, ReadEvent};
use crate::port::{Reader, ReaderLabel, Reading};
use crate::request::ReadRequest;
use crate::settings::Pace;
use crate::storyteller::dice::Dice;
use crate::storyteller::tell::{Tale, tale};

/// Offline, without a key, and honest about it.
#[derive(Debug, Clone, Copy)]
pub struct Storyteller {
    pace: Pace,
}

impl Storyteller {
    #[must_use]
    pub const fn new(pace: Pace) -> Self {
        Self { pace }
    }
}

#[async_trait]
impl Reader for Storyteller {
    fn label(&self) -> ReaderLabel {
        ReaderLabel {
            name: "storyteller".into(),
            offline: true,
        }
    }

    fn can_continue(&self) -> bool {
        true
    }

    async fn read(&self, request: ReadRequest) -> Result<Reading, ReadError> {
        let Tale { text, offers } = tale(&request);
        let rest = match text.strip_prefix(request.said.as_str()) {
            Some(rest) => rest.to_owned(),
            // another reader, or another version of this one, said the beginning
            None => format!("\n\n{text}"),
        };
        let due = Instant::now() + self.pace.first;
        Ok(Box::pin(Telling {
            rest,
            at: 0,
            offers,
            finished: false,
            pace: self.pace.token,
            due,
            alarm: Box::pin(sleep_until(due)),
            dice: Dice::new(request.seed, "pace"),
        }))
    }
}

/// A tale being told.
struct Telling {
    rest: String,
    at: usize,
    offers: bool,
    finished: bool,
    pace: Duration,
    due: Instant,
    alarm: Pin<Box<Sleep>>,
    dice: Dice,
}

impl Stream for Telling {
    type Item = Result<ReadEvent, ReadError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        if this.at < this.rest.len() {
            ready!(this.alarm.as_mut().poll(cx));
            let token = token(&this.rest[this.at..]);
            this.at += token.len();
            let token = token.to_owned();
            if !this.pace.is_zero() {
                // a breath after a sentence, otherwise a quarter more or less
                let quarters = if token.ends_with(['.', '?', '!', '\n']) {
                    10
                } else {
                    3
                };
                let parts = quarters * 8 + this.dice.below(17) as u32;
                this.due += this.pace * parts / 32;
                this.alarm.as_mut().reset(this.due);
            }
            return Poll::Ready(Some(Ok(ReadEvent::Text(token))));
        }
        if std::mem::take(&mut this.offers) {
            return Poll::Ready(Some(Ok(ReadEvent::OfferDraw)));
        }
        if std::mem::replace(&mut this.finished, true) {
            return Poll::Ready(None);
        }
        Poll::Ready(Some(Ok(ReadEvent::Finished(Finish::stop()))))
    }
}

/// The next small piece: a space and up to three letters, or a part of a word.
fn token(rest: &str) -> &str {
    let end = rest
        .char_indices()
        .enumerate()
        .find(|(index, (_, c))| {
            *index >= 3 && !c.is_ascii() || *index > 0 && c.is_whitespace() || *index >= 5
        })
        .map_or(rest.len(), |(_, (at, _))| at);
    &rest[..end]
}

#[cfg(test)]
mod tests;
