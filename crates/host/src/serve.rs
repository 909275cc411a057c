//! Serving some services in one process until it is asked to stop.

mod app;
mod bind;
mod listen;
mod stop;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use actix_web::{HttpRequest, HttpResponse};
use http_kit::ws::OpenSockets;
use http_kit::{OriginPolicy, TrustedProxies};

use crate::error::HostError;
use crate::service::Service;
use crate::settings::{HostSettings, Listen};
use crate::shutdown::Shutdown;

/// What answers a `GET` or `HEAD` that no service owns: the single-page app.
pub type Fallback = Arc<dyn Fn(&HttpRequest) -> HttpResponse + Send + Sync>;

/// How to serve.
#[derive(Clone)]
pub struct ServeOptions {
    pub listen: Listen,
    pub admin_listen: Option<SocketAddr>,
    /// Threads that serve requests.
    pub workers: usize,
    /// What services have to drain.
    pub drain: Duration,
    /// What connections have to end after that.
    pub close: Duration,
    pub trusted_proxies: TrustedProxies,
    pub origin: OriginPolicy,
    pub fallback: Option<Fallback>,
}

impl ServeOptions {
    /// As the settings say.
    #[must_use]
    pub fn from_settings(settings: &HostSettings) -> Self {
        Self {
            listen: settings.listen.clone(),
            admin_listen: settings.admin_listen,
            workers: settings.workers,
            drain: settings.drain,
            close: Duration::from_secs(5),
            trusted_proxies: settings.trusted_proxies.clone(),
            origin: OriginPolicy::of_public_url(settings.public_url.as_deref()),
            fallback: None,
        }
    }

    /// A free port of this machine, one worker, little patience: for tests.
    #[must_use]
    pub fn for_tests() -> Self {
        Self {
            listen: Listen::Tcp(SocketAddr::from(([127, 0, 0, 1], 0))),
            admin_listen: None,
            workers: 1,
            drain: Duration::from_secs(5),
            close: Duration::from_secs(2),
            trusted_proxies: TrustedProxies::default(),
            origin: OriginPolicy::default(),
            fallback: None,
        }
    }

    /// Answers what no service owns.
    #[must_use]
    pub fn with_fallback(mut self, fallback: Fallback) -> Self {
        self.fallback = Some(fallback);
        self
    }
}

/// Some services, bound to their addresses.
pub struct Server {
    public: actix_web::dev::Server,
    sockets: OpenSockets,
    admin: Option<actix_web::dev::Server>,
    address: Listen,
    admin_address: Option<SocketAddr>,
    services: Vec<Service>,
    drain: Duration,
    close: Duration,
    shutdown: Shutdown,
}

impl Server {
    /// Where it listens; the port is the real one where 0 was asked for.
    #[must_use]
    pub fn address(&self) -> &Listen {
        &self.address
    }

    /// Where it serves metrics and health apart.
    #[must_use]
    pub fn admin_address(&self) -> Option<SocketAddr> {
        self.admin_address
    }

    /// The address as a browser knows it, such as `http://127.0.0.1:8080`.
    #[must_use]
    pub fn url(&self) -> String {
        self.address.to_string()
    }
}

/// Binds and serves until `shutdown`, whoever begins it.
///
/// # Errors
///
/// If an address cannot be bound, or a task of a service ends in an error.
pub async fn serve(
    services: Vec<Service>,
    options: ServeOptions,
    shutdown: Shutdown,
) -> Result<(), HostError> {
    Server::bind(services, options, shutdown)?
        .run_until_stopped()
        .await
}
