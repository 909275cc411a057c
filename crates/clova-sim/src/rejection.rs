use serde_json::json;

use crate::route::Api;

/// A request that gets no answer: HTTP status, CLOVA's five digits, a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejection {
    pub http: u16,
    pub code: &'static str,
    pub message: &'static str,
    /// Seconds for `Retry-After`.
    pub retry_after: Option<u64>,
}

impl Rejection {
    #[must_use]
    pub const fn new(http: u16, code: &'static str, message: &'static str) -> Self {
        Self {
            http,
            code,
            message,
            retry_after: None,
        }
    }

    pub const INVALID_PARAMETER: Self = Self::new(400, "40001", "Invalid parameter");
    pub const UNSUPPORTED_PARAMETER: Self = Self::new(400, "40002", "Unsupported parameter");
    pub const TOO_LONG: Self = Self::new(400, "40003", "Context length exceeded");
    pub const TEXT_EMPTY: Self = Self::new(400, "40004", "Text empty");
    pub const WITHHELD: Self = Self::new(400, "40005", "Unavailable output");
    pub const NO_MODEL: Self = Self::new(400, "40080", "Model not found");
    pub const RETIRED: Self = Self::new(400, "40082", "Model fade out");
    pub const WRONG_API: Self = Self::new(400, "40084", "Unsupported API for model");
    pub const UNAUTHORIZED: Self = Self::new(401, "40100", "Unauthorized");
    pub const INVALID_KEY: Self = Self::new(401, "40104", "Invalid key");
    pub const FORBIDDEN: Self = Self::new(403, "40300", "Forbidden");
    pub const NOT_FOUND: Self = Self::new(404, "40400", "Not found");
    pub const MEDIA_TYPE: Self = Self::new(415, "41500", "Unsupported media type");
    pub const RATE_EXCEEDED: Self = Self::new(429, "42901", "Too many requests - rate exceeded");
    pub const OVERLOADED: Self = Self::new(429, "42902", "Too many requests - overloaded");
    pub const INTERNAL: Self = Self::new(500, "50000", "Internal Server Error");

    /// The body in the manner of the interface that was asked.
    #[must_use]
    pub fn body(&self, api: Api) -> String {
        match api {
            Api::V1 | Api::V3 => {
                json!({ "status": { "code": self.code, "message": self.message } })
            }
            Api::ClovaCompat => json!({
                "error": { "message": self.message, "type": null, "param": null, "code": self.code }
            }),
            Api::PlainCompat => json!({
                "error": {
                    "message": self.message,
                    "type": if self.http == 404 { "not_found_error" } else { "invalid_request_error" },
                    "param": null,
                    "code": self.http,
                }
            }),
        }
        .to_string()
    }
}
