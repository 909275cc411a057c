//! Running, and the order of the end: drain, close the connections, stop the tasks.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use actix_web::dev::ServerHandle;
use futures::FutureExt;
use futures::future::join_all;
use http_kit::ws::OpenSockets;
use tokio::sync::mpsc;
use tokio::time::timeout;
use tracing::{error, info, warn};

use crate::error::HostError;
use crate::metrics_page;
use crate::serve::Server;
use crate::service::{Service, Task, TaskError};
use crate::shutdown::Shutdown;

/// What tasks have to end after `Shutdown::hard`.
const LAST_TIME: Duration = Duration::from_secs(5);

impl Server {
    /// Serves until the shutdown begins, then ends in order:
    ///
    /// 1. readiness goes off, streams say farewell (both by `Shutdown::soft`);
    /// 2. every service drains, within the drain time, while requests are still answered;
    /// 3. sockets, which services have been told to close by now, have the close time for it;
    /// 4. no connection is accepted any more, the open ones end their request;
    /// 5. `Shutdown::hard` is cancelled and the tasks end.
    ///
    /// # Errors
    ///
    /// The failure of a task or of the server, if one began the shutdown.
    pub async fn run_until_stopped(self) -> Result<(), HostError> {
        let Self {
            public,
            sockets,
            admin,
            services,
            drain,
            close,
            shutdown,
            ..
        } = self;
        let handle = public.handle();
        let admin_handle = admin.as_ref().map(actix_web::dev::Server::handle);
        let (failed, mut failures) = mpsc::channel(1);
        let mut drains = Vec::new();
        for Service {
            name, tasks, drain, ..
        } in services
        {
            drains.extend(drain);
            for task in tasks {
                start(name, task, &shutdown, failed.clone());
            }
        }
        drop(failed);
        shutdown
            .tracker
            .spawn(metrics_page::keep_up(shutdown.clone()));
        if let Some(admin) = admin {
            shutdown.tracker.spawn(async move {
                let _ = admin.await;
            });
        }
        let mut public = tokio::spawn(public);

        let outcome = tokio::select! {
            () = shutdown.soft.cancelled() => Ok(()),
            Some(failure) = failures.recv() => Err(failure),
            ended = &mut public => {
                let ended = ended.unwrap_or_else(|panic| Err(std::io::Error::other(panic)));
                Err(HostError::Server(ended.err().unwrap_or(std::io::ErrorKind::Other.into())))
            }
        };
        shutdown.begin();

        tokio::select! {
            drained = timeout(drain, join_all(drains.into_iter().map(|drain| drain()))) => {
                if drained.is_err() {
                    warn!("draining took longer than {} s and was left", drain.as_secs());
                }
            }
            () = shutdown.hard.cancelled() => {}
        }
        close_sockets(&sockets, close, &shutdown).await;
        close_connections(&handle, close, &shutdown).await;
        if !public.is_finished() {
            let _ = timeout(LAST_TIME, &mut public).await;
        }
        if let Some(admin) = admin_handle {
            admin.stop(false).await;
        }
        shutdown.force();
        shutdown.tracker.close();
        if timeout(LAST_TIME, shutdown.tracker.wait()).await.is_err() {
            error!("{} tasks did not end and were left", shutdown.tracker.len());
        }
        info!("stopped");
        outcome
    }
}

/// The threads that serve them end with the server, and so do the sockets that are left.
async fn close_sockets(sockets: &OpenSockets, close: Duration, shutdown: &Shutdown) {
    tokio::select! {
        closed = timeout(close, sockets.all_closed()) => {
            if closed.is_err() {
                warn!("{} sockets did not close and are cut", sockets.count());
            }
        }
        () = shutdown.hard.cancelled() => {}
    }
}

async fn close_connections(handle: &ServerHandle, close: Duration, shutdown: &Shutdown) {
    let graceful = timeout(close + Duration::from_secs(2), handle.stop(true));
    tokio::select! {
        _ = graceful => {}
        () = shutdown.hard.cancelled() => handle.stop(false).await,
    }
}

/// A failing task is told to whoever waits first; the others end with the process.
fn start(service: &'static str, task: Task, shutdown: &Shutdown, failed: mpsc::Sender<HostError>) {
    let Task { name, start } = task;
    let running = AssertUnwindSafe(start(shutdown.clone())).catch_unwind();
    shutdown.tracker.spawn(async move {
        let source: TaskError = match running.await {
            Ok(Ok(())) => return,
            Ok(Err(error)) => error,
            Err(_) => "it panicked".into(),
        };
        error!(service.name = service, task.name = name, error.cause = %source, "a task ended");
        let _ = failed.try_send(HostError::Task {
            service,
            task: name,
            source,
        });
    });
}
