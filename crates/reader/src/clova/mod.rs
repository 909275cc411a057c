//! CLOVA Studio's native interface, v3 and v1.

mod explain;
mod hot;
mod wire;

pub use explain::{by_code, by_http};

use async_trait::async_trait;
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue};
use reqwest::{Client, Url};
use serde::Serialize;
use tokio::time::Instant;

use crate::clova::wire::Native;
use crate::error::ReadError;
use crate::port::{Reader, ReaderLabel, Reading};
use crate::prompt::{Prompt, prompt};
use crate::request::{ReadRequest, Role};
use crate::settings::{ClovaAuth, ClovaSettings, ClovaStyle, Deadlines, SettingsError};
use crate::stream::Answer;
use crate::upstream;

/// One model behind the native interface.
pub struct ClovaReader {
    client: Client,
    url: Url,
    headers: HeaderMap,
    style: ClovaStyle,
    model: String,
    deadlines: Deadlines,
}

impl ClovaReader {
    pub fn new(
        settings: &ClovaSettings,
        model: &str,
        deadlines: Deadlines,
    ) -> Result<Self, SettingsError> {
        let version = match settings.style {
            ClovaStyle::V1 => "v1",
            ClovaStyle::V3 | ClovaStyle::OpenAi => "v3",
        };
        let path = format!("{version}/chat-completions/{model}");
        Ok(Self {
            client: upstream::client(&settings.base_url, deadlines)?,
            url: upstream::address("CLOVA_BASE_URL", &settings.base_url, &path)?,
            headers: headers(settings)?,
            style: settings.style,
            model: model.to_owned(),
            deadlines,
        })
    }

    fn question<'a>(&self, prompt: &'a Prompt, seed: u64) -> Question<'a> {
        let system = Said {
            role: "system",
            content: &prompt.system,
        };
        let turns = prompt.turns.iter().map(|turn| Said {
            role: match turn.role {
                Role::Seeker => "user",
                Role::Reader => "assistant",
            },
            content: &turn.text,
        });
        let is_v1 = self.style == ClovaStyle::V1;
        let thinks = !is_v1 && self.model.starts_with("HCX-007");
        Question {
            messages: std::iter::once(system).chain(turns).collect(),
            temperature: prompt.temperature,
            top_p: 0.8,
            top_k: 0,
            include_ai_filters: true,
            seed: 1 + seed % 4_294_967_295,
            repeat_penalty: is_v1.then_some(3.0),
            repetition_penalty: (!is_v1).then_some(1.1),
            max_tokens: (!thinks).then_some(prompt.max_tokens),
            max_completion_tokens: thinks.then_some(prompt.max_tokens),
            // thoughts would only delay the first word
            thinking: thinks.then_some(Thinking { effort: "none" }),
        }
    }
}

/// The body of a request. What v1 and v3 call differently, or what one model alone takes, is absent
/// for the others.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Question<'a> {
    messages: Vec<Said<'a>>,
    temperature: f64,
    top_p: f64,
    top_k: u32,
    include_ai_filters: bool,
    seed: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    repeat_penalty: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    repetition_penalty: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_tokens: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_completion_tokens: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    thinking: Option<Thinking>,
}

#[derive(Serialize)]
struct Said<'a> {
    role: &'static str,
    content: &'a str,
}

#[derive(Serialize)]
struct Thinking {
    effort: &'static str,
}

fn headers(settings: &ClovaSettings) -> Result<HeaderMap, SettingsError> {
    let secret = |setting, text: &str| {
        let mut value =
            HeaderValue::from_str(text).map_err(|_| SettingsError::Header { setting })?;
        value.set_sensitive(true);
        Ok(value)
    };
    let because = "CLOVA is chosen";
    let key = settings
        .api_key
        .as_ref()
        .ok_or(SettingsError::Missing {
            setting: "CLOVA_API_KEY",
            because,
        })?
        .expose();
    let mut headers = HeaderMap::new();
    headers.insert(ACCEPT, HeaderValue::from_static("text/event-stream"));
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    match settings.auth {
        ClovaAuth::Bearer => {
            let value = secret("CLOVA_API_KEY", &format!("Bearer {key}"))?;
            headers.insert(AUTHORIZATION, value);
        }
        ClovaAuth::Legacy => {
            let gateway = settings
                .apigw_key
                .as_ref()
                .ok_or(SettingsError::Missing {
                    setting: "CLOVA_APIGW_KEY",
                    because: "CLOVA_AUTH is legacy",
                })?
                .expose();
            headers.insert("x-ncp-clovastudio-api-key", secret("CLOVA_API_KEY", key)?);
            headers.insert("x-ncp-apigw-api-key", secret("CLOVA_APIGW_KEY", gateway)?);
        }
    }
    Ok(headers)
}

#[async_trait]
impl Reader for ClovaReader {
    fn label(&self) -> ReaderLabel {
        ReaderLabel {
            name: self.model.clone(),
            offline: false,
        }
    }

    fn can_continue(&self) -> bool {
        true
    }

    async fn read(&self, request: ReadRequest) -> Result<Reading, ReadError> {
        let first_token_by = Instant::now() + self.deadlines.first_token;
        let prompt = prompt(&request);
        let question = self.question(&prompt, request.seed);
        // strings and numbers do not fail to be written
        let body = serde_json::to_vec(&question).unwrap_or_default();
        let mut asked = self
            .client
            .post(self.url.clone())
            .headers(self.headers.clone())
            .body(body);
        if let Ok(id) = HeaderValue::from_str(&request.request_id) {
            asked = asked.header("x-ncp-clovastudio-request-id", id);
        }
        let mut call = upstream::call(&self.model);
        let events = upstream::send(asked, &mut call, first_token_by, explain::explain).await?;
        Ok(Box::pin(Answer::new(
            call,
            events,
            Native::default(),
            &request.said,
            prompt.may_offer,
            first_token_by,
            self.deadlines.idle,
        )))
    }
}
