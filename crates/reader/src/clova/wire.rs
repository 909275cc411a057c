use serde::Deserialize;
use serde_json::Value;
use tracing::debug;

use crate::clova::explain::{Status, error_of};
use crate::clova::hot::token_text;
use crate::error::ReadError;
use crate::event::{FinishReason, Usage};
use crate::json_text::without_lone_surrogates;
use crate::sse::Event;
use crate::stream::{Dialect, Ending, Step};

/// Events of v3 and v1: what differs between them are names.
#[derive(Debug, Default)]
pub struct Native {
    ending: Option<Ending>,
}

/// Any event's data. Only the message may be relied on; everything else may be missing.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Data {
    message: Option<Message>,
    #[serde(alias = "stopReason")]
    finish_reason: Option<String>,
    usage: Option<TokenCount>,
    input_length: Option<u32>,
    output_length: Option<u32>,
    #[serde(default)]
    ai_filter: Option<Vec<Filter>>,
    status: Option<Status>,
}

#[derive(Debug, Deserialize)]
struct Message {
    /// A text; tolerantly anything.
    content: Option<Value>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct TokenCount {
    #[serde(default)]
    prompt_tokens: u32,
    #[serde(default)]
    completion_tokens: u32,
}

#[derive(Debug, Deserialize)]
struct Filter {
    score: Option<Value>,
}

impl Filter {
    /// The scale is inverted: 0 is the worst, -1 says that the filter failed.
    fn is_alarming(&self) -> bool {
        match &self.score {
            Some(Value::String(score)) => score.trim() == "0",
            Some(Value::Number(score)) => score.as_i64() == Some(0),
            _ => false,
        }
    }
}

impl Message {
    fn text(&self) -> Option<&str> {
        self.content.as_ref().and_then(Value::as_str)
    }
}

fn parse(data: &[u8]) -> Result<Data, ReadError> {
    serde_json::from_slice(data)
        .or_else(|_| serde_json::from_slice(&without_lone_surrogates(data)))
        .map_err(|error| {
            debug!(%error, "an event is no JSON of the expected shape");
            ReadError::Garbled
        })
}

impl Dialect for Native {
    fn take(&mut self, event: Event<'_>, out: &mut String) -> Result<Step, ReadError> {
        let Event { event, data } = event;
        match event {
            b"token" => {
                if token_text(data, out) {
                    return Ok(Step::More);
                }
                let data = refused(parse(data)?)?;
                // thoughts and pieces of tool calls lie beside the content and are not for people
                if let Some(text) = data.message.as_ref().and_then(Message::text) {
                    out.push_str(text);
                }
                Ok(Step::More)
            }
            b"result" => {
                self.ending = Some(ending(refused(parse(data)?)?));
                Ok(Step::Confirmed)
            }
            b"signal" => Ok(if self.ending.is_some() {
                Step::Done
            } else {
                Step::More
            }),
            b"error" => Err(match parse(data)?.status {
                Some(status) => error_of(200, &status, None),
                None => ReadError::Garbled,
            }),
            _ => {
                // whatever its name, a status without a message is an error
                if let Ok(data) = parse(data) {
                    refused(data)?;
                }
                Ok(Step::More)
            }
        }
    }

    fn ending(&mut self) -> Option<Ending> {
        self.ending.take()
    }
}

fn refused(data: Data) -> Result<Data, ReadError> {
    match &data.status {
        Some(status) if data.message.is_none() => Err(error_of(200, status, None)),
        _ => Ok(data),
    }
}

fn ending(data: Data) -> Ending {
    let Data {
        message,
        finish_reason,
        usage,
        input_length,
        output_length,
        ai_filter,
        status: _,
    } = data;
    let reason = finish_reason.unwrap_or_default().to_ascii_lowercase();
    let usage = match (usage, input_length, output_length) {
        (
            Some(TokenCount {
                prompt_tokens,
                completion_tokens,
            }),
            _,
            _,
        )
        | (None, Some(prompt_tokens), Some(completion_tokens)) => Some(Usage {
            prompt_tokens,
            completion_tokens,
        }),
        _ => None,
    };
    Ending {
        reason: if reason == "length" {
            FinishReason::Length
        } else {
            FinishReason::Stop
        },
        usage,
        whole: message.and_then(|message| message.text().map(str::to_owned)),
        flagged: ai_filter
            .unwrap_or_default()
            .iter()
            .any(Filter::is_alarming),
        tool_called: reason == "tool_calls",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn take(event: &str, data: &str) -> (Result<Step, ReadError>, String, Native) {
        let (mut native, mut out) = (Native::default(), String::new());
        let event = Event {
            event: event.as_bytes(),
            data: data.as_bytes(),
        };
        let step = native.take(event, &mut out);
        (step, out, native)
    }

    #[test]
    fn thoughts_are_not_for_people() {
        let data = r#"{"message":{"role":"assistant","thinkingContent":"hm"},"finishReason":null}"#;
        assert_eq!(take("token", data).1, "");
    }

    #[test]
    fn a_status_without_a_message_is_an_error_under_any_name() {
        let data = r#"{"status":{"code":"42902","message":"x"}}"#;
        for name in ["error", "token", "message", "news"] {
            let busy = ReadError::Busy {
                retry_after: None,
                overloaded: true,
            };
            assert_eq!(take(name, data).0, Err(busy), "{name}");
        }
        assert_eq!(take("news", "not json").0, Ok(Step::More));
    }

    #[test]
    fn a_v1_result_is_understood_whatever_it_leaves_out() {
        let data = r#"{"message":{"role":"assistant","content":"응"},"stopReason":"LENGTH"}"#;
        let ending = take("result", data).2.ending().unwrap();
        assert_eq!(ending.reason, FinishReason::Length);
        assert_eq!((ending.usage, ending.flagged), (None, false));
    }

    #[test]
    fn a_lone_surrogate_garbles_one_character_and_not_the_answer() {
        let data = r#"{"message":{"role":"assistant","content":"a\ud83d"},"finishReason":"stop"}"#;
        let ending = take("result", data).2.ending().unwrap();
        assert_eq!(ending.whole.unwrap(), "a\u{FFFD}");
    }
}
