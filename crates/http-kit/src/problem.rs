//! Problem documents (RFC 9457): how every failure leaves the house.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, RETRY_AFTER, SEC_WEBSOCKET_VERSION, UPGRADE};
use actix_web::{HttpResponse, ResponseError};
use proto_events::error::ErrorCode;
use serde::Serialize;
use utoipa::ToSchema;

use crate::kind::ErrorKind;
use crate::request_id::{RequestId, X_REQUEST_ID};

/// The media type of every failure.
pub const PROBLEM_JSON: &str = "application/problem+json";

/// An error of some domain that can be told over HTTP.
///
/// Its `Display` is a sentence for people; its `source` is the private cause, which is logged once
/// at the boundary and never sent. For [`ErrorKind::Internal`] and [`ErrorKind::Unavailable`] not
/// even the sentence is sent.
pub trait Fault: StdError + Send + Sync + 'static {
    /// Which kind of failure, and thereby which status.
    fn kind(&self) -> ErrorKind;
    /// The stable code for programs.
    fn code(&self) -> ErrorCode;
    /// After which time it makes sense to try again, where that is known.
    fn retry_after(&self) -> Option<Duration> {
        None
    }
    /// Which fields are wrong, where that is known.
    fn fields(&self) -> Vec<FieldFault> {
        Vec::new()
    }
}

/// One wrong field of a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct FieldFault {
    /// The field, by its JSON name.
    pub field: String,
    /// What is wrong with it.
    pub detail: String,
}

/// The body of every failed response (`application/problem+json`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Problem)]
pub struct ProblemDocument {
    /// Always `about:blank`: the code says more than an address would.
    #[serde(rename = "type")]
    #[schema(value_type = String)]
    pub kind: &'static str,
    /// A summary of the kind of failure.
    #[schema(value_type = String)]
    pub title: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// A sentence about this occurrence.
    pub detail: String,
    /// The stable code for programs.
    pub code: ErrorCode,
    /// The id under which this request is logged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// Whole seconds after which trying again makes sense; also in the header `Retry-After`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after_seconds: Option<u64>,
    /// The wrong fields, where they are known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldFault>,
}

/// A failure on its way out: what handlers return as their error.
///
/// Any [`Fault`] becomes one by `?`.
#[derive(Clone)]
pub struct Problem {
    kind: ErrorKind,
    code: ErrorCode,
    detail: Cow<'static, str>,
    retry_after: Option<Duration>,
    fields: Vec<FieldFault>,
    cause: Option<Arc<dyn StdError + Send + Sync>>,
    request_id: Option<RequestId>,
}

impl Problem {
    /// A problem without a private cause.
    #[must_use]
    pub fn new(kind: ErrorKind, code: ErrorCode, detail: impl Into<Cow<'static, str>>) -> Self {
        let detail = detail.into();
        Self {
            kind,
            code,
            detail,
            retry_after: None,
            fields: Vec::new(),
            cause: None,
            request_id: None,
        }
    }

    /// A fault of ours with its private cause.
    #[must_use]
    pub fn internal(cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        let cause = Arc::from(cause.into());
        Self {
            cause: Some(cause),
            ..Self::new(ErrorKind::Internal, ErrorCode::Internal, "")
        }
    }

    /// Says when trying again makes sense.
    #[must_use]
    pub fn retry_after(mut self, after: Duration) -> Self {
        self.retry_after = Some(after);
        self
    }

    /// Names the request, as the boundary does.
    #[must_use]
    pub fn in_request(mut self, id: RequestId) -> Self {
        self.request_id = Some(id);
        self
    }

    /// The kind of the failure.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The stable code.
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        self.code
    }

    /// The private cause, for the log and nobody else.
    #[must_use]
    pub fn cause(&self) -> Option<&(dyn StdError + Send + Sync)> {
        self.cause.as_deref()
    }

    /// The document as it is sent.
    #[must_use]
    pub fn document(&self) -> ProblemDocument {
        ProblemDocument {
            kind: "about:blank",
            title: self.kind.title(),
            status: self.kind.status().as_u16(),
            detail: self
                .kind
                .discreet_detail()
                .unwrap_or(&self.detail)
                .to_owned(),
            code: self.code,
            request_id: self.request_id.as_ref().map(|id| id.as_str().to_owned()),
            retry_after_seconds: self.retry_after.map(whole_seconds),
            errors: self.fields.clone(),
        }
    }

    /// The response as it is sent.
    #[must_use]
    pub fn response(&self) -> HttpResponse {
        let document = self.document();
        let mut response = HttpResponse::build(self.kind.status());
        response
            .content_type(PROBLEM_JSON)
            .insert_header((CACHE_CONTROL, "no-store"));
        if let Some(id) = self.request_id.as_ref().and_then(RequestId::header_value) {
            response.insert_header((X_REQUEST_ID, id));
        }
        if self.kind == ErrorKind::UpgradeRequired {
            response
                .insert_header((UPGRADE, "websocket"))
                .insert_header((SEC_WEBSOCKET_VERSION, "13"));
        }
        if let Some(seconds) = document.retry_after_seconds {
            response.insert_header((RETRY_AFTER, seconds));
        }
        // strings, numbers and nothing else: serialisation has nothing to fail at
        response.body(serde_json::to_vec(&document).unwrap_or_default())
    }
}

/// Rounded up, so that whoever waits this long is not refused again.
fn whole_seconds(time: Duration) -> u64 {
    time.as_secs() + u64::from(time.subsec_nanos() > 0)
}

impl<F: Fault> From<F> for Problem {
    fn from(fault: F) -> Self {
        Self {
            kind: fault.kind(),
            code: fault.code(),
            detail: fault.to_string().into(),
            retry_after: fault.retry_after(),
            fields: fault.fields(),
            cause: Some(Arc::new(fault)),
            request_id: None,
        }
    }
}

impl fmt::Debug for Problem {
    /// Kind and code only: a debug print may end in a log, and the sentence may quote a person.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Problem({:?}, {})", self.kind, self.code.as_str())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.detail)
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        self.kind.status()
    }

    fn error_response(&self) -> HttpResponse {
        self.response()
    }
}
