use std::time::Duration;

use serde::Deserialize;
use serde_json::Value;

use crate::clova::{by_code, by_http};
use crate::error::ReadError;

/// An error as the various servers write it.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Fault {
    Object {
        #[serde(default)]
        message: Option<String>,
        #[serde(default)]
        r#type: Option<String>,
        /// A string, an HTTP status, or null.
        #[serde(default)]
        code: Option<Value>,
    },
    Text(String),
}

#[derive(Deserialize)]
struct Nested {
    error: Fault,
}

#[derive(Deserialize)]
struct Flat {
    object: String,
    #[serde(flatten)]
    fault: Fault,
}

/// Explains a refusal.
pub fn explain(http: u16, body: &[u8], retry_after: Option<Duration>) -> ReadError {
    if let Ok(Nested { error }) = serde_json::from_slice(body) {
        return error_of(http, &error, retry_after);
    }
    match serde_json::from_slice::<Flat>(body) {
        Ok(Flat { object, fault }) if object == "error" => error_of(http, &fault, retry_after),
        _ => by_http(http, retry_after),
    }
}

/// By what the error says, then by the status, which in mid-stream is no help.
pub fn error_of(http: u16, fault: &Fault, retry_after: Option<Duration>) -> ReadError {
    let (message, kind, code) = match fault {
        Fault::Object {
            message,
            r#type,
            code,
        } => (
            message.as_deref().unwrap_or_default(),
            r#type.as_deref().unwrap_or_default(),
            code,
        ),
        Fault::Text(message) => (message.as_str(), "", &None),
    };
    let number = match code {
        Some(Value::String(text)) => text.parse::<u32>().ok(),
        Some(Value::Number(number)) => number.as_u64().and_then(|n| n.try_into().ok()),
        _ => None,
    };
    let word = code.as_ref().and_then(Value::as_str).unwrap_or_default();
    if word == "context_length_exceeded" || message.contains("maximum context length") {
        return ReadError::TooLong;
    }
    if word == "content_filter" {
        return ReadError::Refused;
    }
    if let Some(error) = number.and_then(|code| by_code(code, retry_after)) {
        return error;
    }
    let status = match number {
        Some(code @ 10_000..=99_999) => (code / 100) as u16,
        Some(status @ 400..=599) => status as u16,
        _ if http != 200 => http,
        _ if kind.starts_with("rate_limit") => 429,
        // in mid-stream and without a number: the server failed
        _ => 500,
    };
    by_http(status, retry_after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_servers_shape_is_understood() {
        let of = |http, body: &str| explain(http, body.as_bytes(), None);
        let openai =
            r#"{"error":{"message":"m","type":"invalid_request_error","param":null,"code":null}}"#;
        assert!(matches!(
            of(400, openai),
            ReadError::Misconfigured { model: false, .. }
        ));
        let ollama =
            r#"{"error":{"message":"m","type":"not_found_error","param":null,"code":null}}"#;
        assert!(matches!(
            of(404, ollama),
            ReadError::Misconfigured { model: true, .. }
        ));
        assert_eq!(
            of(500, r#"{"error":"text"}"#),
            ReadError::Server { status: 500 }
        );
        let vllm = r#"{"error":{"message":"m","type":"BadRequestError","param":null,"code":401}}"#;
        assert_eq!(of(200, vllm), ReadError::Unauthorized);
        let flat = r#"{"object":"error","message":"This model's maximum context length is 4096","type":"BadRequestError","param":null,"code":400}"#;
        assert_eq!(of(400, flat), ReadError::TooLong);
        let clova = r#"{"error":{"message":"m","type":null,"param":null,"code":"42901"}}"#;
        assert_eq!(of(429, clova), ReadError::busy());
        let refused = r#"{"error":{"message":"m","type":null,"param":null,"code":"40005"}}"#;
        assert_eq!(of(400, refused), ReadError::Refused);
        assert_eq!(of(502, "<html>"), ReadError::Server { status: 502 });
        assert_eq!(of(200, "{}"), ReadError::Garbled);
    }
}
