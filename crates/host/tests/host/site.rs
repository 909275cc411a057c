//! A server for one test.

use host::{HostError, ServeOptions, Server, Service, Shutdown};
use tokio::task::JoinHandle;

pub struct Site {
    pub url: String,
    pub admin_url: Option<String>,
    pub shutdown: Shutdown,
    pub http: reqwest::Client,
    served: Option<JoinHandle<Result<(), HostError>>>,
}

impl Site {
    pub fn serve(services: Vec<Service>) -> Self {
        Self::serve_with(services, ServeOptions::for_tests())
    }

    pub fn serve_with(services: Vec<Service>, options: ServeOptions) -> Self {
        let shutdown = Shutdown::new();
        let server = Server::bind(services, options, shutdown.clone()).unwrap();
        Self {
            url: server.url(),
            admin_url: server
                .admin_address()
                .map(|address| format!("http://{address}")),
            shutdown,
            http: reqwest::Client::builder().no_proxy().build().unwrap(),
            served: Some(tokio::spawn(server.run_until_stopped())),
        }
    }

    pub async fn get(&self, path: &str) -> reqwest::Response {
        self.http
            .get(format!("{}{path}", self.url))
            .send()
            .await
            .unwrap()
    }

    /// Waits until the process would end, and tells how.
    pub async fn ended(mut self) -> Result<(), HostError> {
        self.served.take().unwrap().await.unwrap()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.shutdown.force();
    }
}
