//! Bodies that seldom change: made once, kept as bytes in every form, and answered with 304 to those
//! who have them.

use std::io::Write as _;

use actix_web::http::StatusCode;
use actix_web::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, HeaderMap, HeaderName,
    HeaderValue, IF_NONE_MATCH, VARY,
};
use actix_web::{HttpRequest, HttpResponse};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use sha2::{Digest, Sha256};

use crate::kind::ErrorKind;
use crate::pieces::Pieces;
use crate::security_headers::HEADERS;

/// Brotli's effort: from 6 on it takes tens of megabytes for its tables, and forty times as long, for
/// a percent.
const BROTLI_EFFORT: i32 = 5;
const BROTLI_WINDOW: i32 = 20;

/// What a 304 says again besides the ETag.
const KEPT_FRESH: [HeaderName; 2] = [CACHE_CONTROL, VARY];

/// A body with its strong ETag, made once and answered many times.
#[derive(Debug, Clone)]
pub struct Unchanging {
    plain: Form,
    /// The smallest first.
    compressed: Vec<(&'static str, Form)>,
    status: StatusCode,
    headers: Vec<(HeaderName, HeaderValue)>,
}

#[derive(Debug, Clone)]
struct Form {
    body: Bytes,
    etag: HeaderValue,
}

impl Form {
    fn of(body: Bytes) -> Self {
        // what was built may have room left that is never used
        let body = Bytes::copy_from_slice(&body);
        let hash = Sha256::digest(&body);
        let tag = format!("\"{}\"", URL_SAFE_NO_PAD.encode(&hash[..16]));
        let etag = HeaderValue::from_str(&tag).unwrap_or(HeaderValue::from_static("\"\""));
        Self { body, etag }
    }
}

impl Unchanging {
    /// A body of this type; `cache_control` is sent as it is.
    #[must_use]
    pub fn new(
        body: impl Into<Bytes>,
        content_type: &'static str,
        cache_control: &'static str,
    ) -> Self {
        Self {
            plain: Form::of(body.into()),
            compressed: Vec::new(),
            status: StatusCode::OK,
            headers: vec![
                (CONTENT_TYPE, HeaderValue::from_static(content_type)),
                (CACHE_CONTROL, HeaderValue::from_static(cache_control)),
            ],
        }
    }

    /// A JSON body that a cache may keep, but asks about each time.
    #[must_use]
    pub fn json(body: impl Into<Bytes>) -> Self {
        Self::new(body, "application/json", "no-cache")
    }

    /// With one more header.
    #[must_use]
    pub fn with(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.push((name, value));
        self
    }

    /// Says, with the status of this kind, that what was asked for is not to be had; whoever asks
    /// gets the whole body each time.
    #[must_use]
    pub fn refusing(mut self, kind: ErrorKind) -> Self {
        self.status = kind.status();
        self
    }

    /// Keeps the smaller forms, too: Brotli and gzip. Takes milliseconds, once.
    #[must_use]
    pub fn compressed(mut self) -> Self {
        let small = [
            ("br", brotli(&self.plain.body)),
            ("gzip", gzip(&self.plain.body)),
        ];
        self.compressed = small
            .into_iter()
            .filter(|(_, body)| !body.is_empty() && body.len() < self.plain.body.len())
            .map(|(encoding, body)| (encoding, Form::of(body.into())))
            .collect();
        self.headers
            .push((VARY, HeaderValue::from_static("accept-encoding")));
        self
    }

    /// With the careful headers that [`crate::security_headers`] would add, so that it can be sent
    /// without it. Last, for what is there stays as it is.
    #[must_use]
    pub fn careful(mut self) -> Self {
        for (name, value) in HEADERS {
            if self.headers.iter().all(|(known, _)| *known != name) {
                self.headers.push((name, HeaderValue::from_static(value)));
            }
        }
        self
    }

    /// How many bytes it keeps, in all forms.
    #[must_use]
    pub fn size(&self) -> usize {
        let compressed = self.compressed.iter().map(|(_, form)| form.body.len());
        self.plain.body.len() + compressed.sum::<usize>()
    }

    /// The body as it was made.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        &self.plain.body
    }

    /// 304 if the client has it already, else the smallest body that it takes.
    #[must_use]
    pub fn answer(&self, request: &HttpRequest) -> HttpResponse {
        let headers = request.headers();
        let (encoding, form) = self.form_for(headers);
        let known = self.status == StatusCode::OK && is_known(headers, &form.etag);
        let status = if known {
            StatusCode::NOT_MODIFIED
        } else {
            self.status
        };
        let mut response = HttpResponse::new(status);
        let answered = response.headers_mut();
        for (name, value) in &self.headers {
            // who has it keeps its headers, too
            if !known || KEPT_FRESH.contains(name) {
                answered.insert(name.clone(), value.clone());
            }
        }
        if self.status == StatusCode::OK {
            answered.insert(ETAG, form.etag.clone());
        }
        if known {
            return response;
        }
        if let Some(encoding) = encoding {
            answered.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        match Pieces::of(&form.body) {
            Some(pieces) => response.set_body(pieces).map_into_boxed_body(),
            None => response.set_body(form.body.clone()).map_into_boxed_body(),
        }
    }

    fn form_for(&self, headers: &HeaderMap) -> (Option<&'static str>, &Form) {
        let accepted = headers
            .get(ACCEPT_ENCODING)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        self.compressed
            .iter()
            .find(|(encoding, _)| accepts(accepted, encoding))
            .map_or((None, &self.plain), |(encoding, form)| {
                (Some(*encoding), form)
            })
    }
}

/// Whether it is named, and not with a weight of nothing.
fn accepts(accepted: &str, encoding: &str) -> bool {
    accepted.split(',').any(|part| {
        let (name, weight) = part.split_once(';').unwrap_or((part, ""));
        let refused = weight
            .trim()
            .strip_prefix("q=")
            .is_some_and(|weight| weight.trim_end_matches(['0', '.']).is_empty());
        name.trim().eq_ignore_ascii_case(encoding) && !refused
    })
}

/// Compares weakly, as `If-None-Match` asks for.
fn is_known(headers: &HeaderMap, etag: &HeaderValue) -> bool {
    headers
        .get_all(IF_NONE_MATCH)
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .any(|tag| {
            tag == "*" || tag.strip_prefix("W/").unwrap_or(tag).as_bytes() == etag.as_bytes()
        })
}

/// Empty where it does not work, which nobody has seen.
fn brotli(body: &[u8]) -> Vec<u8> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: BROTLI_EFFORT,
        lgwin: BROTLI_WINDOW,
        size_hint: body.len(),
        ..brotli::enc::BrotliEncoderParams::default()
    };
    let (mut read, mut written) = (body, Vec::with_capacity(body.len() / 2));
    match brotli::BrotliCompress(&mut read, &mut written, &params) {
        Ok(_) => written,
        Err(_) => Vec::new(),
    }
}

/// As of [`brotli`].
fn gzip(body: &[u8]) -> Vec<u8> {
    let half = Vec::with_capacity(body.len() / 2);
    let mut encoder = flate2::write::GzEncoder::new(half, flate2::Compression::new(8));
    match encoder.write_all(body) {
        Ok(()) => encoder.finish().unwrap_or_default(),
        Err(_) => Vec::new(),
    }
}
