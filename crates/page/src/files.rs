//! The single-page app, inside the binary.

use std::sync::Arc;

use actix_web::http::header::{
    ACCEPT_ENCODING, ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY,
    CONTENT_TYPE, ETAG, HOST, HeaderName, HeaderValue, IF_NONE_MATCH, LOCATION, VARY,
};
use actix_web::{HttpRequest, HttpResponse};
use host::Fallback;
use http_kit::RequestId;
use rust_embed::{EmbeddedFile, RustEmbed};

use crate::language::Language;
use crate::{Kakao, Shell, Site};

/// What the web build made. In a debug build it is read from the folder at run time.
#[derive(RustEmbed)]
#[folder = "../../services/web/dist"]
struct Dist;

/// What the page may do, and under which addresses it is there.
pub struct Terms {
    /// Kakao's SDK is loaded where somebody wants to share with it, and nowhere without a key.
    pub kakao: Option<Kakao>,
    pub site: Site,
}

/// The same, as it is needed at every request.
struct Kept {
    policy: HeaderValue,
    /// Another host, and where to send people who come there for more than a shared page.
    apart: Option<(String, String)>,
}

impl Terms {
    /// The page loads nothing from elsewhere, but for what is named here, and runs nothing that is
    /// written into it.
    fn kept(self) -> Kept {
        let Self { kakao, site } = self;
        let (sdk, targets) = kakao.map_or_else(Default::default, |kakao| {
            (
                format!(" {}", kakao.sdk_origin),
                format!(" {}", kakao.sdk_targets),
            )
        });
        let policy = format!(
            "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; style-src 'self' 'unsafe-inline'; \
             script-src 'self'{sdk}; worker-src 'self'; connect-src 'self'{targets}; \
             form-action 'self'{targets}; manifest-src 'self'; object-src 'none'; base-uri 'none'; \
             frame-ancestors 'none'"
        );
        let apart = site
            .apart()
            .map(|host| (host.to_owned(), site.home().to_owned()));
        Kept {
            // only what the settings have let pass is in it
            policy: HeaderValue::from_str(&policy)
                .unwrap_or(HeaderValue::from_static("default-src 'self'")),
            apart,
        }
    }
}

/// The index page of the app, as shared pages need it.
#[must_use]
pub fn index() -> Shell {
    if cfg!(debug_assertions) {
        // a debug build shows the app as it is in the folder, and so do its shared pages
        let folder = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../services/web/dist/index.html"
        );
        return Shell::File(folder.into());
    }
    let index = Dist::get("index.html").and_then(|file| String::from_utf8(file.data.into()).ok());
    index.map_or(Shell::Nothing, Shell::Fixed)
}

/// The worker that stays when the page is closed. Nothing but what it fetches again is let in.
const WORKER: &str = "sw.js";
const WORKER_POLICY: HeaderValue =
    HeaderValue::from_static("default-src 'none'; connect-src 'self'");

/// A file whose name carries its hash never changes.
const HASHED: &str = "public, max-age=31536000, immutable";
const FRESH: &str = "no-cache";

/// Answers every path that no service owns.
#[must_use]
pub fn fallback(terms: Terms) -> Fallback {
    let kept = terms.kept();
    Arc::new(move |request| answer(request, &kept))
}

fn answer(request: &HttpRequest, kept: &Kept) -> HttpResponse {
    let path = request.path().trim_start_matches('/');
    if path.starts_with("api/") {
        return unmatched(request);
    }
    let is_file = path
        .rsplit('/')
        .next()
        .is_some_and(|name| name.contains('.'));
    if is_file {
        return match find(path, request) {
            Some(found) => send(request, path, found, kept),
            None => unmatched(request),
        };
    }
    if let Some((host, home)) = &kept.apart
        && request
            .headers()
            .get(HOST)
            .is_some_and(|asked| asked.as_bytes().eq_ignore_ascii_case(host.as_bytes()))
    {
        return HttpResponse::Found()
            .insert_header((LOCATION, format!("{home}{path}")))
            .finish();
    }
    let language = Language::of(header(request, &ACCEPT_LANGUAGE));
    let mut pages = language.pages(path).iter();
    match pages.find_map(|it| Some((*it, find(it, request)?))) {
        Some((path, found)) => send(request, path, found, kept),
        None => HttpResponse::ServiceUnavailable()
            .content_type("text/plain; charset=utf-8")
            .body("The web app is not built: run scripts/run, or `npm ci && npm run build` in services/web.\n"),
    }
}

fn header<'a>(request: &'a HttpRequest, name: &HeaderName) -> Option<&'a str> {
    request.headers().get(name)?.to_str().ok()
}

fn unmatched(request: &HttpRequest) -> HttpResponse {
    let problem = http_kit::fallback::unmatched(request);
    match RequestId::of(request) {
        Some(id) => problem.in_request(id).response(),
        None => problem.response(),
    }
}

struct Found {
    file: EmbeddedFile,
    encoding: Option<&'static str>,
}

/// The smallest form of a file that the client takes.
fn find(path: &str, request: &HttpRequest) -> Option<Found> {
    let accepted = header(request, &ACCEPT_ENCODING).unwrap_or_default();
    for (encoding, ending) in [("br", "br"), ("gzip", "gz")] {
        if accepted.contains(encoding)
            && let Some(file) = Dist::get(&format!("{path}.{ending}"))
        {
            return Some(Found {
                file,
                encoding: Some(encoding),
            });
        }
    }
    Dist::get(path).map(|file| Found {
        file,
        encoding: None,
    })
}

fn send(request: &HttpRequest, path: &str, found: Found, kept: &Kept) -> HttpResponse {
    let Found { file, encoding } = found;
    let hash = file.metadata.sha256_hash();
    let tag: String = hash[..16]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let tag = format!("\"{tag}\"");
    let known = header(request, &IF_NONE_MATCH);
    let unchanged = known.is_some_and(|known| known.contains(&tag));
    let mut response = if unchanged {
        HttpResponse::NotModified()
    } else {
        HttpResponse::Ok()
    };
    let lasting = path.starts_with("assets/");
    response
        .insert_header((ETAG, tag))
        .insert_header((VARY, "accept-encoding"))
        .insert_header((CACHE_CONTROL, if lasting { HASHED } else { FRESH }));
    if path.ends_with(".html") {
        response
            .insert_header((VARY, "accept-encoding, accept-language"))
            .insert_header((CONTENT_SECURITY_POLICY, kept.policy.clone()));
    } else if path == WORKER {
        response.insert_header((CONTENT_SECURITY_POLICY, WORKER_POLICY));
    }
    if unchanged {
        return response.finish();
    }
    if let Some(encoding) = encoding {
        response.insert_header((CONTENT_ENCODING, HeaderValue::from_static(encoding)));
    }
    let plain = path
        .strip_suffix(".br")
        .or(path.strip_suffix(".gz"))
        .unwrap_or(path);
    let kind = match plain.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("woff2") => "font/woff2",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    };
    response
        .insert_header((CONTENT_TYPE, kind))
        .body(file.data.into_owned())
}
