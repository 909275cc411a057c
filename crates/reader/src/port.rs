use std::pin::Pin;

use async_trait::async_trait;
use futures::Stream;

use crate::error::ReadError;
use crate::event::ReadEvent;
use crate::request::ReadRequest;

/// Someone who answers a seeker, word by word.
#[async_trait]
pub trait Reader: Send + Sync + 'static {
    /// What people are told about who answers.
    fn label(&self) -> ReaderLabel;

    /// Whether a request with `said` goes on from there instead of beginning anew.
    fn can_continue(&self) -> bool;

    /// Begins an answer. Resolves when the answer is accepted, before its first word.
    ///
    /// # Errors
    /// Whatever kept the answer from beginning. What goes wrong later travels in the stream, whose
    /// last item is then that error.
    async fn read(&self, request: ReadRequest) -> Result<Reading, ReadError>;
}

/// An answer on its way: texts, at most one offer, then `Finished` or an error, then nothing.
///
/// Dropping it stops the answer at its source.
pub type Reading = Pin<Box<dyn Stream<Item = Result<ReadEvent, ReadError>> + Send>>;

/// Who answers, as it is shown and kept with a reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReaderLabel {
    /// The model's name, such as `HCX-005`, or `storyteller`.
    pub name: String,
    /// No model and no network stands behind it.
    pub offline: bool,
}
