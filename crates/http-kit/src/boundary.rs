//! The outermost middleware: request id, span, one log line, metrics, and the last word on errors.

use std::error::Error as StdError;
use std::time::Instant;

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{CONTENT_LENGTH, HeaderMap, SET_COOKIE};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage};
use metrics::Label;
use proto_events::error::ErrorCode;
use tracing::{Instrument, Span, debug, error, field, info, warn};

use crate::kind::ErrorKind;
use crate::problem::Problem;
use crate::request_id::{RequestId, X_REQUEST_ID};

/// Wrap it around everything else: `App::new().wrap(from_fn(http_kit::boundary))`.
///
/// Takes or makes the `x-request-id`, opens the span that every line of this request is logged in
/// (with the caller's W3C trace, if there is one), logs one line when the response head is ready,
/// and turns every failure, ours or the framework's, into a problem document with the request id,
/// after logging its cause.
///
/// # Errors
///
/// Only what a middleware inside returned as one; it has become a [`Problem`] with its request id.
pub async fn boundary<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let started = Instant::now();
    let id = RequestId::of_headers(request.headers());
    let method = request.method().clone();
    let span = span_of(&request, &id);
    request.extensions_mut().insert(id.clone());

    let outcome = next.call(request).instrument(span.clone()).await;

    let _entered = span.enter();
    match outcome {
        Ok(response) => {
            let mut response = finish(response, &id);
            if let Some(value) = id.header_value() {
                response.headers_mut().insert(X_REQUEST_ID, value);
            }
            let route = response.request().match_pattern();
            account(&method, route.as_deref(), response.status(), started);
            Ok(response)
        }
        Err(error) => {
            let problem = problem_of(&error, error.as_response_error().status_code());
            log_cause(&problem, Some(&error));
            account(&method, None, problem.kind().status(), started);
            Err(problem.in_request(id).into())
        }
    }
}

fn span_of(request: &ServiceRequest, id: &RequestId) -> Span {
    let span = tracing::info_span!(
        "request",
        request.id = id.as_str(),
        http.method = %request.method(),
        http.path = request.path(),
        trace.id = field::Empty,
        trace.parent = field::Empty,
    );
    if let Some((trace, parent)) = trace_of(request.headers()) {
        span.record("trace.id", trace);
        span.record("trace.parent", parent);
    }
    span
}

/// Trace and parent span of a W3C `traceparent` of version 00.
fn trace_of(headers: &HeaderMap) -> Option<(&str, &str)> {
    let text = headers.get("traceparent")?.to_str().ok()?;
    let mut parts = text.split('-');
    let (version, trace, parent, flags) =
        (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let hex = |part: &str, length: usize| {
        part.len() == length && part.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
    };
    let known = |part: &str| part.bytes().any(|byte| byte != b'0');
    let fits = version == "00"
        && parts.next().is_none()
        && hex(trace, 32)
        && hex(parent, 16)
        && hex(flags, 2)
        && known(trace)
        && known(parent);
    fits.then_some((trace, parent))
}

/// Gives a failed response its final body.
fn finish<B: MessageBody + 'static>(
    response: ServiceResponse<B>,
    id: &RequestId,
) -> ServiceResponse<EitherBody<B>> {
    let status = response.status();
    let problem = match response.response().error() {
        Some(error) => {
            let problem = problem_of(error, status);
            log_cause(&problem, Some(error));
            problem
        }
        // actix itself answers a known path with an unknown method like this, without a body
        None if status == StatusCode::METHOD_NOT_ALLOWED => problem_of_status(status),
        None => return response.map_into_left_body(),
    };
    let mut answer = problem.in_request(id.clone()).response();
    // cookies, `Allow` and what the middlewares inside have set stay
    for (name, value) in response.headers() {
        if *name != CONTENT_LENGTH && !answer.headers().contains_key(name) || *name == SET_COOKIE {
            answer.headers_mut().append(name.clone(), value.clone());
        }
    }
    response.into_response(answer).map_into_right_body()
}

/// The problem in an error, or the one that fits what the framework decided.
fn problem_of(error: &Error, status: StatusCode) -> Problem {
    error
        .as_error::<Problem>()
        .cloned()
        .unwrap_or_else(|| problem_of_status(status))
}

fn problem_of_status(status: StatusCode) -> Problem {
    let kind = ErrorKind::of_status(status);
    let (code, detail) = match kind {
        ErrorKind::NotFound => (ErrorCode::NotFound, "there is nothing at this path"),
        ErrorKind::MethodNotAllowed => (
            ErrorCode::MethodNotAllowed,
            "this path does not know this method",
        ),
        ErrorKind::TooLarge => (ErrorCode::BodyTooLarge, "the body is too large"),
        ErrorKind::UnsupportedMedia => (
            ErrorCode::UnsupportedMediaType,
            "the body must be application/json",
        ),
        ErrorKind::Unauthenticated => (ErrorCode::Unauthenticated, "a session is needed"),
        ErrorKind::Forbidden => (ErrorCode::Forbidden, "this is not allowed"),
        ErrorKind::Limited => (ErrorCode::RateLimited, "too many requests"),
        ErrorKind::Gone => (ErrorCode::Gone, "this is gone"),
        ErrorKind::Unavailable | ErrorKind::BadGateway | ErrorKind::GatewayTimeout => {
            (ErrorCode::Unavailable, "not available right now")
        }
        ErrorKind::Internal => (ErrorCode::Internal, ""),
        ErrorKind::Invalid | ErrorKind::Unprocessable | ErrorKind::Conflict => {
            (ErrorCode::InvalidBody, "the request is not understood")
        }
    };
    Problem::new(kind, code, detail)
}

fn log_cause(problem: &Problem, error: Option<&Error>) {
    let code = problem.code().as_str();
    let cause = match (problem.cause(), error) {
        (Some(cause), _) => chain(cause),
        (None, Some(error)) if error.as_error::<Problem>().is_none() => error.to_string(),
        _ => String::new(),
    };
    match problem.kind() {
        ErrorKind::Internal => error!(error.code = code, error.cause = cause, "a request failed"),
        ErrorKind::Unavailable | ErrorKind::BadGateway | ErrorKind::GatewayTimeout => {
            warn!(
                error.code = code,
                error.cause = cause,
                "a request could not be served"
            );
        }
        _ => debug!(
            error.code = code,
            error.cause = cause,
            "a request was refused"
        ),
    }
}

/// The error and its causes in one line.
fn chain(cause: &dyn StdError) -> String {
    let mut text = cause.to_string();
    let mut next = cause.source();
    while let Some(inner) = next {
        text.push_str(": ");
        text.push_str(&inner.to_string());
        next = inner.source();
    }
    text
}

fn account(method: &Method, route: Option<&str>, status: StatusCode, started: Instant) {
    let took = started.elapsed();
    let route = route.unwrap_or("unmatched");
    let status = status.as_u16();
    let milliseconds = took.as_micros() as f64 / 1000.0;
    if matches!(route, "/healthz" | "/readyz") {
        debug!(
            http.route = route,
            http.status = status,
            http.ms = milliseconds,
            "answered"
        );
        return;
    }
    info!(
        http.route = route,
        http.status = status,
        http.ms = milliseconds,
        "answered"
    );
    let method = Label::from_static_parts("method", method_label(method));
    let route = Label::new("route", route.to_owned());
    let each = [method, route, Label::new("status", status.to_string())];
    metrics::counter!("http_requests_total", each.iter()).increment(1);
    metrics::histogram!("http_response_head_seconds", each[..2].iter()).record(took.as_secs_f64());
}

/// A closed set: a caller must not be able to make new time series.
fn method_label(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PUT" => "PUT",
        "PATCH" => "PATCH",
        "DELETE" => "DELETE",
        "OPTIONS" => "OPTIONS",
        _ => "other",
    }
}
