//! Taking the addresses, with a sentence for each way that it fails.

use std::io;
use std::os::unix::net::UnixStream;
use std::path::Path;

use actix_server::ServerBuilder;
use actix_web::HttpServer;
use actix_web::web::Data;
use http_kit::KeptAnswers;
use http_kit::ws::OpenSockets;

use crate::error::HostError;
use crate::health::Readiness;
use crate::metrics_page;
use crate::serve::app::Plan;
use crate::serve::listen::{listen_tcp, listen_unix};
use crate::serve::{ServeOptions, Server};
use crate::service::Service;
use crate::settings::Listen;
use crate::shutdown::Shutdown;

impl Server {
    /// Takes the addresses and starts the workers. Must be called inside a Tokio runtime.
    ///
    /// # Errors
    ///
    /// If an address is in use or cannot be taken.
    pub fn bind(
        services: Vec<Service>,
        options: ServeOptions,
        shutdown: Shutdown,
    ) -> Result<Self, HostError> {
        let _ = metrics_page::recorder();
        let checks = services
            .iter()
            .flat_map(|service| service.ready.clone())
            .collect();
        let plan = Plan {
            routes: services
                .iter()
                .map(|service| service.routes.clone())
                .collect(),
            kept: KeptAnswers(
                services
                    .iter()
                    .flat_map(|service| service.at_once.clone())
                    .collect(),
            ),
            readiness: Data::new(Readiness {
                checks,
                shutdown: shutdown.clone(),
            }),
            options: options.clone(),
        };
        let ServeOptions {
            listen,
            admin_listen,
            workers,
            drain,
            close,
            ..
        } = options;

        let sockets = OpenSockets::default();
        let server = ServerBuilder::new()
            .workers(workers)
            .shutdown_timeout(close.as_secs())
            .disable_signals();
        let bound = match &listen {
            Listen::Tcp(address) => listen_tcp(server, *address, plan.clone(), sockets.clone())
                .map(|(server, address)| (server, Listen::Tcp(address))),
            Listen::Unix(path) => make_way(path)
                .and_then(|()| listen_unix(server, path, plan.clone(), sockets.clone()))
                .map(|server| (server, listen.clone())),
        };
        let (public, address) = bound.map_err(|error| refusal(&listen, error))?;
        let mut admin_address = None;
        let admin = match admin_listen {
            Some(address) => {
                let admin = HttpServer::new(move || plan.admin_app())
                    .workers(1)
                    .shutdown_timeout(1)
                    .disable_signals()
                    .bind(address)
                    .map_err(|error| refusal(&Listen::Tcp(address), error))?;
                admin_address = admin.addrs().first().copied();
                Some(admin.run())
            }
            None => None,
        };
        Ok(Self {
            public: public.run(),
            sockets,
            admin,
            address,
            admin_address,
            services,
            drain,
            close,
            shutdown,
        })
    }
}

/// Removes the socket of a process that is gone; one that still answers keeps its place.
fn make_way(path: &Path) -> io::Result<()> {
    if !path.exists() {
        return Ok(());
    }
    match UnixStream::connect(path) {
        Ok(_) => Err(io::ErrorKind::AddrInUse.into()),
        Err(_) => std::fs::remove_file(path),
    }
}

fn refusal(listen: &Listen, error: io::Error) -> HostError {
    let address = match listen {
        Listen::Tcp(address) => address.to_string(),
        Listen::Unix(path) => format!("unix:{}", path.display()),
    };
    if error.kind() == io::ErrorKind::AddrInUse {
        HostError::AddressInUse { address }
    } else {
        HostError::CannotListen {
            address,
            source: error,
        }
    }
}
