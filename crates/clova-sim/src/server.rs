use std::io;
use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use actix_web::dev::ServerHandle;
use actix_web::web::{self, Data, PayloadConfig};
use actix_web::{App, HttpServer};
use tokio::task::JoinHandle;

use crate::counts::Counts;
use crate::http::serve;
use crate::scenario::Scenario;
use crate::settings::SimSettings;
use crate::sim::{Recorded, Sim};

/// The largest body that CLOVA takes.
const MAX_BODY: usize = 50 << 20;

/// The simulator.
pub struct ClovaSim;

impl ClovaSim {
    /// Starts to serve. Needs a tokio runtime; ends with [`Running::stop`] or with the process.
    ///
    /// # Errors
    /// The address is not free or not an address.
    #[expect(clippy::unused_async, reason = "the caller must be inside a runtime")]
    pub async fn start(settings: SimSettings) -> io::Result<Running> {
        let listener = TcpListener::bind(&settings.listen)?;
        let address = listener.local_addr()?;
        let workers = settings.workers.max(1);
        let sim = Data::new(Sim::new(settings));
        let shared = sim.clone();
        let server = HttpServer::new(move || {
            App::new()
                .app_data(shared.clone())
                .app_data(PayloadConfig::new(MAX_BODY))
                .default_service(web::to(serve))
        })
        .workers(workers)
        .disable_signals()
        // a client that closes its half has left: notice it even while we are silent
        .h1_allow_half_closed(false)
        // a token leaves when it is said, whether or not the last one is acknowledged
        .tcp_nodelay(true)
        .keep_alive(Duration::from_secs(75))
        .client_request_timeout(Duration::ZERO)
        .shutdown_timeout(0)
        .listen(listener)?
        .run();
        let handle = server.handle();
        let task = tokio::spawn(server);
        Ok(Running {
            address,
            sim,
            handle,
            task,
        })
    }
}

/// A simulator that serves.
pub struct Running {
    address: SocketAddr,
    sim: Data<Sim>,
    handle: ServerHandle,
    task: JoinHandle<io::Result<()>>,
}

impl Running {
    /// Without a slash at its end.
    #[must_use]
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// The next requests get these, one each.
    pub fn queue(&self, scenarios: impl IntoIterator<Item = Scenario>) {
        self.sim.enqueue(scenarios);
    }

    /// What requests get where nothing else says so, from now on.
    pub fn set_scenario(&self, scenario: Scenario) {
        self.sim.set_default(scenario);
    }

    /// The newest requests, oldest first.
    #[must_use]
    pub fn requests(&self) -> Vec<Recorded> {
        self.sim.recorded()
    }

    #[must_use]
    pub fn counts(&self) -> Counts {
        self.sim.counters.counts()
    }

    /// Ends at once, breaking what is open.
    pub async fn stop(self) {
        self.handle.stop(false).await;
        drop(self.task.await);
    }

    /// Serves until the process is told to end.
    ///
    /// # Errors
    /// The server broke.
    pub async fn wait(self) -> io::Result<()> {
        self.task.await.map_err(io::Error::other)?
    }
}
