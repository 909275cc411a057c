use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::BenchError;
use crate::artifacts::NGINX;
use crate::process::{Kept, Place, free_port};

/// What an nginx serves, and how.
#[derive(Debug, Clone, Copy)]
pub struct Served<'a> {
    pub files: &'a Path,
    /// Where the service is that it passes requests on to.
    pub socket: &'a Path,
    /// Whether it logs every answer, as Debian's does where nobody asks for less.
    pub logging: bool,
}

/// One nginx with one worker that serves files, each way on an address of its own, and passes requests
/// on to a service behind a Unix socket.
#[derive(Debug)]
pub struct Files {
    /// The files, as Debian's nginx serves them.
    pub plain: SocketAddr,
    /// The same with what it knows of open files kept.
    pub open: SocketAddr,
    /// The service, over kept connections.
    pub kept: SocketAddr,
    /// The service, over a new connection each time: what our deployment does.
    pub anew: SocketAddr,
    process: Kept,
}

impl Files {
    /// Starts it, everything of its own in `folder`.
    ///
    /// # Errors
    /// It is not installed or does not start.
    pub fn start(folder: &Path, served: Served<'_>) -> Result<Self, BenchError> {
        let local = || Ok::<_, BenchError>(SocketAddr::from((Ipv4Addr::LOCALHOST, free_port()?)));
        let addresses = [local()?, local()?, local()?, local()?];
        let path = folder.join("nginx-files.conf");
        fs::write(&path, configuration(folder, served, addresses)).map_err(|source| {
            BenchError::Write {
                path: path.clone(),
                source,
            }
        })?;
        let mut command = Command::new(NGINX.path()?);
        command
            .arg("-e")
            .arg(folder.join("nginx-error.log"))
            .arg("-p")
            .arg(folder)
            .arg("-c")
            .arg(path);
        let mut process = Kept::spawn(&command, Place::Server, folder.join("nginx-files.log"))?;
        let [plain, open, kept, anew] = addresses;
        process.listening(anew, Duration::from_secs(5))?;
        Ok(Self {
            plain,
            open,
            kept,
            anew,
            process,
        })
    }

    #[must_use]
    pub fn id(&self) -> u32 {
        self.process.id()
    }
}

fn configuration(folder: &Path, served: Served<'_>, addresses: [SocketAddr; 4]) -> String {
    let Served {
        files,
        socket,
        logging,
    } = served;
    let (folder, root, socket) = (folder.display(), files.display(), socket.display());
    // as root it would give itself a user who may not use the socket
    let user = if rustix::process::geteuid().is_root() {
        "user root;"
    } else {
        ""
    };
    let log = if logging {
        format!("{folder}/nginx-access.log")
    } else {
        "off".to_owned()
    };
    let [plain, open, kept, anew] = addresses;
    let passed_on = "proxy_http_version 1.1;
      proxy_set_header Host $host;
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
      proxy_set_header X-Forwarded-Proto $scheme;";
    format!(
        "daemon off;
{user}
worker_processes 1;
pid {folder}/nginx-files.pid;
error_log {folder}/nginx-error.log warn;
events {{ worker_connections 4096; }}
http {{
  access_log {log};
  sendfile on;
  client_body_temp_path {folder}/nginx-body;
  proxy_temp_path {folder}/nginx-proxy;
  fastcgi_temp_path {folder}/nginx-fastcgi;
  uwsgi_temp_path {folder}/nginx-uwsgi;
  scgi_temp_path {folder}/nginx-scgi;
  keepalive_requests 100000000;
  types {{ application/json json; text/html html; image/png png; }}
  upstream kept {{ server unix:{socket}; keepalive 64; keepalive_requests 100000000; }}
  upstream anew {{ server unix:{socket} max_fails=0; }}
  server {{ listen {plain}; root {root}; }}
  server {{ listen {open}; root {root}; open_file_cache max=1000 inactive=60s; }}
  server {{
    listen {kept};
    location / {{
      proxy_pass http://kept;
      proxy_set_header Connection \"\";
      {passed_on}
    }}
  }}
  server {{
    listen {anew};
    location / {{
      proxy_pass http://anew;
      {passed_on}
    }}
  }}
}}
"
    )
}
