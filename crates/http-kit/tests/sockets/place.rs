//! Where the tests open sockets.

use std::sync::Arc;
use std::time::Duration;

use actix_web::HttpRequest;
use actix_web::web::get;
use bytestring::ByteString;
use host::{ServeOptions, Service, Shutdown};
use http_kit::ws::{self, Gone, Socket, SocketRules};
use testkit::{Running, SignalSocket};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

pub const FRAME_LIMIT: usize = 64 * 1024;

/// The rules of signals.
pub fn rules() -> SocketRules {
    SocketRules::new("conch.v1", FRAME_LIMIT)
}

/// A server of one address, `/socket`.
pub struct Place {
    pub running: Running,
    /// What the server's side of each socket came to: the texts that it heard, when it ended.
    pub ended: UnboundedReceiver<Vec<String>>,
}

impl Place {
    /// Repeats every text; `close 4321` and `return` are done, `burst 10` is answered with so
    /// many large texts, and `together 10` with so many texts at once, each a byte longer.
    pub fn echoing(rules: SocketRules) -> Self {
        Self::echoing_with(rules, ServeOptions::for_tests())
    }

    pub fn echoing_with(rules: SocketRules, options: ServeOptions) -> Self {
        let rules = Arc::new(rules);
        let shutdown = Shutdown::new();
        let (told, ended) = unbounded_channel();
        let stop = shutdown.clone();
        let service = Service::new("echo", move |config| {
            let (rules, told, stop) = (Arc::clone(&rules), told.clone(), stop.clone());
            let open = move |request: HttpRequest| {
                let (told, stop) = (told.clone(), stop.clone());
                let opened = ws::accept(&request, Arc::clone(&rules), move |socket| {
                    echo(socket, told, stop)
                });
                async move { opened }
            };
            config.route("/socket", get().to(open));
        });
        let running = Running::serve_with(vec![service], options, shutdown);
        Self { running, ended }
    }

    pub async fn open(&self) -> SignalSocket {
        SignalSocket::open(self.running.url(), "/socket").await
    }

    pub async fn ask(&self, headers: &[(&'static str, &str)]) -> u16 {
        match SignalSocket::ask(self.running.url(), "/socket", headers).await {
            Ok(_) => 101,
            Err(status) => status,
        }
    }

    /// What the server heard on the socket that ended next.
    pub async fn heard(&mut self) -> Vec<String> {
        let ended = tokio::time::timeout(Duration::from_secs(10), self.ended.recv());
        ended.await.expect("it ends in time").unwrap()
    }
}

async fn echo(mut socket: Socket, told: UnboundedSender<Vec<String>>, stop: Shutdown) {
    let mut heard = Vec::new();
    loop {
        let text = tokio::select! {
            text = socket.next() => text,
            () = stop.soft.cancelled() => {
                socket.close(4005, "moving");
                break;
            }
        };
        let Some(text) = text else { break };
        heard.push(text.to_string());
        match text.split_once(' ') {
            Some(("close", code)) => {
                socket.close(code.parse().unwrap(), &"as you wish ".repeat(20));
                break;
            }
            Some(("burst", number)) => {
                let large = ByteString::from("x".repeat(FRAME_LIMIT));
                for sent in 0..number.parse().unwrap() {
                    if socket.send(large.clone()).await == Err(Gone) {
                        heard.push(format!("{sent} sent"));
                        break;
                    }
                }
            }
            Some(("together", number)) => {
                let number: usize = number.parse().unwrap();
                let _ = socket.send_all((0..number).map(|it| "x".repeat(it))).await;
            }
            _ if text == "return" => break,
            _ => {
                let _ = socket.send(text).await;
            }
        }
    }
    let _ = told.send(heard);
}
