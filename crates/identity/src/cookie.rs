//! The cookie that carries a session.

use actix_web::cookie::{Cookie, SameSite, time::Duration as CookieDuration};
use actix_web::http::header::{COOKIE, HeaderMap};
use time::Duration;

use crate::minter::Token;

/// Its name and whether it is bound to https: one setting for minting and reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionCookie {
    /// `__Host-conch_session`: https only, this host only, whole host.
    Secure,
    /// `conch_session`, for plain http on one's own machine.
    Plain,
}

impl SessionCookie {
    /// The one that fits the address under which browsers know us.
    #[must_use]
    pub fn for_public_url(url: Option<&str>) -> Self {
        let https = url.is_some_and(|url| {
            url.get(..8)
                .is_some_and(|start| start.eq_ignore_ascii_case("https://"))
        });
        if https { Self::Secure } else { Self::Plain }
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Secure => "__Host-conch_session",
            Self::Plain => "conch_session",
        }
    }

    /// The cookie that hands `token` to the browser: `HttpOnly`, `SameSite=Lax`, `Path=/`.
    #[must_use]
    pub fn carrying(self, token: &Token) -> Cookie<'static> {
        self.build(
            token.text.clone(),
            token.session.expires_at - token.session.issued_at,
        )
    }

    /// The cookie that takes the session back.
    #[must_use]
    pub fn removal(self) -> Cookie<'static> {
        self.build(String::new(), Duration::ZERO)
    }

    fn build(self, value: String, life: Duration) -> Cookie<'static> {
        Cookie::build(self.name(), value)
            .path("/")
            .http_only(true)
            .same_site(SameSite::Lax)
            .secure(self == Self::Secure)
            .max_age(CookieDuration::seconds(life.whole_seconds()))
            .finish()
    }

    /// The token that these headers carry. Tokens need no decoding, so nothing is copied.
    #[must_use]
    pub fn token_in(self, headers: &HeaderMap) -> Option<&str> {
        headers
            .get_all(COOKIE)
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(name, value)| *name == self.name() && !value.is_empty())
            .map(|(_, value)| value)
    }
}
