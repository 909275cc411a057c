//! The single-page app, inside the binary.

use std::sync::Arc;

use actix_web::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG,
    HeaderValue, IF_NONE_MATCH, VARY,
};
use actix_web::{HttpRequest, HttpResponse};
use host::Fallback;
use http_kit::RequestId;
use rust_embed::{EmbeddedFile, RustEmbed};

/// What the web build made. In a debug build it is read from the folder at run time.
#[derive(RustEmbed)]
#[folder = "../web/dist"]
struct Dist;

/// The page loads nothing from elsewhere and runs nothing that is written into it.
const POLICY: &str = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; \
    object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// A file whose name carries its hash never changes.
const HASHED: &str = "public, max-age=31536000, immutable";
const FRESH: &str = "no-cache";

/// Answers every path that no service owns.
pub fn fallback() -> Fallback {
    Arc::new(answer)
}

fn answer(request: &HttpRequest) -> HttpResponse {
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
            Some(found) => send(request, path, found),
            None => unmatched(request),
        };
    }
    match find("index.html", request) {
        Some(found) => send(request, "index.html", found),
        None => HttpResponse::ServiceUnavailable()
            .content_type("text/plain; charset=utf-8")
            .body("The web app is not built: run scripts/run, or `npm ci && npm run build` in services/web.\n"),
    }
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
    let accepted = request
        .headers()
        .get(ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok());
    let accepted = accepted.unwrap_or_default();
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

fn send(request: &HttpRequest, path: &str, found: Found) -> HttpResponse {
    let Found { file, encoding } = found;
    let hash = file.metadata.sha256_hash();
    let tag: String = hash[..16]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let tag = format!("\"{tag}\"");
    let known = request
        .headers()
        .get(IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok());
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
    if path == "index.html" {
        response.insert_header((CONTENT_SECURITY_POLICY, POLICY));
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
        Some("json" | "webmanifest") => "application/json",
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
