//! What every handler of auth works with.

use std::num::NonZeroU32;
use std::sync::Arc;

use actix_web::HttpRequest;
use actix_web::http::header::HOST;
use actix_web::web::Data;
use bytes::Bytes;
use host::{Clock, Ids, Outbox, Secret};
use http_kit::{ClientAddress, Limiter};
use identity::{Minter, SessionCookie, Verifier};
use journal::Journals;
use proto_events::domain::ENDED_SESSIONS;
use time::Duration;
use tokio::sync::Semaphore;
use uuid::Uuid;

use super::cookies::Cookies;
use crate::config::{Config, ExpertAdmission};
use crate::deps::Deps;
use crate::fault::AuthFault;
use crate::opaque::SuccessorKey;
use crate::provider::{Provider, ProviderName};
use crate::store::Store;

/// How long a member's token lives: so long a session that was ended may still be believed.
const MEMBER_TOKEN: Duration = Duration::minutes(10);

/// The state of the service, one a process.
pub struct State {
    pub store: Store,
    /// Tokens of guests, which live long.
    pub guests: Minter,
    /// Tokens of members, which are refreshed.
    pub members: Minter,
    pub successor: SuccessorKey,
    pub refresh_life: Duration,
    pub cookies: Cookies,
    pub clock: Clock,
    pub ids: Ids,
    /// New guests, by the address that brings them.
    pub newcomers: Limiter<ClientAddress>,
    /// Signing in and refreshing, by address.
    pub arrivals: Limiter<ClientAddress>,
    /// What members do with their accounts.
    pub changes: Limiter<Uuid>,
    /// A large picture takes 100 MB while it is read: one at a time.
    pub drawing: Arc<Semaphore>,
    pub expert_admission: ExpertAdmission,
    /// What Kakao proves itself by when it tells that somebody has left.
    pub kakao_admin_key: Option<Secret>,
    providers: Vec<Provider>,
    public_url: Option<String>,
    journals: Journals,
    verifier: Data<Verifier>,
}

impl State {
    pub fn new(deps: Deps, outbox: Outbox, config: &Config) -> Self {
        let Deps {
            db,
            journals,
            minter,
            key_file: _,
            successor,
            verifier,
            providers,
            kakao_admin_key,
            public_url,
            clock,
            ids,
        } = deps;
        let has_demo = providers.iter().any(|it| it.name() == ProviderName::Demo);
        let rate = config.new_guests_per_minute;
        let often = NonZeroU32::MIN.saturating_add(299);
        let now_and_then = NonZeroU32::MIN.saturating_add(29);
        Self {
            store: Store::new(db, outbox),
            guests: minter.living(Duration::days(config.guest_session_days.into())),
            members: minter.living(MEMBER_TOKEN),
            successor,
            refresh_life: Duration::days(config.member_session_days.into()),
            cookies: Cookies {
                secure: verifier.cookie() == SessionCookie::Secure,
            },
            clock,
            ids,
            newcomers: Limiter::new(rate, rate),
            arrivals: Limiter::new(often, often),
            changes: Limiter::new(now_and_then, now_and_then),
            drawing: Arc::new(Semaphore::new(1)),
            expert_admission: match config.expert_admission {
                ExpertAdmission::Auto if has_demo => ExpertAdmission::Open,
                other => other,
            },
            kakao_admin_key,
            providers,
            public_url,
            journals,
            verifier,
        }
    }

    pub fn verifier(&self) -> Data<Verifier> {
        self.verifier.clone()
    }

    /// Tells everybody who believes sessions that one was ended. If that fails its tokens are good
    /// until they are over, some minutes at most; it cannot be refreshed either way.
    pub async fn tell_ended(&self, session: Uuid) {
        self.verifier.end(session);
        let entry = Bytes::copy_from_slice(session.as_bytes());
        if let Err(error) = self.journals.append(ENDED_SESSIONS, vec![entry]).await {
            tracing::warn!(%error, session.id = %session, "an ended session was not told of");
        }
    }

    /// Ends an account: at once here and for every session, and everywhere else through the outbox.
    ///
    /// # Errors
    /// The database does not answer; nothing was changed.
    pub async fn erase(&self, member: Uuid) -> Result<Uuid, AuthFault> {
        let (erasure, event) = (self.ids.unpredictable(), self.ids.next());
        let now = self.clock.now();
        for session in self.store.erase(member, erasure, event, now).await? {
            self.tell_ended(session).await;
        }
        tracing::info!(erasure.id = %erasure, "an account has ended");
        Ok(erasure)
    }

    /// The ways to sign in, by name.
    pub fn offered(&self) -> Vec<&'static str> {
        let names = self.providers.iter().map(Provider::name);
        names.map(ProviderName::as_str).collect()
    }

    /// The provider of this name, if it is offered.
    pub fn provider(&self, name: &str) -> Option<&Provider> {
        let name = ProviderName::parse(name)?;
        self.providers
            .iter()
            .find(|provider| provider.name() == name)
    }

    /// Where a provider sends people back to: one address for each provider, so that none can pass
    /// for another.
    pub fn callback(&self, request: &HttpRequest, provider: ProviderName) -> String {
        let origin = match &self.public_url {
            Some(url) => url.trim_end_matches('/').to_owned(),
            // what a proxy claims of it is not believed
            None => {
                let host = request
                    .headers()
                    .get(HOST)
                    .and_then(|host| host.to_str().ok());
                format!("http://{}", host.unwrap_or_default())
            }
        };
        format!("{origin}/api/auth/callback/{provider}")
    }
}
