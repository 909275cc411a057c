//! The app that each worker builds: the services inside, what is alike for all around them.

use std::sync::Arc;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::middleware::from_fn;
use actix_web::web::{self, Data, ServiceConfig};
use actix_web::{App, Error, HttpRequest, HttpResponse};
use http_kit::KeptAnswers;
use http_kit::fallback::unmatched;

use crate::health::{self, Readiness};
use crate::metrics_page;
use crate::serve::{Fallback, ServeOptions};

pub(super) type Routes = Arc<dyn Fn(&mut ServiceConfig) + Send + Sync>;

/// What every worker builds its app from.
#[derive(Clone)]
pub(super) struct Plan {
    pub(super) routes: Vec<Routes>,
    pub(super) kept: KeptAnswers,
    pub(super) options: ServeOptions,
    pub(super) readiness: Data<Readiness>,
}

impl Plan {
    pub(super) fn app(
        &self,
    ) -> App<
        impl ServiceFactory<
            ServiceRequest,
            Config = (),
            Response = ServiceResponse<impl MessageBody + use<>>,
            Error = Error,
            InitError = (),
        > + use<>,
    > {
        let fallback = self.options.fallback.clone();
        App::new()
            .app_data(self.readiness.clone())
            .app_data(self.kept.clone())
            .app_data(self.options.trusted_proxies.clone())
            .app_data(self.options.origin.clone())
            .configure(health_routes)
            .configure(|config| self.routes.iter().for_each(|routes| routes(config)))
            .default_service(web::to(move |request: HttpRequest| {
                let response = answer_unmatched(&request, fallback.as_ref());
                async move { response }
            }))
            .wrap(from_fn(http_kit::refuse_cross_origin))
            .wrap(from_fn(http_kit::security_headers))
            .wrap(from_fn(http_kit::answer_at_once))
            .wrap(from_fn(http_kit::boundary))
    }

    /// What operators see and nobody else.
    pub(super) fn admin_app(
        &self,
    ) -> App<
        impl ServiceFactory<
            ServiceRequest,
            Config = (),
            Response = ServiceResponse<impl MessageBody + use<>>,
            Error = Error,
            InitError = (),
        > + use<>,
    > {
        App::new()
            .app_data(self.readiness.clone())
            .configure(health_routes)
            .route("/metrics", web::get().to(metrics_page::show))
            .wrap(from_fn(http_kit::boundary))
    }
}

fn health_routes(config: &mut ServiceConfig) {
    config
        .route("/healthz", web::get().to(health::alive))
        .route("/readyz", web::get().to(health::ready));
}

/// An API never answers with a page, and a page is only ever read.
fn answer_unmatched(request: &HttpRequest, fallback: Option<&Fallback>) -> HttpResponse {
    let is_api = request.path() == "/api" || request.path().starts_with("/api/");
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    match fallback {
        Some(fallback) if !is_api && reads => fallback(request),
        _ => HttpResponse::from_error(unmatched(request)),
    }
}
