//! What a service is to the process that it runs in.

use std::error::Error;
use std::fmt;
use std::future::Future;
use std::sync::Arc;

use actix_web::HttpRequest;
use actix_web::web::ServiceConfig;
use futures::FutureExt;
use futures::future::BoxFuture;
use http_kit::{AtOnce, KeptAnswer};

use crate::shutdown::Shutdown;

/// Why a task ended. Any error becomes one by `?`.
pub type TaskError = Box<dyn Error + Send + Sync>;

type Routes = Arc<dyn Fn(&mut ServiceConfig) + Send + Sync>;
type Check = Arc<dyn Fn() -> BoxFuture<'static, Result<(), TaskError>> + Send + Sync>;
type Start = Box<dyn FnOnce(Shutdown) -> BoxFuture<'static, Result<(), TaskError>> + Send>;
type Drain = Box<dyn FnOnce() -> BoxFuture<'static, ()> + Send>;

/// A service, built and ready to be served with others in one process.
pub struct Service {
    pub(crate) name: &'static str,
    pub(crate) routes: Routes,
    pub(crate) ready: Vec<ReadyCheck>,
    pub(crate) tasks: Vec<Task>,
    pub(crate) drain: Vec<Drain>,
    pub(crate) at_once: Vec<AtOnce>,
    openapi: String,
}

/// One thing that must work for a service to be ready.
#[derive(Clone)]
pub struct ReadyCheck {
    pub(crate) name: String,
    pub(crate) check: Check,
}

/// Something that runs beside the requests, until the process ends.
pub(crate) struct Task {
    pub(crate) name: &'static str,
    pub(crate) start: Start,
}

impl fmt::Debug for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Service")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

impl Service {
    /// A service of this name whose `routes` are registered once in each worker.
    ///
    /// Its whole prefix belongs to it: state goes into a `web::scope` of its own, for `app_data`
    /// of the app is shared with the other services of the process.
    pub fn new(
        name: &'static str,
        routes: impl Fn(&mut ServiceConfig) + Send + Sync + 'static,
    ) -> Self {
        Self {
            name,
            routes: Arc::new(routes),
            ready: Vec::new(),
            tasks: Vec::new(),
            drain: Vec::new(),
            at_once: Vec::new(),
            openapi: String::new(),
        }
    }

    /// Ready only while `check` succeeds; it has a second for each answer.
    #[must_use]
    pub fn ready_when<F, Fut, E>(mut self, name: &str, check: F) -> Self
    where
        F: Fn() -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<(), E>> + Send + 'static,
        E: Into<TaskError> + 'static,
    {
        let check: Check = Arc::new(move || check().map(|result| result.map_err(E::into)).boxed());
        self.ready.push(ReadyCheck {
            name: format!("{}.{name}", self.name),
            check,
        });
        self
    }

    /// Runs `start` beside the requests. It ends after `Shutdown::soft` or `hard`; ending in an
    /// error (or a panic) stops the process.
    #[must_use]
    pub fn task<F, Fut>(mut self, name: &'static str, start: F) -> Self
    where
        F: FnOnce(Shutdown) -> Fut + Send + 'static,
        Fut: Future<Output = Result<(), TaskError>> + Send + 'static,
    {
        let start: Start = Box::new(move |shutdown| start(shutdown).boxed());
        self.tasks.push(Task { name, start });
        self
    }

    /// Runs `drain` once after `Shutdown::soft`, while requests are still served; the process goes
    /// on to close its connections when every service has drained, or after the drain time.
    #[must_use]
    pub fn drain<F, Fut>(mut self, drain: F) -> Self
    where
        F: FnOnce() -> Fut + Send + 'static,
        Fut: Future<Output = ()> + Send + 'static,
    {
        self.drain.push(Box::new(move || drain().boxed()));
        self
    }

    /// Asks `look` before a request is routed: what the service keeps ready is sent at once.
    #[must_use]
    pub fn answers_at_once(
        mut self,
        look: impl Fn(&HttpRequest) -> Option<KeptAnswer> + Send + Sync + 'static,
    ) -> Self {
        self.at_once.push(Arc::new(look));
        self
    }

    /// The OpenAPI document of the service, as JSON.
    #[must_use]
    pub fn documented_by(mut self, openapi: String) -> Self {
        self.openapi = openapi;
        self
    }

    /// The name of the service, which is also the last part of its prefix.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The OpenAPI document, as JSON; empty if the service has none.
    #[must_use]
    pub fn openapi(&self) -> &str {
        &self.openapi
    }
}
