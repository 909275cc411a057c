//! Answers as the bytes of server-sent events, in each interface's own shape.

use bytes::Bytes;
use serde_json::{Value, json};

use crate::admission::Admitted;
use crate::rejection::Rejection;
use crate::route::Api;
use crate::scenario::Scenario;
use crate::settings::Framing;

const CREATED: u64 = 1_789_000_001;

/// Writes the events of one answer.
#[derive(Debug)]
pub struct Events<'a> {
    pub api: Api,
    pub framing: Framing,
    pub request: &'a Admitted,
}

impl Events<'_> {
    fn seed(&self) -> u64 {
        if self.request.seed == 0 {
            3_141_592_653
        } else {
            self.request.seed
        }
    }

    /// What comes before any token.
    pub fn opening(&self) -> Option<Bytes> {
        self.api.is_compat().then(|| {
            self.frame(
                "",
                0,
                &self.chunk(json!({ "role": "assistant", "content": "" }), None),
            )
        })
    }

    pub fn token(&self, text: &str, index: usize) -> Bytes {
        // written out, because the order of the fields is the service's
        let (content, seed) = (Value::from(text), self.seed());
        let message = format!(r#"{{"message":{{"role":"assistant","content":{content}}}"#);
        let data = match self.api {
            Api::V3 => format!(
                r#"{message},"finishReason":null,"created":{CREATED},"seed":{seed},"usage":null}}"#
            ),
            Api::V1 => format!(
                r#"{message},"index":{index},"inputLength":{},"outputLength":{},"stopReason":null}}"#,
                self.request.prompt_tokens,
                index + 1
            ),
            Api::ClovaCompat | Api::PlainCompat => {
                let role = if self.api == Api::PlainCompat {
                    r#""role":"assistant","#
                } else {
                    ""
                };
                format!(
                    concat!(
                        r#"{{"id":"chatcmpl-417","object":"chat.completion.chunk","#,
                        r#""created":{},"model":{},"choices":[{{"index":0,"#,
                        r#""delta":{{{}"content":{}}},"finish_reason":null}}]}}"#
                    ),
                    CREATED,
                    Value::from(self.request.model.as_str()),
                    role,
                    content
                )
            }
        };
        self.raw("token", index, data.as_bytes())
    }

    pub fn thoughts(&self) -> Vec<Bytes> {
        ["사용자는", " 위로가", " 필요하다"]
            .into_iter()
            .enumerate()
            .map(|(index, thought)| {
                let data = match self.api {
                    Api::V1 | Api::V3 => json!({
                        "message": {
                            "role": "assistant", "content": "", "thinkingContent": thought
                        },
                        "finishReason": null, "created": CREATED, "seed": self.seed(),
                        "usage": null,
                    }),
                    Api::ClovaCompat => self.chunk(json!({ "reasoning_content": thought }), None),
                    Api::PlainCompat => {
                        self.chunk(json!({ "content": "", "reasoning": thought }), None)
                    }
                };
                self.frame("token", index, &data)
            })
            .collect()
    }

    pub fn tool_call(&self) -> Option<Bytes> {
        let data = match self.api {
            Api::V1 => return None,
            Api::V3 => json!({
                "message": {
                    "role": "assistant", "content": "",
                    "toolCalls": [{
                        "id": "call_1", "type": "function",
                        "function": { "name": "offer_draw", "partialJson": "{}" }
                    }]
                },
                "finishReason": null, "created": CREATED, "seed": self.seed(), "usage": null,
            }),
            Api::ClovaCompat | Api::PlainCompat => self.chunk(
                json!({ "tool_calls": [{
                    "index": 0, "id": "call_1", "type": "function",
                    "function": { "name": "offer_draw", "arguments": "{}" }
                }] }),
                None,
            ),
        };
        Some(self.frame("token", 0, &data))
    }

    pub fn garbage(&self) -> Bytes {
        self.raw("token", 0, b"{\"message\":{\"role\":\"assist")
    }

    pub fn invalid_utf8(&self) -> Bytes {
        if self.api.is_compat() {
            self.raw(
                "",
                0,
                b"{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\xEC\xB9\xFF\"}}]}",
            )
        } else {
            self.raw(
                "token",
                0,
                b"{\"message\":{\"role\":\"assistant\",\"content\":\"\xEC\xB9\xFF\"}}",
            )
        }
    }

    /// An error in mid-stream.
    pub fn failure(&self) -> Vec<Bytes> {
        let body = Rejection::OVERLOADED.body(self.api);
        if self.api.is_compat() {
            vec![self.raw("", 0, body.as_bytes()), self.signal()]
        } else {
            vec![self.raw("error", 0, body.as_bytes())]
        }
    }

    /// What confirms the answer as a whole.
    pub fn closing(&self, text: &str, count: usize, scenario: Scenario) -> Vec<Bytes> {
        let filters = match scenario {
            Scenario::Flagged => json!([
                { "groupName": "curse", "name": "insult", "score": "0", "result": "OK" },
                { "groupName": "unsafeContents", "name": "sexualHarassment", "score": "2", "result": "OK" },
            ]),
            _ if self.request.include_filters => json!([
                { "groupName": "curse", "name": "insult", "score": "2", "result": "OK" },
            ]),
            _ => json!([]),
        };
        let (prompt, total) = (
            self.request.prompt_tokens,
            self.request.prompt_tokens + count as u32,
        );
        let reason = match scenario {
            Scenario::Length => "length",
            Scenario::ToolCall => "tool_calls",
            _ => "stop",
        };
        match self.api {
            Api::V3 => {
                let mut message = json!({ "role": "assistant", "content": text });
                if scenario == Scenario::Thinking {
                    message["thinkingContent"] = "사용자는 위로가 필요하다".into();
                }
                let ended = json!({
                    "message": { "role": "assistant", "content": "" },
                    "finishReason": reason, "created": CREATED + 1, "seed": self.seed(),
                    "usage": null,
                });
                let result = json!({
                    "message": message, "finishReason": reason, "created": CREATED + 1,
                    "seed": self.seed(),
                    "usage": {
                        "promptTokens": prompt, "completionTokens": count, "totalTokens": total
                    },
                    "aiFilter": filters,
                });
                vec![
                    self.frame("token", count, &ended),
                    self.frame("result", count + 1, &result),
                ]
            }
            Api::V1 => {
                let result = json!({
                    "message": { "role": "assistant", "content": text },
                    "index": count, "inputLength": prompt, "outputLength": count,
                    "stopReason": if scenario == Scenario::Length { "LENGTH" } else { "end_token" },
                    "aiFilter": filters,
                });
                vec![self.frame("result", count, &result)]
            }
            Api::ClovaCompat | Api::PlainCompat => {
                let reason = if scenario == Scenario::Flagged {
                    "content_filter"
                } else {
                    reason
                };
                let mut events = vec![self.frame("", count, &self.chunk(json!({}), Some(reason)))];
                if self.request.include_usage {
                    let mut usage = self.chunk(json!({}), None);
                    usage["choices"] = json!([]);
                    usage["usage"] = json!({
                        "prompt_tokens": prompt, "completion_tokens": count, "total_tokens": total
                    });
                    events.push(self.frame("", count, &usage));
                }
                events
            }
        }
    }

    /// The last event.
    pub fn signal(&self) -> Bytes {
        if self.api.is_compat() {
            self.raw("", 0, b"[DONE]")
        } else {
            self.raw("signal", usize::MAX, br#"{"data":"[DONE]"}"#)
        }
    }

    fn chunk(&self, delta: Value, finish: Option<&str>) -> Value {
        json!({
            "id": "chatcmpl-417", "object": "chat.completion.chunk", "created": CREATED,
            "model": self.request.model,
            "choices": [{ "index": 0, "delta": delta, "finish_reason": finish }],
        })
    }

    fn frame(&self, event: &str, index: usize, data: &Value) -> Bytes {
        self.raw(event, index, data.to_string().as_bytes())
    }

    fn raw(&self, event: &str, index: usize, data: &[u8]) -> Bytes {
        let space = if self.framing.space { " " } else { "" };
        let end = if self.framing.crlf { "\r\n" } else { "\n" };
        let mut bytes = Vec::with_capacity(data.len() + 96);
        if !self.api.is_compat() {
            let id = (index as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ self.seed();
            let id = format!(
                "f0c7f4d0-5a0e-4{:03x}-9{:03x}-{:012x}",
                id >> 52,
                (id >> 40) & 0xfff,
                id & 0xffff_ffff_ffff
            );
            bytes.extend(format!("id:{space}{id}{end}event:{space}{event}{end}").bytes());
        }
        bytes.extend_from_slice(b"data:");
        bytes.extend(space.bytes());
        bytes.extend_from_slice(data);
        bytes.extend(end.bytes());
        bytes.extend(end.bytes());
        bytes.into()
    }
}

/// An answer as one JSON body.
#[must_use]
pub fn whole_body(api: Api, request: &Admitted, text: &str, count: usize) -> Value {
    let (prompt, total) = (request.prompt_tokens, request.prompt_tokens + count as u32);
    let message = json!({ "role": "assistant", "content": text });
    let status = json!({ "code": "20000", "message": "OK" });
    match api {
        Api::V3 => json!({ "status": status, "result": {
            "message": message, "finishReason": "stop", "created": CREATED, "seed": request.seed,
            "usage": { "promptTokens": prompt, "completionTokens": count, "totalTokens": total },
            "aiFilter": [],
        } }),
        Api::V1 => json!({ "status": status, "result": {
            "message": message, "stopReason": "end_token", "inputLength": prompt,
            "outputLength": count, "seed": request.seed, "aiFilter": [],
        } }),
        Api::ClovaCompat | Api::PlainCompat => json!({
            "id": "chatcmpl-417", "object": "chat.completion", "created": CREATED,
            "model": request.model,
            "choices": [{ "index": 0, "message": message, "finish_reason": "stop" }],
            "usage": { "prompt_tokens": prompt, "completion_tokens": count, "total_tokens": total },
        }),
    }
}
