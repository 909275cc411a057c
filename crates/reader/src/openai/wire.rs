use std::borrow::Cow;

use serde::Deserialize;
use serde::de::IgnoredAny;
use tracing::debug;

use crate::error::ReadError;
use crate::event::{FinishReason, Usage};
use crate::json_text::without_lone_surrogates;
use crate::openai::explain::{Fault, error_of};
use crate::sse::Event;
use crate::stream::{Dialect, Ending, Step};

/// Chunks of a streamed completion.
#[derive(Debug, Default)]
pub struct Chunks {
    reason: Option<String>,
    usage: Option<Usage>,
    done: bool,
}

#[derive(Debug, Deserialize)]
struct Chunk<'a> {
    #[serde(borrow, default)]
    choices: Option<Vec<Choice<'a>>>,
    #[serde(default)]
    usage: Option<TokenCount>,
    #[serde(default)]
    error: Option<Fault>,
}

#[derive(Debug, Deserialize)]
struct Choice<'a> {
    #[serde(borrow, default)]
    delta: Option<Delta<'a>>,
    #[serde(default)]
    finish_reason: Option<String>,
}

/// Thoughts, which servers call `reasoning` or `reasoning_content`, are not for people.
#[derive(Debug, Deserialize)]
struct Delta<'a> {
    #[serde(borrow, default)]
    content: Option<Cow<'a, str>>,
    #[serde(default, rename = "tool_calls")]
    _tool_calls: IgnoredAny,
}

#[derive(Debug, Deserialize)]
struct TokenCount {
    #[serde(default)]
    prompt_tokens: u32,
    #[serde(default)]
    completion_tokens: u32,
}

impl Dialect for Chunks {
    fn take(&mut self, event: Event<'_>, out: &mut String) -> Result<Step, ReadError> {
        let data = event.data;
        if data.trim_ascii() == b"[DONE]" {
            self.done = true;
            return Ok(Step::Done);
        }
        if let Ok(chunk) = serde_json::from_slice(data) {
            return self.chunk(chunk, out);
        }
        let mended = without_lone_surrogates(data);
        match serde_json::from_slice(&mended) {
            Ok(chunk) => self.chunk(chunk, out),
            Err(error) => {
                debug!(%error, "a chunk is no JSON of the expected shape");
                Err(ReadError::Garbled)
            }
        }
    }

    /// `[DONE]` or a finish reason: either confirms that the answer is whole.
    fn ending(&mut self) -> Option<Ending> {
        let reason = match (self.reason.take(), self.done) {
            (Some(reason), _) => reason,
            (None, true) => String::new(),
            (None, false) => return None,
        };
        Some(Ending {
            reason: match reason.as_str() {
                "length" => FinishReason::Length,
                "content_filter" => FinishReason::Filtered,
                _ => FinishReason::Stop,
            },
            usage: self.usage.take(),
            whole: None,
            flagged: false,
            tool_called: matches!(reason.as_str(), "tool_calls" | "function_call"),
        })
    }
}

impl Chunks {
    fn chunk(&mut self, chunk: Chunk<'_>, out: &mut String) -> Result<Step, ReadError> {
        let Chunk {
            choices,
            usage,
            error,
        } = chunk;
        if let Some(fault) = error {
            return Err(error_of(200, &fault, None));
        }
        if let Some(TokenCount {
            prompt_tokens,
            completion_tokens,
        }) = usage
        {
            self.usage = Some(Usage {
                prompt_tokens,
                completion_tokens,
            });
        }
        if let Some(Choice {
            delta,
            finish_reason,
        }) = choices.into_iter().flatten().next()
        {
            if let Some(text) = delta.and_then(|delta| delta.content) {
                out.push_str(&text);
            }
            if finish_reason.is_some() {
                self.reason = finish_reason;
            }
        }
        Ok(if self.reason.is_some() {
            Step::Confirmed
        } else {
            Step::More
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(events: &[&str]) -> Result<(String, Option<Ending>), ReadError> {
        let (mut chunks, mut out) = (Chunks::default(), String::new());
        for data in events {
            chunks.take(
                Event {
                    event: b"message",
                    data: data.as_bytes(),
                },
                &mut out,
            )?;
        }
        Ok((out, chunks.ending()))
    }

    #[test]
    fn whatever_may_be_missing_may_be_missing() {
        let (text, ending) = heard(&[
            r#"{"choices":null}"#,
            r#"{}"#,
            r#"{"choices":[{"index":0,"delta":{"role":"assistant","content":"별\n"}}]}"#,
            r#"{"choices":[{"delta":{"content":null,"reasoning":"hm"}}],"usage":null}"#,
            r#"{"choices":[{"delta":{}}]}"#,
            r#"{"choices":[{"finish_reason":"length"}]}"#,
            r#"{"choices":[],"usage":{"prompt_tokens":3,"completion_tokens":2}}"#,
        ])
        .unwrap();
        assert_eq!(text, "별\n");
        let ending = ending.unwrap();
        assert_eq!(ending.reason, FinishReason::Length);
        assert_eq!(
            ending.usage,
            Some(Usage {
                prompt_tokens: 3,
                completion_tokens: 2
            })
        );
    }

    #[test]
    fn an_end_without_reason_counts_only_when_it_is_said() {
        let token = r#"{"choices":[{"delta":{"content":"a"}}]}"#;
        assert!(heard(&[token]).unwrap().1.is_none());
        assert!(heard(&[token, "[DONE]"]).unwrap().1.is_some());
    }

    #[test]
    fn an_error_in_mid_stream_is_an_error() {
        let error = r#"{"error":{"message":"m","type":"x","param":null,"code":500}}"#;
        assert_eq!(
            heard(&[error]).unwrap_err(),
            ReadError::Server { status: 500 }
        );
    }
}
