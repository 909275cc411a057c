use std::time::Duration;

use serde::Deserialize;
use serde_json::Value;

use crate::error::ReadError;

/// CLOVA's own status inside a body.
#[derive(Debug, Deserialize)]
pub struct Status {
    code: Option<Value>,
}

impl Status {
    /// Five digits, sent as a string.
    fn number(&self) -> Option<u32> {
        match self.code.as_ref()? {
            Value::String(digits) => digits.trim().parse().ok(),
            Value::Number(number) => number.as_u64()?.try_into().ok(),
            _ => None,
        }
    }
}

#[derive(Deserialize)]
struct Body {
    status: Option<Status>,
    /// As the gateway in front and the compatible endpoint write it.
    error: Option<Status>,
}

/// Explains a refusal. Gateways answer in pages of HTML: then the status must do.
pub fn explain(http: u16, body: &[u8], retry_after: Option<Duration>) -> ReadError {
    let status = serde_json::from_slice::<Body>(body)
        .ok()
        .and_then(|body| body.status.or(body.error));
    match status {
        Some(status) => error_of(http, &status, retry_after),
        None => by_http(http, retry_after),
    }
}

/// By CLOVA's code, or by the HTTP status where it has none that we know.
pub fn error_of(http: u16, status: &Status, retry_after: Option<Duration>) -> ReadError {
    let number = status.number();
    by_code(number.unwrap_or(0), retry_after)
        .unwrap_or_else(|| by_http(number.map_or(http, |code| (code / 100) as u16), retry_after))
}

/// The five digits that mean something of their own.
pub fn by_code(code: u32, retry_after: Option<Duration>) -> Option<ReadError> {
    Some(match code {
        40_003 => ReadError::TooLong,
        40_005 | 40_006 => ReadError::Refused,
        40_080 | 40_082 | 40_083 | 40_084 => ReadError::Misconfigured {
            reason: format!("model, code {code}"),
            model: true,
        },
        42_902 => ReadError::Busy {
            retry_after,
            overloaded: true,
        },
        40_000..=40_099 => ReadError::Misconfigured {
            reason: format!("code {code}"),
            model: false,
        },
        _ => return None,
    })
}

pub fn by_http(http: u16, retry_after: Option<Duration>) -> ReadError {
    match http {
        401 | 403 => ReadError::Unauthorized,
        408 | 424 | 500..=599 => ReadError::Server { status: http },
        429 => ReadError::Busy {
            retry_after,
            overloaded: false,
        },
        404 => ReadError::Misconfigured {
            reason: "no such address".into(),
            model: true,
        },
        300..=399 => ReadError::Misconfigured {
            reason: "a redirect".into(),
            model: false,
        },
        400..=499 => ReadError::Misconfigured {
            reason: format!("status {http}"),
            model: false,
        },
        _ => ReadError::Garbled,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn native(http: u16, code: &str) -> ReadError {
        let body = format!(r#"{{"status":{{"code":"{code}","message":"x"}}}}"#);
        explain(http, body.as_bytes(), None)
    }

    #[test]
    fn every_documented_code_has_its_outcome() {
        let model = |e: &ReadError| matches!(e, ReadError::Misconfigured { model: true, .. });
        let ours = |e: &ReadError| matches!(e, ReadError::Misconfigured { model: false, .. });
        for code in [
            "40000", "40001", "40002", "40004", "40009", "40055", "40060",
        ] {
            assert!(ours(&native(400, code)), "{code}");
        }
        for code in ["40080", "40082", "40083", "40084"] {
            assert!(model(&native(400, code)), "{code}");
        }
        for code in ["40100", "40101", "40102", "40103", "40104", "40170"] {
            assert_eq!(native(401, code), ReadError::Unauthorized, "{code}");
        }
        assert_eq!(native(403, "40301"), ReadError::Unauthorized);
        assert_eq!(native(400, "40003"), ReadError::TooLong);
        assert_eq!(native(400, "40005"), ReadError::Refused);
        assert_eq!(native(408, "40800"), ReadError::Server { status: 408 });
        assert_eq!(native(424, "42400"), ReadError::Server { status: 424 });
        for code in ["42900", "42901", "42903"] {
            assert_eq!(native(429, code), ReadError::busy(), "{code}");
        }
        assert_eq!(
            native(429, "42902"),
            ReadError::Busy {
                retry_after: None,
                overloaded: true
            }
        );
        assert_eq!(native(500, "50000"), ReadError::Server { status: 500 });
        assert_eq!(native(504, "50400"), ReadError::Server { status: 504 });
    }

    #[test]
    fn an_error_in_a_body_with_status_200_is_an_error() {
        assert_eq!(native(200, "50000"), ReadError::Server { status: 500 });
        assert_eq!(explain(200, b"<html>", None), ReadError::Garbled);
        assert_eq!(explain(200, b"{}", None), ReadError::Garbled);
        assert_eq!(native(204, "20400"), ReadError::Garbled);
    }

    #[test]
    fn a_gateways_page_is_explained_by_its_status() {
        assert_eq!(
            explain(502, b"<html>", None),
            ReadError::Server { status: 502 }
        );
        let wait = Some(Duration::from_secs(3));
        let busy = ReadError::Busy {
            retry_after: wait,
            overloaded: false,
        };
        assert_eq!(explain(429, b"slow down", wait), busy);
        assert!(matches!(
            explain(307, b"", None),
            ReadError::Misconfigured { model: false, .. }
        ));
    }
}
