//! `/docs`: the OpenAPI documents of all services on one page, with no asset from elsewhere.

use host::Service;
use utoipa_swagger_ui::{Config, SwaggerUi};

/// The page over the documents of these services.
pub fn build(services: &[Service]) -> Service {
    let urls: Vec<String> = services
        .iter()
        .filter(|service| !service.openapi().is_empty())
        .map(|service| format!("/api/{}/openapi.json", service.name()))
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
