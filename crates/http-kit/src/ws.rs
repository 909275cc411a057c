//! WebSocket sessions: one task each, text frames in and out, and an end that says why.
//!
//! A handler checks who asks and calls [`accept`]. What it passes along gets a [`Socket`] once the
//! connection has been upgraded; when it returns, the connection is closed:
//!
//! ```
//! use std::sync::Arc;
//!
//! use actix_web::{HttpRequest, HttpResponse, web};
//! use http_kit::Problem;
//! use http_kit::ws::{self, SocketRules};
//!
//! async fn echo(request: HttpRequest, rules: web::Data<SocketRules>) -> Result<HttpResponse, Problem> {
//!     ws::accept(&request, Arc::clone(&rules), async |mut socket| {
//!         while let Some(text) = socket.next().await {
//!             if socket.send(text).await.is_err() {
//!                 return;
//!             }
//!         }
//!     })
//! }
//! ```
//!
//! The connection is taken out of the HTTP server by [`upgrades`], which the server has to be built
//! with: an idle socket then is its task, its timer and what the service keeps, without a buffer.

mod connection;
mod handshake;
mod socket;
mod upgrade;

use std::time::Duration;

pub use handshake::accept;
pub use socket::{Gone, Socket};
pub use upgrade::{OpenSockets, upgrades};

/// How the sockets of a service behave.
#[derive(Debug, Clone)]
pub struct SocketRules {
    /// The subprotocol, which a client must offer.
    pub protocol: &'static str,
    /// Bytes of the largest message, in either direction; a larger one closes with 1009.
    pub frame_limit: usize,
    /// How often we ask whether the peer is there.
    pub ping_every: Duration,
    /// A peer that we heard nothing of for so long is gone.
    pub silence: Duration,
    /// A frame that was not taken after this time closes with 4002.
    pub write_patience: Duration,
    /// So many frames, of any kind, may come within this time; one more closes with 4007.
    pub frames_per_window: (u32, Duration),
}

impl SocketRules {
    /// Careful rules: a ping every 15 s, gone after 45 s of silence or 10 s without reading, at
    /// most 400 frames in 10 s.
    #[must_use]
    pub fn new(protocol: &'static str, frame_limit: usize) -> Self {
        Self {
            protocol,
            frame_limit,
            ping_every: Duration::from_secs(15),
            silence: Duration::from_secs(45),
            write_patience: Duration::from_secs(10),
            frames_per_window: (400, Duration::from_secs(10)),
        }
    }
}
