//! `/docs`: the OpenAPI documents of all services on one page, with no asset from elsewhere.

use host::Service;
use utoipa_swagger_ui::{Config, SwaggerUi};

/// The page over the documents of these services.
#[must_use]
pub fn build<'a>(services: impl IntoIterator<Item = &'a str>) -> Service {
    let urls: Vec<String> = services
        .into_iter()
        .map(|service| format!("/api/{service}/openapi.json"))
        .collect();
    Service::new("docs", move |app| {
        let config = Config::new(urls.clone()).validator_url("none");
        app.service(SwaggerUi::new("/docs/{_:.*}").config(config));
        app.route("/docs", actix_web::web::get().to(to_docs));
    })
}

async fn to_docs() -> actix_web::HttpResponse {
    actix_web::HttpResponse::PermanentRedirect()
        .insert_header(("location", "/docs/"))
        .finish()
}
