//! What all remote readers share: the client, the request's deadlines, the answer's first look.

use std::time::Duration;

use bytes::Bytes;
use futures::Stream;
use reqwest::header::{CONTENT_TYPE, DATE, HeaderMap, RETRY_AFTER};
use reqwest::{Client, RequestBuilder, Response};
use tokio::time::{Instant, timeout, timeout_at};
use trace_context::{Kind, Segment};
use tracing::warn;

use crate::error::{ReadError, Stage};
use crate::settings::{Deadlines, SettingsError};

/// Error bodies are read up to here.
const MAX_ERROR_BODY: usize = 64 << 10;
const ERROR_BODY_PATIENCE: Duration = Duration::from_secs(2);

/// Makes the client. It follows no redirect, knows no proxy and never asks for compression, which
/// would hold tokens back.
pub fn client(base_url: &str, deadlines: Deadlines) -> Result<Client, SettingsError> {
    let mut builder = Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .tcp_nodelay(true)
        .connect_timeout(deadlines.connect)
        .pool_idle_timeout(Duration::from_secs(60))
        .pool_max_idle_per_host(64);
    if base_url.starts_with("http://") {
        builder = builder.http1_only();
    }
    builder
        .build()
        .map_err(|error| SettingsError::Client(error.to_string()))
}

/// An address with a path below it, whatever slashes either has.
pub fn address(
    setting: &'static str,
    base_url: &str,
    path: &str,
) -> Result<reqwest::Url, SettingsError> {
    let refused = |reason: String| SettingsError::Address { setting, reason };
    let whole = format!("{}/{path}", base_url.trim().trim_end_matches('/'));
    let url = reqwest::Url::parse(&whole).map_err(|error| refused(error.to_string()))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(refused(format!("its scheme is {}", url.scheme())));
    }
    Ok(url)
}

/// How an interface explains a refusal: from the status and the body to the error.
pub type Explain = fn(u16, &[u8], Option<Duration>) -> ReadError;

/// A call to a model's service, as a part of the trace of whoever asks.
pub fn call(model: &str) -> Segment {
    let mut call = Segment::begin(trace_context::here(), Kind::Client, "ask the model");
    call.note("gen_ai.request.model", || model.to_owned());
    call
}

/// Sends a request and waits until the service begins to answer with events.
pub async fn send(
    request: RequestBuilder,
    call: &mut Segment,
    first_token_by: Instant,
    explain: Explain,
) -> Result<impl Stream<Item = reqwest::Result<Bytes>> + Send + use<>, ReadError> {
    let request = request.header("traceparent", call.context().traceparent());
    let answer = accepted(request, first_token_by, explain).await;
    if let Err(error) = &answer {
        call.fail(error.code().as_str());
    }
    answer
}

async fn accepted(
    request: RequestBuilder,
    first_token_by: Instant,
    explain: Explain,
) -> Result<impl Stream<Item = reqwest::Result<Bytes>> + Send + use<>, ReadError> {
    let response = match timeout_at(first_token_by, request.send()).await {
        Err(_) => {
            return Err(ReadError::Timeout {
                stage: Stage::FirstToken,
            });
        }
        Ok(Err(error)) if error.is_connect() && error.is_timeout() => {
            return Err(ReadError::Timeout {
                stage: Stage::Connect,
            });
        }
        Ok(Err(error)) => {
            warn!(%error, "the model's service cannot be asked");
            return Err(ReadError::Unreachable);
        }
        Ok(Ok(response)) => response,
    };
    let status = response.status().as_u16();
    let is_stream = response
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| {
            kind.trim_start()
                .to_ascii_lowercase()
                .starts_with("text/event-stream")
        });
    if status == 200 && is_stream {
        return Ok(response.bytes_stream());
    }
    let retry_after = retry_after(response.headers());
    let body = error_body(response).await;
    let error = explain(status, &body, retry_after);
    warn!(status, %error, "the model's service refused");
    Err(error)
}

async fn error_body(mut response: Response) -> Vec<u8> {
    let mut body = Vec::new();
    let reading = async {
        while let Ok(Some(chunk)) = response.chunk().await {
            body.extend_from_slice(&chunk);
            if body.len() > MAX_ERROR_BODY {
                break;
            }
        }
    };
    // a body that does not come explains nothing; the status does
    drop(timeout(ERROR_BODY_PATIENCE, reading).await);
    body
}

/// Seconds, or a date, which is compared with the response's own so that no clock is needed.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = |name| headers.get(name)?.to_str().ok();
    let value = text(RETRY_AFTER)?.trim();
    if let Ok(seconds) = value.parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    let wait = http_date(value)? - http_date(text(DATE)?)?;
    Some(Duration::from_secs(wait.try_into().unwrap_or(0)))
}

/// Seconds since an arbitrary day, of a date such as `Sun, 06 Nov 1994 08:49:37 GMT`.
fn http_date(text: &str) -> Option<i64> {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let mut words = text.split_once(", ")?.1.split(' ');
    let day: i64 = words.next()?.parse().ok()?;
    let month = words.next()?;
    let month = MONTHS.iter().position(|name| *name == month)? as i64;
    let year: i64 = words.next()?.parse().ok()?;
    let mut clock = words
        .next()?
        .split(':')
        .map(|part| part.parse::<i64>().ok());
    let (hour, minute, second) = (clock.next()??, clock.next()??, clock.next()??);
    // years that begin in March keep the leap day at their end
    let (year, month) = if month < 2 {
        (year - 1, month + 10)
    } else {
        (year, month - 2)
    };
    let days = year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day;
    Some(((days * 24 + hour) * 60 + minute) * 60 + second)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait(date: &str, until: &str) -> Option<u64> {
        let mut headers = HeaderMap::new();
        headers.insert(DATE, date.parse().unwrap());
        headers.insert(RETRY_AFTER, until.parse().unwrap());
        retry_after(&headers).map(|wait| wait.as_secs())
    }

    #[test]
    fn retry_after_is_read_as_seconds_and_as_a_date() {
        let date = "Mon, 28 Feb 2028 23:59:50 GMT";
        assert_eq!(wait(date, "12"), Some(12));
        assert_eq!(wait(date, "Tue, 29 Feb 2028 00:00:05 GMT"), Some(15));
        assert_eq!(wait(date, "Wed, 01 Mar 2028 00:00:00 GMT"), Some(86_410));
        assert_eq!(
            wait(
                "Sun, 31 Dec 2028 23:59:59 GMT",
                "Mon, 01 Jan 2029 00:00:00 GMT"
            ),
            Some(1)
        );
        assert_eq!(wait(date, "Mon, 28 Feb 2028 23:59:00 GMT"), Some(0));
        assert_eq!(wait(date, "soon"), None);
    }

    #[test]
    fn an_address_keeps_its_prefix() {
        for base in ["http://sim/testapp", "http://sim/testapp/"] {
            let url = address("X", base, "v3/chat-completions/HCX-005").unwrap();
            assert_eq!(
                url.as_str(),
                "http://sim/testapp/v3/chat-completions/HCX-005"
            );
        }
        assert!(address("X", "ftp://sim", "v3").is_err());
        assert!(address("X", "sim", "v3").is_err());
    }
}
