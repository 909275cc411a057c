//! The outermost middleware: request id, span, one log line, metrics, and the last word on errors.

use std::error::Error as StdError;
use std::time::Instant;

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{CONTENT_LENGTH, HeaderName, SET_COOKIE};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage};
use proto_events::error::ErrorCode;
use trace_context::{Kind, Segment, TraceContext, enter, within};
use tracing::{Instrument, Span, debug, error, info, warn};

use crate::at_once::Route;
use crate::kind::ErrorKind;
use crate::meters;
use crate::problem::Problem;
use crate::request_id::{RequestId, X_REQUEST_ID};

/// What a caller's trace comes in.
const TRACEPARENT: HeaderName = HeaderName::from_static("traceparent");

/// How a request is counted that no route was found for.
const UNMATCHED: &str = "unmatched";

/// Wrap it around everything else: `App::new().wrap(from_fn(http_kit::boundary))`.
///
/// Takes or makes the `x-request-id`, goes on with the trace of the caller's `traceparent` or begins
/// one, opens the span that every line of this request is logged in, logs one line when the response
/// head is ready, and turns every failure, ours or the framework's, into a problem document with the
/// request id, after logging its cause.
///
/// # Errors
///
/// Only what a middleware inside returned as one; it has become a [`Problem`] with its request id.
pub async fn boundary<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let passage = Passage::begin(&request);
    request.extensions_mut().insert(passage.id.clone());
    let served = next.call(request).instrument(passage.span.clone());
    let outcome = within(passage.segment.context(), served).await;
    let span = passage.span.clone();
    span.in_scope(|| enter(passage.segment.context(), || passage.end(outcome)))
}

/// A request on its way through.
struct Passage {
    started: Instant,
    method: Method,
    id: RequestId,
    span: Span,
    segment: Segment,
}

impl Passage {
    fn begin(request: &ServiceRequest) -> Self {
        let id = RequestId::of_headers(request.headers());
        let span = tracing::info_span!(
            "request",
            request.id = id.as_str(),
            http.method = %request.method(),
            http.path = request.path(),
        );
        let caller = request.headers().get(TRACEPARENT);
        let caller = caller
            .and_then(|value| value.to_str().ok())
            .and_then(TraceContext::parse);
        Self {
            started: Instant::now(),
            method: request.method().clone(),
            id,
            span,
            segment: Segment::begin(caller, Kind::Server, "request"),
        }
    }

    fn end<B: MessageBody + 'static>(
        mut self,
        outcome: Result<ServiceResponse<B>, Error>,
    ) -> Result<ServiceResponse<EitherBody<B>>, Error> {
        match outcome {
            Ok(response) => {
                let mut response = finish(response, &self.id);
                if let Some(value) = self.id.header_value() {
                    response.headers_mut().insert(X_REQUEST_ID, value);
                }
                let at_once = response.request().extensions().get::<Route>().copied();
                match at_once {
                    Some(Route(route)) => self.account(route, response.status()),
                    None => {
                        let route = response.request().match_pattern();
                        self.account(route.as_deref().unwrap_or(UNMATCHED), response.status());
                    }
                }
                Ok(response)
            }
            Err(error) => {
                let problem = problem_of(&error, error.as_response_error().status_code());
                log_cause(&problem, Some(&error));
                self.account(UNMATCHED, problem.kind().status());
                Err(problem.in_request(self.id).into())
            }
        }
    }

    fn account(&mut self, route: &str, status: StatusCode) {
        let took = self.started.elapsed();
        let status = status.as_u16();
        let milliseconds = took.as_micros() as f64 / 1000.0;
        if matches!(route, "/healthz" | "/readyz" | "/metrics") {
            self.segment.forget();
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
        let method = method_label(&self.method);
        meters::count(method, route, status, took);
        self.segment.rename(|| format!("{method} {route}"));
        self.segment.note("http.request.method", || method);
        self.segment.note("http.route", || route.to_owned());
        self.segment.note("http.response.status_code", || status);
        self.segment
            .note("request.id", || self.id.as_str().to_owned());
        if status >= 500 {
            self.segment.fail(status.to_string());
        }
    }
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
        ErrorKind::UpgradeRequired => (ErrorCode::UpgradeRequired, "a WebSocket is needed"),
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
