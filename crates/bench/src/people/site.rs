//! The site as people reach it: where it is, and browsers without a screen.

use std::cell::RefCell;
use std::error::Error;
use std::fmt::Write;
use std::rc::Rc;
use std::time::Duration;

use host::{Clock, Ids};
use reqwest::header::{CONTENT_TYPE, COOKIE, HeaderMap, ORIGIN, SET_COOKIE};
use reqwest::{Client, ClientBuilder, Method, RequestBuilder, StatusCode, redirect, retry};
use time::format_description::well_known::Rfc3339;

use super::ledger::Failure;
use super::plan::PeoplePlan;
use crate::BenchError;

/// An answer that takes longer has failed.
pub const PATIENCE: Duration = Duration::from_secs(30);
/// A stream says something every 15 s.
const SILENCE: Duration = Duration::from_secs(40);
/// Shorter than nginx keeps a connection: a request that meets its end would be our own fault.
const IDLE: Duration = Duration::from_secs(50);

/// Where the site is.
pub struct Site {
    pub base: String,
    pub socket_base: String,
    pub origin: String,
    clock: Clock,
    ids: Ids,
    /// Opens sockets.
    pub sockets: Client,
}

/// Somebody with a cookie and connections of their own.
pub struct Browser {
    site: Rc<Site>,
    http: Client,
    pub cookie: RefCell<Option<String>>,
}

/// What came back, whole.
pub struct Answer {
    pub headers: HeaderMap,
    pub text: String,
}

/// What went wrong, and in which words.
#[derive(Debug, Clone)]
pub struct Fault {
    pub kind: String,
    pub said: String,
}

impl Site {
    /// # Errors
    /// No client can be made.
    pub fn new(plan: &PeoplePlan) -> Result<Rc<Self>, BenchError> {
        let sockets = client().http1_only().pool_max_idle_per_host(0).build()?;
        Ok(Rc::new(Self {
            base: plan.base(),
            socket_base: plan.socket_base(),
            origin: plan.page_origin(),
            ids: Ids::new(Clock::system()),
            clock: Clock::system(),
            sockets,
        }))
    }

    /// Somebody whom the site has never seen. Over HTTP/2 a request that the server has refused
    /// unread is asked again, as every browser does; over HTTP/1.1 nothing is.
    ///
    /// # Errors
    /// No client can be made.
    pub fn browser(self: &Rc<Self>, http2: bool) -> Result<Browser, BenchError> {
        let http = match http2 {
            true => client(),
            false => client().http1_only().retry(retry::never()),
        };
        Ok(Browser {
            site: self.clone(),
            http: http.build()?,
            cookie: RefCell::new(None),
        })
    }

    /// A name that nobody else has.
    pub fn new_name(&self) -> String {
        self.ids.next().to_string()
    }

    pub fn new_id(&self) -> uuid::Uuid {
        self.ids.next()
    }

    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The moment, as logs have it.
    pub fn moment(&self) -> String {
        self.clock.now().format(&Rfc3339).unwrap_or_default()
    }

    /// Something that went wrong now.
    pub fn failure(&self, who: &str, doing: impl Into<String>, fault: Fault) -> Failure {
        Failure {
            at: self.moment(),
            who: who.to_owned(),
            doing: doing.into(),
            kind: fault.kind,
            said: fault.said,
        }
    }
}

fn client() -> ClientBuilder {
    Client::builder()
        .no_proxy()
        .redirect(redirect::Policy::none())
        .tls_danger_accept_invalid_certs(true)
        .connect_timeout(PATIENCE)
        .read_timeout(SILENCE)
        .pool_idle_timeout(IDLE)
}

impl Browser {
    /// A request with one's own cookie.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.request_as(self.cookie.borrow().as_deref(), method, path)
    }

    /// The same with this one, or none.
    pub fn request_as(&self, cookie: Option<&str>, method: Method, path: &str) -> RequestBuilder {
        let url = format!("{}{path}", self.site.base);
        let mut request = self.http.request(method.clone(), url);
        if let Some(cookie) = cookie {
            request = request.header(COOKIE, cookie);
        }
        if method != Method::GET {
            request = request.header(ORIGIN, &self.site.origin);
        }
        request.header("sec-fetch-site", "same-origin")
    }

    /// Asks for a session; whoever has none is a guest from then on.
    ///
    /// # Errors
    /// There is none to be had.
    pub async fn begin_session(&self) -> Result<(), Fault> {
        let answer = whole(self.request(Method::GET, "/api/auth/session"), &[200]).await?;
        if let Some(cookie) = session_in(&answer.headers) {
            *self.cookie.borrow_mut() = Some(cookie);
        }
        match &*self.cookie.borrow() {
            Some(_) => Ok(()),
            None => Err(Fault::new("no cookie", "a new guest got no cookie")),
        }
    }
}

/// The request with a JSON body.
pub fn saying(request: RequestBuilder, body: &serde_json::Value) -> RequestBuilder {
    request
        .header(CONTENT_TYPE, "application/json")
        .body(body.to_string())
}

/// Sends a request, and reads its answer to the end.
///
/// # Errors
/// It does not come, or has another status than one of these.
pub async fn whole(request: RequestBuilder, expected: &[u16]) -> Result<Answer, Fault> {
    let response = request.timeout(PATIENCE).send().await?;
    let (status, headers) = (response.status(), response.headers().clone());
    let text = response.text().await?;
    match expected.contains(&status.as_u16()) {
        true => Ok(Answer { headers, text }),
        false => Err(Fault::status(status, &text)),
    }
}

fn session_in(headers: &HeaderMap) -> Option<String> {
    let cookies = headers.get_all(SET_COOKIE).iter();
    cookies
        .filter_map(|cookie| cookie.to_str().ok()?.split(';').next())
        .find(|cookie| cookie.contains("conch_session=") && !cookie.ends_with('='))
        .map(str::to_owned)
}

impl Fault {
    pub fn new(kind: impl Into<String>, said: impl Into<String>) -> Self {
        Self {
            kind: kind.into(),
            said: said.into(),
        }
    }

    pub fn status(status: StatusCode, text: &str) -> Self {
        let text: String = text.chars().take(200).collect();
        Self::new(
            format!("status {}", status.as_u16()),
            format!("{} {text}", status.as_u16()),
        )
    }
}

impl From<reqwest::Error> for Fault {
    fn from(error: reqwest::Error) -> Self {
        let kind = if error.is_timeout() {
            "timeout"
        } else if error.is_connect() {
            "no connection"
        } else if error.is_body() || error.is_decode() {
            "cut short"
        } else {
            "no answer"
        };
        // who asked for what is told beside it
        let error = error.without_url();
        let mut said = error.to_string();
        let mut source = error.source();
        while let Some(cause) = source {
            let _ = write!(said, ": {cause}");
            source = cause.source();
        }
        Self::new(kind, said)
    }
}
