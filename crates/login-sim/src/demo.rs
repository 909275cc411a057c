//! The demo provider: its front in the browser, its back for auth.

use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};

use actix_web::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, LOCATION};
use actix_web::web::{Data, Form, Query, ServiceConfig, get, post, scope};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};
use time::OffsetDateTime;

use crate::codes::{CODE_LIFE, random};
use crate::page::{self, PEOPLE};
use crate::sealed::Seal;
use crate::signer::Signer;

/// Where its pages are on the product's own address.
pub const FRONT: &str = "/demo-login";
/// Who signs its statements.
pub const ISSUER: &str = "https://demo-login.invalid";
/// Who auth is to it.
pub const CLIENT_ID: &str = "magic-conch-demo";
/// What auth asks it for.
pub const SCOPE: &str = "openid profile";

/// Where it sends people back to: nowhere else.
const CALLBACK: &str = "/api/auth/callback/demo";
/// A statement is good for so many seconds.
const STATEMENT_LIFE: i64 = 300;
/// The name of its key in the JWK set.
const KEY_ID: &str = "demo-1";

/// The provider. Cheap to clone: a handle.
#[derive(Clone)]
pub struct DemoProvider {
    inner: Arc<Inner>,
}

struct Inner {
    codes: Seal,
    /// Made when it is first needed: it would take longer than all the rest of a start.
    signer: OnceLock<Option<Signer>>,
    secret: String,
    now: Now,
}

/// What a code stands for.
#[derive(Serialize, Deserialize)]
struct Granted {
    person: String,
    redirect_uri: String,
    /// S256 of what only who began can know.
    challenge: String,
    nonce: Option<String>,
}

/// Where the provider takes the time from.
pub type Now = Arc<dyn Fn() -> OffsetDateTime + Send + Sync>;

/// What auth sends along with somebody.
#[derive(Debug, Clone, Deserialize)]
pub struct Asked {
    client_id: String,
    redirect_uri: String,
    response_type: String,
    pub(crate) state: String,
    nonce: Option<String>,
    code_challenge: String,
    code_challenge_method: String,
    /// The person that was chosen; nobody yet on the way in.
    person: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Exchange {
    grant_type: String,
    client_id: String,
    client_secret: String,
    redirect_uri: String,
    code: String,
    code_verifier: String,
}

#[derive(Debug, Serialize)]
struct Statement<'a> {
    iss: &'a str,
    aud: &'a str,
    sub: &'a str,
    iat: i64,
    exp: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    nonce: Option<String>,
    nickname: &'a str,
}

impl DemoProvider {
    /// A provider by itself.
    #[must_use]
    pub fn new(now: Now) -> Self {
        Self::sharing(&rand::random::<[u8; 32]>(), now)
    }

    /// One of several processes behind one address, which have this key in common: a code of one of
    /// them is good at every other.
    #[must_use]
    pub fn sharing(key: &[u8], now: Now) -> Self {
        let inner = Inner {
            codes: Seal::new(key),
            signer: OnceLock::new(),
            secret: random(),
            now,
        };
        Self {
            inner: Arc::new(inner),
        }
    }

    /// What auth proves itself by.
    #[must_use]
    pub fn secret(&self) -> &str {
        &self.inner.secret
    }

    /// Its pages, for the product's own address.
    pub fn front(&self) -> impl Fn(&mut ServiceConfig) + Send + Sync + 'static {
        let provider = self.clone();
        move |app| {
            app.service(
                scope(FRONT)
                    .app_data(Data::new(provider.clone()))
                    .route("/authorize", get().to(authorize)),
            );
        }
    }

    /// Serves what only auth asks, on a free port of this machine. The second half answers until it
    /// is dropped.
    ///
    /// # Errors
    /// No port is free.
    pub fn back(&self) -> std::io::Result<(SocketAddr, actix_web::dev::Server)> {
        let data = Data::new(self.clone());
        let server = HttpServer::new(move || {
            App::new()
                .app_data(data.clone())
                .route("/token", post().to(token))
                .route("/jwks.json", get().to(jwks))
        })
        .workers(1)
        .disable_signals()
        .bind(("127.0.0.1", 0))?;
        let address = server.addrs().first().copied();
        let address = address.ok_or_else(|| std::io::Error::other("no address"))?;
        Ok((address, server.run()))
    }

    fn signer(&self) -> Option<&Signer> {
        self.inner.signer.get_or_init(Signer::generate).as_ref()
    }

    fn exchange(&self, exchange: Exchange) -> Result<String, &'static str> {
        let now = (self.inner.now)();
        let Exchange {
            grant_type,
            client_id,
            client_secret,
            redirect_uri,
            code,
            code_verifier,
        } = exchange;
        if grant_type != "authorization_code" {
            return Err("unsupported_grant_type");
        }
        if client_id != CLIENT_ID || client_secret != self.inner.secret {
            return Err("invalid_client");
        }
        let granted = self.inner.codes.open(&code, now);
        let granted: Granted = granted.ok_or("invalid_grant")?;
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(code_verifier));
        if granted.redirect_uri != redirect_uri || granted.challenge != challenge {
            return Err("invalid_grant");
        }
        let (id, nickname) = PEOPLE
            .iter()
            .find(|(id, _)| *id == granted.person)
            .ok_or("invalid_grant")?;
        let now = now.unix_timestamp();
        let statement = Statement {
            iss: ISSUER,
            aud: CLIENT_ID,
            sub: id,
            iat: now,
            exp: now + STATEMENT_LIFE,
            nonce: granted.nonce,
            nickname,
        };
        let signer = self.signer().ok_or("server_error")?;
        signer.sign(KEY_ID, &statement).ok_or("server_error")
    }
}

/// The page on which one of the invented people is chosen, and, once one is, the way back.
async fn authorize(
    request: HttpRequest,
    provider: Data<DemoProvider>,
    asked: Query<Asked>,
) -> HttpResponse {
    let asked = asked.into_inner();
    let host = request
        .headers()
        .get(HOST)
        .and_then(|host| host.to_str().ok());
    let is_known = asked.client_id == CLIENT_ID
        && asked.response_type == "code"
        && asked.code_challenge_method == "S256"
        && is_ours(&asked.redirect_uri, host);
    if !is_known {
        return html(HttpResponse::BadRequest(), page::stray());
    }
    let Some(person) = &asked.person else {
        return html(HttpResponse::Ok(), page::choice(request.query_string()));
    };
    if !PEOPLE.iter().any(|(id, _)| id == person) {
        return back(&asked, "error", "access_denied");
    }
    let granted = Granted {
        person: person.clone(),
        redirect_uri: asked.redirect_uri.clone(),
        challenge: asked.code_challenge.clone(),
        nonce: asked.nonce.clone(),
    };
    let now = (provider.inner.now)();
    match provider.inner.codes.close(granted, now, CODE_LIFE) {
        Some(code) => back(&asked, "code", &code),
        None => back(&asked, "error", "server_error"),
    }
}

/// The callback of this very address and of no other.
fn is_ours(redirect_uri: &str, host: Option<&str>) -> bool {
    let address = redirect_uri
        .strip_prefix("http://")
        .or_else(|| redirect_uri.strip_prefix("https://"));
    let authority = address.and_then(|address| address.strip_suffix(CALLBACK));
    authority.is_some() && authority == host
}

fn back(asked: &Asked, name: &str, value: &str) -> HttpResponse {
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair(name, value)
        .append_pair("state", &asked.state)
        .finish();
    HttpResponse::SeeOther()
        .insert_header((LOCATION, format!("{}?{query}", asked.redirect_uri)))
        .finish()
}

fn html(mut response: actix_web::HttpResponseBuilder, body: String) -> HttpResponse {
    response
        .content_type("text/html; charset=utf-8")
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((
            CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
        ))
        .body(body)
}

async fn token(provider: Data<DemoProvider>, form: Form<Exchange>) -> HttpResponse {
    match provider.exchange(form.into_inner()) {
        Ok(statement) => HttpResponse::Ok().json(json!({
            "token_type": "bearer",
            "access_token": random(),
            "expires_in": STATEMENT_LIFE,
            "id_token": statement,
        })),
        Err(error) => HttpResponse::BadRequest().json(json!({ "error": error })),
    }
}

async fn jwks(provider: Data<DemoProvider>) -> HttpResponse {
    match provider.signer() {
        Some(signer) => HttpResponse::Ok().json(json!({ "keys": [signer.jwk(KEY_ID)] })),
        None => HttpResponse::InternalServerError().finish(),
    }
}
