//! Servers with the OpenAI chat completions interface.

mod explain;
mod wire;

use async_trait::async_trait;
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue};
use reqwest::{Client, Url};
use serde_json::{Map, Value, json};
use tokio::time::Instant;

use crate::error::ReadError;
use crate::openai::wire::Chunks;
use crate::port::{Reader, ReaderLabel, Reading};
use crate::prompt::{Prompt, prompt};
use crate::request::{ReadRequest, Role};
use crate::secret::Secret;
use crate::settings::{Deadlines, SettingsError};
use crate::stream::Answer;
use crate::upstream;

/// One model behind a compatible server.
pub struct OpenAiReader {
    client: Client,
    url: Url,
    headers: HeaderMap,
    model: String,
    stream_options: bool,
    deadlines: Deadlines,
}

/// Where a compatible server is, and what it takes.
pub struct Server<'a> {
    /// Whose address it is, for the sentence that says it is wrong.
    pub setting: &'static str,
    pub base_url: &'a str,
    pub api_key: Option<&'a Secret>,
    pub key_setting: &'static str,
    pub model: &'a str,
    pub stream_options: bool,
}

impl OpenAiReader {
    pub fn new(server: &Server<'_>, deadlines: Deadlines) -> Result<Self, SettingsError> {
        let Server {
            setting,
            base_url,
            api_key,
            key_setting,
            model,
            stream_options,
        } = *server;
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_static("text/event-stream"));
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        if let Some(key) = api_key {
            let mut value =
                HeaderValue::from_str(&format!("Bearer {}", key.expose())).map_err(|_| {
                    SettingsError::Header {
                        setting: key_setting,
                    }
                })?;
            value.set_sensitive(true);
            headers.insert(AUTHORIZATION, value);
        }
        Ok(Self {
            client: upstream::client(base_url, deadlines)?,
            url: upstream::address(setting, base_url, "chat/completions")?,
            headers,
            model: model.to_owned(),
            stream_options,
            deadlines,
        })
    }

    fn body(&self, prompt: &Prompt, seed: u64) -> Value {
        let mut messages = vec![json!({ "role": "system", "content": prompt.system })];
        messages.extend(prompt.turns.iter().map(|turn| {
            let role = match turn.role {
                Role::Seeker => "user",
                Role::Reader => "assistant",
            };
            json!({ "role": role, "content": turn.text })
        }));
        let mut body = Map::new();
        body.insert("model".into(), self.model.as_str().into());
        body.insert("stream".into(), true.into());
        if self.stream_options {
            body.insert("stream_options".into(), json!({ "include_usage": true }));
        }
        body.insert("messages".into(), messages.into());
        body.insert("temperature".into(), prompt.temperature.into());
        body.insert("top_p".into(), 0.8.into());
        body.insert("max_tokens".into(), prompt.max_tokens.into());
        // what every server of this kind takes: a positive number of 31 bits
        body.insert("seed".into(), (1 + seed % 2_147_483_647).into());
        Value::Object(body)
    }
}

#[async_trait]
impl Reader for OpenAiReader {
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
        let body = self.body(&prompt, request.seed).to_string();
        let mut asked = self
            .client
            .post(self.url.clone())
            .headers(self.headers.clone())
            .body(body);
        if let Ok(id) = HeaderValue::from_str(&request.request_id) {
            asked = asked.header("x-request-id", id);
        }
        let mut call = upstream::call(&self.model);
        let events = upstream::send(asked, &mut call, first_token_by, explain::explain).await?;
        Ok(Box::pin(Answer::new(
            call,
            events,
            Chunks::default(),
            &request.said,
            prompt.may_offer,
            first_token_by,
            self.deadlines.idle,
        )))
    }
}
