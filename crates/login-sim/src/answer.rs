//! What is answered, before it is HTTP.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY};
use serde_json::Value;

/// An answer, good or bad.
#[derive(Debug)]
pub struct Answer {
    status: u16,
    header: Option<(&'static str, String)>,
    body: Body,
}

#[derive(Debug)]
enum Body {
    Nothing,
    Json(Value),
    Page(String),
    /// Says that it is JSON.
    Raw(String),
}

impl Answer {
    pub const fn json(status: u16, body: Value) -> Self {
        Self::of(status, Body::Json(body))
    }

    pub const fn page(status: u16, page: String) -> Self {
        Self::of(status, Body::Page(page))
    }

    /// A string as it is, anything else as JSON.
    pub fn verbatim(status: u16, body: Value) -> Self {
        match body {
            Value::String(text) => Self::of(status, Body::Raw(text)),
            body => Self::json(status, body),
        }
    }

    pub fn redirect(location: String) -> Self {
        Self::of(302, Body::Nothing).with("location", location)
    }

    pub fn with(mut self, name: &'static str, value: String) -> Self {
        self.header = Some((name, value));
        self
    }

    /// Only the first half of it, as a success.
    pub fn half(self) -> Self {
        let text = match self.body {
            Body::Nothing => String::new(),
            Body::Json(value) => value.to_string(),
            Body::Page(text) | Body::Raw(text) => text,
        };
        let half = text.chars().take(text.chars().count() / 2).collect();
        Self::of(200, Body::Raw(half))
    }

    const fn of(status: u16, body: Body) -> Self {
        Self {
            status,
            header: None,
            body,
        }
    }
}

impl From<Answer> for HttpResponse {
    fn from(answer: Answer) -> Self {
        let status = StatusCode::from_u16(answer.status);
        let mut response = Self::build(status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR));
        response.insert_header((CACHE_CONTROL, "no-store"));
        if let Some((name, value)) = answer.header {
            response.insert_header((name, value));
        }
        match answer.body {
            Body::Nothing => response.finish(),
            Body::Json(value) => response
                .content_type("application/json;charset=UTF-8")
                .body(value.to_string()),
            Body::Raw(text) => response
                .content_type("application/json;charset=UTF-8")
                .body(text),
            Body::Page(page) => response
                .content_type("text/html; charset=utf-8")
                .insert_header((
                    CONTENT_SECURITY_POLICY,
                    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
                ))
                .body(page),
        }
    }
}
