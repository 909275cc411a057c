//! Who may change state from a browser: our own pages and nobody else's.

use actix_web::Error;
use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{COOKIE, HOST, HeaderMap, HeaderName, ORIGIN, REFERER};
use actix_web::middleware::Next;
use proto_events::error::ErrorCode;

use crate::kind::ErrorKind;
use crate::problem::Problem;

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// What counts as our own origin. As `app_data` it is found by [`refuse_cross_origin`].
#[derive(Debug, Clone, Default)]
pub struct OriginPolicy {
    /// `scheme://authority` in lower case; without it the request's own `Host` counts.
    public: Option<String>,
}

impl OriginPolicy {
    /// Pages of this address are ours. Only scheme, host and port of `url` count.
    #[must_use]
    pub fn of_public_url(url: Option<&str>) -> Self {
        Self {
            public: url.and_then(origin_of),
        }
    }

    /// Whether a request may be served.
    ///
    /// 1. `GET`, `HEAD` and `OPTIONS` change nothing and may come from anywhere.
    /// 2. `Sec-Fetch-Site` decides where a browser sent it: `same-origin` and `none` (typed by the
    ///    person) may, everything else may not.
    /// 3. Else `Origin`, else `Referer`, must be our own; `null` is nobody's.
    /// 4. With none of the three it is no browser of this decade: it may, if it carries no cookie,
    ///    for then there is nothing that a foreign page could have abused.
    #[must_use]
    pub fn allows(&self, method: &Method, headers: &HeaderMap) -> bool {
        if matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS) {
            return true;
        }
        if let Some(site) = headers.get(SEC_FETCH_SITE) {
            return matches!(site.as_bytes(), b"same-origin" | b"none");
        }
        match headers.get(ORIGIN).or_else(|| headers.get(REFERER)) {
            Some(claimed) => claimed
                .to_str()
                .ok()
                .and_then(origin_of)
                .is_some_and(|origin| self.is_ours(&origin, headers)),
            None => !headers.contains_key(COOKIE),
        }
    }

    /// Whether a page that sends these headers may open a WebSocket.
    ///
    /// No preflight and no `SameSite` guards a WebSocket, and once open it can be read. So there is
    /// no benefit of the doubt: one `Origin`, byte for byte our own as browsers write it.
    /// `Sec-Fetch-Site` has no say, since not every browser compares `wss` with `https` alike.
    #[must_use]
    pub fn allows_socket(&self, headers: &HeaderMap) -> bool {
        let mut origins = headers.get_all(ORIGIN);
        let (Some(origin), None) = (origins.next(), origins.next()) else {
            return false;
        };
        origin.to_str().is_ok_and(|origin| {
            origin_of(origin).as_deref() == Some(origin) && self.is_ours(origin, headers)
        })
    }

    fn is_ours(&self, origin: &str, headers: &HeaderMap) -> bool {
        match &self.public {
            Some(public) => public == origin,
            None => {
                let host = headers.get(HOST).and_then(|host| host.to_str().ok());
                let claimed = origin.split_once("://").map(|(_, authority)| authority);
                host.is_some() && host.map(str::to_ascii_lowercase).as_deref() == claimed
            }
        }
    }
}

/// `scheme://authority` of an http(s) address, in lower case, without the scheme's own port.
fn origin_of(url: &str) -> Option<String> {
    let url = url.to_ascii_lowercase();
    let (scheme, rest) = url.split_once("://")?;
    let port = match scheme {
        "http" => ":80",
        "https" => ":443",
        _ => return None,
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let authority = authority.strip_suffix(port).unwrap_or(authority);
    let plain = !authority.is_empty() && !authority.contains(['@', '\\', ' ']);
    plain.then(|| format!("{scheme}://{authority}"))
}

/// Refuses state-changing requests of other sites with `cross_origin`, by the [`OriginPolicy`] in
/// the app's data (its default where there is none).
///
/// # Errors
///
/// Those of the service inside; the refusal itself is a response.
pub async fn refuse_cross_origin<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let by_host = OriginPolicy::default();
    let policy = request.app_data::<OriginPolicy>().unwrap_or(&by_host);
    if policy.allows(request.method(), request.headers()) {
        return Ok(next.call(request).await?.map_into_left_body());
    }
    Ok(request.error_response(cross_origin()).map_into_right_body())
}

pub(crate) fn cross_origin() -> Problem {
    let detail = "this request comes from another site";
    Problem::new(ErrorKind::Forbidden, ErrorCode::CrossOrigin, detail)
}
