//! A server for one test.

use actix_web::dev::ServerHandle;
use actix_web::middleware::from_fn;
use actix_web::web::{ServiceConfig, to};
use actix_web::{App, HttpServer};
use http_kit::{boundary, limit_by_address, refuse_cross_origin, security_headers};
use reqwest::{Method, RequestBuilder, Response};
use serde_json::Value;

pub struct Site {
    url: String,
    handle: ServerHandle,
    http: reqwest::Client,
}

impl Site {
    /// Serves `routes` inside the middlewares that every app of ours has.
    pub fn serve(routes: impl Fn(&mut ServiceConfig) + Clone + Send + 'static) -> Self {
        let server = HttpServer::new(move || {
            App::new()
                .configure(routes.clone())
                .default_service(to(http_kit::fallback::respond))
                .wrap(from_fn(refuse_cross_origin))
                .wrap(from_fn(limit_by_address))
                .wrap(from_fn(security_headers))
                .wrap(from_fn(boundary))
        })
        .workers(1)
        .disable_signals()
        .bind(("127.0.0.1", 0))
        .unwrap();
        let url = format!("http://{}", server.addrs()[0]);
        let server = server.run();
        let handle = server.handle();
        tokio::spawn(server);
        Self {
            url,
            handle,
            http: reqwest::Client::builder().no_proxy().build().unwrap(),
        }
    }

    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{path}", self.url))
    }

    pub async fn get(&self, path: &str) -> Response {
        self.request(Method::GET, path).send().await.unwrap()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        // the command is sent when the future is made
        drop(self.handle.stop(false));
    }
}

/// The problem document of a response, which must be one and name its request.
pub async fn problem(response: Response) -> Value {
    assert_eq!(
        response.headers()["content-type"],
        "application/problem+json"
    );
    assert_eq!(response.headers()["x-content-type-options"], "nosniff");
    let id = response.headers()["x-request-id"]
        .to_str()
        .unwrap()
        .to_owned();
    let status = response.status().as_u16();
    let document: Value = response.json().await.unwrap();
    assert_eq!(document["type"], "about:blank");
    assert_eq!(document["status"], status);
    assert_eq!(document["requestId"], id);
    assert!(!document["title"].as_str().unwrap().is_empty());
    document
}
