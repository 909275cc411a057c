//! What CLOVA refuses before it answers.

use actix_web::http::header::HeaderMap;
use serde_json::{Map, Value};

use crate::rejection::Rejection;
use crate::route::Api;

/// A request that may be answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Admitted {
    pub model: String,
    pub stream: bool,
    pub messages: Vec<Message>,
    pub max_tokens: u32,
    pub seed: u64,
    /// Rough count of the input's tokens.
    pub prompt_tokens: u32,
    /// The caller asked for the usage chunk of a compatible stream.
    pub include_usage: bool,
    pub include_filters: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub role: String,
    pub text: String,
}

const V3_MODELS: [&str; 3] = ["HCX-005", "HCX-DASH-002", "HCX-007"];
const V1_MODELS: [&str; 2] = ["HCX-003", "HCX-DASH-001"];

/// Parameters that the compatible endpoint names as not supported.
const COMPAT_REFUSED: [&str; 14] = [
    "stream_options",
    "user",
    "logprobs",
    "top_logprobs",
    "frequency_penalty",
    "presence_penalty",
    "logit_bias",
    "metadata",
    "store",
    "service_tier",
    "audio",
    "modalities",
    "prediction",
    "web_search_options",
];

/// Checks the key.
///
/// # Errors
/// 40100 without one, 40104 with a wrong one.
pub fn authenticate(headers: &HeaderMap, api: Api, key: Option<&str>) -> Result<(), Rejection> {
    if api == Api::PlainCompat && key.is_none() {
        return Ok(());
    }
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let fits = |given: &str| match key {
        Some(key) => given == key,
        None => given.starts_with("nv-") && given.len() > 3,
    };
    if let Some(authorization) = text("authorization") {
        let given = authorization
            .strip_prefix("Bearer ")
            .ok_or(Rejection::INVALID_KEY)?;
        return if fits(given.trim()) {
            Ok(())
        } else {
            Err(Rejection::INVALID_KEY)
        };
    }
    let legacy = (
        text("x-ncp-clovastudio-api-key"),
        text("x-ncp-apigw-api-key"),
    );
    match legacy {
        (Some(given), Some(gateway)) if !api.is_compat() => {
            let known = key.is_none_or(|key| given == key);
            if known && !given.is_empty() && !gateway.is_empty() {
                Ok(())
            } else {
                Err(Rejection::INVALID_KEY)
            }
        }
        _ => Err(Rejection::UNAUTHORIZED),
    }
}

/// Checks the body against the rules of its interface.
///
/// # Errors
/// The rejection that the service documents.
pub fn admit(
    api: Api,
    path_model: Option<&str>,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<Admitted, Rejection> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if !text("content-type").is_some_and(|kind| kind.starts_with("application/json")) {
        return Err(Rejection::MEDIA_TYPE);
    }
    let Ok(Value::Object(body)) = serde_json::from_slice::<Value>(body) else {
        return Err(Rejection::INVALID_PARAMETER);
    };
    let model = match path_model {
        Some(model) => model.to_owned(),
        None => match body.get("model") {
            Some(Value::String(model)) => model.clone(),
            _ => return Err(Rejection::INVALID_PARAMETER),
        },
    };
    known_model(api, &model)?;
    if api == Api::ClovaCompat && COMPAT_REFUSED.iter().any(|name| body.contains_key(*name)) {
        return Err(Rejection::UNSUPPORTED_PARAMETER);
    }
    let messages = messages(api, &body)?;
    let max_tokens = parameters(api, &model, &body)?;
    let letters: usize = messages
        .iter()
        .map(|message| message.text.chars().count())
        .sum();
    let prompt_tokens = u32::try_from(letters / 2 + 4 * messages.len()).unwrap_or(u32::MAX);
    if prompt_tokens.saturating_add(max_tokens) > context(api, &model) {
        return Err(Rejection::TOO_LONG);
    }
    let flag = |value: Option<&Value>| value.and_then(Value::as_bool).unwrap_or(false);
    Ok(Admitted {
        stream: if api.is_compat() {
            flag(body.get("stream"))
        } else {
            text("accept").is_some_and(|accept| accept.contains("text/event-stream"))
        },
        messages,
        max_tokens,
        seed: body.get("seed").and_then(Value::as_u64).unwrap_or(0),
        prompt_tokens,
        include_usage: flag(
            body.get("stream_options")
                .and_then(|o| o.get("include_usage")),
        ),
        include_filters: flag(body.get("includeAiFilters")),
        model,
    })
}

fn known_model(api: Api, model: &str) -> Result<(), Rejection> {
    if api == Api::PlainCompat {
        return Ok(());
    }
    let v3 = V3_MODELS.contains(&model);
    let v1 = V1_MODELS.contains(&model);
    match api {
        _ if model == "HCX-002" => Err(Rejection::RETIRED),
        Api::V3 if v3 => Ok(()),
        Api::V1 if v1 => Ok(()),
        Api::ClovaCompat if v1 || v3 => Ok(()),
        _ if v1 || v3 => Err(Rejection::WRONG_API),
        _ => Err(Rejection::NO_MODEL),
    }
}

fn context(api: Api, model: &str) -> u32 {
    match model {
        _ if api == Api::PlainCompat => u32::MAX,
        "HCX-003" => 8_192,
        "HCX-DASH-001" => 4_096,
        "HCX-DASH-002" => 32_000,
        _ => 128_000,
    }
}

fn messages(api: Api, body: &Map<String, Value>) -> Result<Vec<Message>, Rejection> {
    let Some(Value::Array(list)) = body.get("messages") else {
        return Err(Rejection::INVALID_PARAMETER);
    };
    if list.is_empty() {
        return Err(Rejection::INVALID_PARAMETER);
    }
    let messages = list
        .iter()
        .map(|entry| message(api, entry))
        .collect::<Result<Vec<_>, _>>()?;
    let systems = messages
        .iter()
        .filter(|message| message.role == "system")
        .count();
    if api == Api::V3 && systems > 1 {
        return Err(Rejection::INVALID_PARAMETER);
    }
    Ok(messages)
}

fn message(api: Api, entry: &Value) -> Result<Message, Rejection> {
    let role = entry
        .get("role")
        .and_then(Value::as_str)
        .ok_or(Rejection::INVALID_PARAMETER)?;
    let allowed = match role {
        "system" | "user" | "assistant" => true,
        "tool" => api != Api::V1,
        _ => false,
    };
    if !allowed {
        return Err(Rejection::INVALID_PARAMETER);
    }
    let text = match entry.get("content") {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(parts)) if api != Api::V1 => parts
            .iter()
            .filter_map(|part| part.get("text").and_then(Value::as_str))
            .collect::<Vec<_>>()
            .join("\n"),
        _ => return Err(Rejection::INVALID_PARAMETER),
    };
    if text.is_empty() {
        return Err(Rejection::TEXT_EMPTY);
    }
    Ok(Message {
        role: role.to_owned(),
        text,
    })
}

/// Checks the ranges and gives the limit of output tokens.
fn parameters(api: Api, model: &str, body: &Map<String, Value>) -> Result<u32, Rejection> {
    let within = |name: &str, fits: &dyn Fn(f64) -> bool| match body.get(name) {
        None | Some(Value::Null) => Ok(()),
        Some(value) if value.as_f64().is_some_and(fits) => Ok(()),
        Some(_) => Err(Rejection::INVALID_PARAMETER),
    };
    within("seed", &|n| (0.0..=4_294_967_295.0).contains(&n))?;
    let limit = |name: &str| {
        body.get(name)
            .and_then(Value::as_u64)
            .map(|n| n.min(1 << 30) as u32)
    };
    match api {
        Api::V1 => {
            within("temperature", &|n| n > 0.0 && n <= 1.0)?;
            within("topK", &|n| (0.0..=128.0).contains(&n))?;
            within("topP", &|n| n > 0.0 && n <= 1.0)?;
            within("repeatPenalty", &|n| n > 0.0 && n <= 10.0)?;
            within("maxTokens", &|n| (1.0..=4_096.0).contains(&n))?;
            Ok(limit("maxTokens").unwrap_or(100))
        }
        Api::V3 => {
            within("temperature", &|n| (0.0..=1.0).contains(&n))?;
            within("topK", &|n| (0.0..=128.0).contains(&n))?;
            within("topP", &|n| n > 0.0 && n <= 1.0)?;
            within("repetitionPenalty", &|n| n > 0.0 && n <= 2.0)?;
            let thinks = model == "HCX-007";
            within("maxTokens", &|n| !thinks && (1.0..=4_096.0).contains(&n))?;
            let most = if thinks { 32_768.0 } else { 4_096.0 };
            within("maxCompletionTokens", &|n| (1.0..=most).contains(&n))?;
            if body.contains_key("maxTokens") && body.contains_key("maxCompletionTokens") {
                return Err(Rejection::INVALID_PARAMETER);
            }
            let effort = body.get("thinking").map(|thinking| thinking.get("effort"));
            match effort {
                None => {}
                Some(Some(Value::String(effort)))
                    if thinks && ["none", "low", "medium", "high"].contains(&effort.as_str()) => {}
                Some(_) => return Err(Rejection::INVALID_PARAMETER),
            }
            let max = limit("maxTokens")
                .or(limit("maxCompletionTokens"))
                .unwrap_or(512);
            if body.contains_key("tools") && max < 1_024 {
                return Err(Rejection::INVALID_PARAMETER);
            }
            Ok(max)
        }
        Api::ClovaCompat | Api::PlainCompat => {
            within("n", &|n| n == 1.0)?;
            within("temperature", &|n| (0.0..=2.0).contains(&n))?;
            within("top_p", &|n| n > 0.0 && n <= 1.0)?;
            within("max_tokens", &|n| n >= 1.0)?;
            Ok(limit("max_tokens")
                .or(limit("max_completion_tokens"))
                .unwrap_or(512))
        }
    }
}
