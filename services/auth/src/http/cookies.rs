//! The cookies that auth alone reads; the session's own is `identity`'s.

use actix_web::HttpRequest;
use actix_web::cookie::time::Duration as CookieDuration;
use actix_web::cookie::{Cookie, SameSite};
use time::Duration;

use crate::opaque::Opaque;

/// Their names and whether they are bound to https.
#[derive(Debug, Clone, Copy)]
pub struct Cookies {
    pub secure: bool,
}

impl Cookies {
    fn refresh_name(self) -> &'static str {
        if self.secure {
            "__Secure-conch_refresh"
        } else {
            "conch_refresh"
        }
    }

    fn browser_name(self) -> &'static str {
        if self.secure {
            "__Host-conch_login"
        } else {
            "conch_login"
        }
    }

    /// The refresh token goes to auth only, and only from our own pages.
    #[must_use]
    pub fn refresh(self, token: &Opaque, life: Duration) -> Cookie<'static> {
        self.build(
            self.refresh_name(),
            token.expose().to_owned(),
            "/api/auth",
            SameSite::Strict,
            life,
        )
    }

    /// Takes it back.
    #[must_use]
    pub fn no_refresh(self) -> Cookie<'static> {
        let (name, strict) = (self.refresh_name(), SameSite::Strict);
        self.build(name, String::new(), "/api/auth", strict, Duration::ZERO)
    }

    /// What binds the way to a provider to this browser. It must come along from the provider's
    /// page, which is another site's.
    #[must_use]
    pub fn browser(self, secret: &Opaque) -> Cookie<'static> {
        self.build(
            self.browser_name(),
            secret.expose().to_owned(),
            "/",
            SameSite::Lax,
            Duration::minutes(15),
        )
    }

    fn build(
        self,
        name: &'static str,
        value: String,
        path: &'static str,
        same_site: SameSite,
        life: Duration,
    ) -> Cookie<'static> {
        Cookie::build(name, value)
            .path(path)
            .http_only(true)
            .same_site(same_site)
            .secure(self.secure)
            .max_age(CookieDuration::seconds(life.whole_seconds()))
            .finish()
    }

    /// The refresh token of a request.
    #[must_use]
    pub fn refresh_of(self, request: &HttpRequest) -> Option<Opaque> {
        opaque_of(request, self.refresh_name())
    }

    /// The secret of a browser that is on the way to a provider.
    #[must_use]
    pub fn browser_of(self, request: &HttpRequest) -> Option<Opaque> {
        opaque_of(request, self.browser_name())
    }
}

fn opaque_of(request: &HttpRequest, name: &str) -> Option<Opaque> {
    Opaque::parse(request.cookie(name)?.value())
}
