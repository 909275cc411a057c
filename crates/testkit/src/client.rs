//! A browser without a screen.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::Duration;

use reqwest::header::{ACCEPT, CONTENT_TYPE, COOKIE, SET_COOKIE};
use reqwest::{Method, StatusCode};
use serde::Serialize;
use serde_json::Value;

use crate::events::Events;

/// Keeps its cookies, asks and is answered in JSON.
pub struct Client {
    base: String,
    http: reqwest::Client,
    /// By name; what a cookie is bound to is not looked at.
    cookies: Mutex<BTreeMap<String, String>>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: reqwest::header::HeaderMap,
    /// `Null` where the body is empty or is not JSON.
    pub json: Value,
    pub text: String,
}

impl Answer {
    /// The `code` of a problem document; also checks that it is one.
    #[must_use]
    pub fn code(&self) -> &str {
        let kind = self
            .headers
            .get(CONTENT_TYPE)
            .map(|value| value.to_str().unwrap_or_default());
        assert_eq!(kind, Some("application/problem+json"), "{self:?}");
        assert_eq!(self.json["status"], self.status.as_u16(), "{self:?}");
        assert!(self.json["requestId"].is_string(), "{self:?}");
        self.json["code"].as_str().expect("a problem has a code")
    }

    /// The answer, which must have this status.
    pub fn with(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{self:?}");
        self
    }
}

impl Client {
    /// Somebody whom the server at `base` has never seen.
    #[must_use]
    pub fn stranger(base: &str) -> Self {
        let http = reqwest::Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            // before the server does it, after five seconds: a question could meet that
            .pool_idle_timeout(Duration::from_secs(3))
            .build()
            .unwrap();
        Self {
            base: base.to_owned(),
            http,
            cookies: Mutex::default(),
        }
    }

    /// Somebody with this cookie.
    #[must_use]
    pub fn with_cookie(base: &str, cookie: &str) -> Self {
        let client = Self::stranger(base);
        client.take(cookie);
        client
    }

    /// The same person at another server.
    #[must_use]
    pub fn at(&self, base: &str) -> Self {
        let client = Self::stranger(base);
        client
            .cookies
            .lock()
            .unwrap()
            .clone_from(&self.cookies.lock().unwrap());
        client
    }

    /// Takes a cookie, or, where its value is empty, forgets it.
    pub fn take(&self, cookie: &str) {
        let pair = cookie.split(';').next().unwrap_or_default();
        let (name, value) = pair.split_once('=').expect("a cookie has a name");
        let mut cookies = self.cookies.lock().unwrap();
        if value.is_empty() {
            cookies.remove(name);
        } else {
            cookies.insert(name.to_owned(), value.to_owned());
        }
    }

    /// The value of a cookie, if there is one whose name ends so.
    #[must_use]
    pub fn cookie(&self, name: &str) -> Option<String> {
        let cookies = self.cookies.lock().unwrap();
        let found = cookies.iter().find(|(known, _)| known.ends_with(name));
        found.map(|(_, value)| value.clone())
    }

    /// A request to be changed before it is sent.
    pub fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let mut request = self.http.request(method, format!("{}{path}", self.base));
        let cookies = self.cookies.lock().unwrap();
        if !cookies.is_empty() {
            let pairs: Vec<_> = cookies
                .iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            request = request.header(COOKIE, pairs.join("; "));
        }
        drop(cookies);
        request.header("sec-fetch-site", "same-origin")
    }

    /// Sends a request and keeps the cookies that it sets.
    ///
    /// # Panics
    /// The server does not answer.
    pub async fn send(&self, request: reqwest::RequestBuilder) -> Answer {
        let response = request.send().await.expect("the server answers");
        for cookie in response.headers().get_all(SET_COOKIE) {
            self.take(cookie.to_str().unwrap());
        }
        let status = response.status();
        let headers = response.headers().clone();
        let text = response.text().await.expect("the body comes whole");
        let json = serde_json::from_str(&text).unwrap_or(Value::Null);
        Answer {
            status,
            headers,
            json,
            text,
        }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path)).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.send(self.request(Method::DELETE, path)).await
    }

    pub async fn post(&self, path: &str, body: &impl Serialize) -> Answer {
        self.send(self.request(Method::POST, path).json(body)).await
    }

    pub async fn patch(&self, path: &str, body: &impl Serialize) -> Answer {
        self.send(self.request(Method::PATCH, path).json(body))
            .await
    }

    /// Sends a body as it is, as JSON by its word.
    pub async fn post_raw(&self, path: &str, body: impl Into<reqwest::Body>) -> Answer {
        let request = self
            .request(Method::POST, path)
            .header(CONTENT_TYPE, "application/json");
        self.send(request.body(body)).await
    }

    /// Opens a stream of events.
    ///
    /// # Panics
    /// The server does not answer with one.
    pub async fn follow(&self, path: &str) -> Events {
        let response = self
            .request(Method::GET, path)
            .header(ACCEPT, "text/event-stream")
            .send();
        Events::of(response.await.expect("the server answers"))
    }

    /// Posts a body and reads the answer as a stream of events.
    ///
    /// # Panics
    /// The server does not answer with one.
    pub async fn post_and_follow(&self, path: &str, body: &impl Serialize) -> Events {
        let request = self
            .request(Method::POST, path)
            .header(ACCEPT, "text/event-stream");
        Events::of(request.json(body).send().await.expect("the server answers"))
    }
}
