//! Services, served for a test.

use host::{ServeOptions, Server, Service, Shutdown};
use tokio::task::JoinHandle;

/// Services on a free port. Dropped, they are stopped where they are.
pub struct Running {
    url: String,
    shutdown: Shutdown,
    served: Option<JoinHandle<()>>,
}

impl Running {
    /// Serves `services` in this process, with one worker.
    #[must_use]
    pub fn serve(services: Vec<Service>, shutdown: Shutdown) -> Self {
        Self::serve_with(services, ServeOptions::for_tests(), shutdown)
    }

    /// Serves `services` as `options` say.
    #[must_use]
    pub fn serve_with(services: Vec<Service>, options: ServeOptions, shutdown: Shutdown) -> Self {
        let server = Server::bind(services, options, shutdown.clone()).expect("the test binds");
        let url = server.url();
        let served = tokio::spawn(async move {
            server
                .run_until_stopped()
                .await
                .expect("the services end well");
        });
        Self {
            url,
            shutdown,
            served: Some(served),
        }
    }

    /// Such as `http://127.0.0.1:40001`.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Asks the services to stop and waits until they have.
    pub async fn stop(mut self) {
        self.shutdown.begin();
        if let Some(served) = self.served.take() {
            served.await.expect("the services end without a panic");
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.shutdown.force();
    }
}
