/// What an answer consists of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadEvent {
    /// New text, never empty, to be appended as it is. May hold several tokens that came at once.
    Text(String),
    /// The reader wishes to offer the cards. At most once an answer.
    OfferDraw,
    /// The answer is whole. Nothing follows.
    Finished(Finish),
}

/// How an answer ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finish {
    pub reason: FinishReason,
    /// What it cost, where the service says so.
    pub usage: Option<Usage>,
    /// The right text of the whole answer, where the service's last word differs from the texts
    /// that it streamed. It does not contain what was `said` before the request.
    pub corrected: Option<String>,
    /// The service's filter finds the answer highly likely to hurt. It was shown already.
    pub flagged: bool,
}

impl Finish {
    /// An ordinary end.
    #[must_use]
    pub const fn stop() -> Self {
        Self {
            reason: FinishReason::Stop,
            usage: None,
            corrected: None,
            flagged: false,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FinishReason {
    /// The reader had said everything.
    Stop,
    /// The limit of tokens cut it off.
    Length,
    /// The service's filter cut it off.
    Filtered,
}

/// Tokens as the service counts them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usage {
    pub prompt_tokens: u32,
    pub completion_tokens: u32,
}
