use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::BenchError;
use crate::artifacts::NGINX;
use crate::process::{Kept, Place, free_port};

/// nginx as a proxy that passes on what comes: one worker, no buffering, connections kept.
#[derive(Debug)]
pub struct Nginx {
    pub address: SocketAddr,
    process: Kept,
}

/// Everything about an nginx that is to be started.
#[derive(Debug)]
pub struct NginxCommand {
    pub address: SocketAddr,
    pub command: Command,
}

impl Nginx {
    /// Starts it in front of the simulator.
    ///
    /// # Errors
    /// It is not installed or does not start.
    pub fn start(folder: &Path, upstream: SocketAddr) -> Result<Self, BenchError> {
        let NginxCommand { address, command } = Self::command(folder, upstream, true)?;
        let mut process = Kept::spawn(&command, Place::Server, folder.join("nginx.log"))?;
        process.listening(address, Duration::from_secs(5))?;
        Ok(Self { address, process })
    }

    /// How it is started; without a master it is one process, as a profiler wants it.
    ///
    /// # Errors
    /// It is not installed, or the folder does not take its configuration.
    pub fn command(
        folder: &Path,
        upstream: SocketAddr,
        master: bool,
    ) -> Result<NginxCommand, BenchError> {
        let program = NGINX.path()?;
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, free_port()?));
        let path = folder.join("nginx.conf");
        let text = configuration(folder, address, upstream, master);
        fs::write(&path, text).map_err(|source| BenchError::Write {
            path: path.clone(),
            source,
        })?;
        let mut command = Command::new(program);
        let errors: PathBuf = folder.join("nginx-error.log");
        command
            .arg("-e")
            .arg(errors)
            .arg("-p")
            .arg(folder)
            .arg("-c")
            .arg(path);
        Ok(NginxCommand { address, command })
    }

    #[must_use]
    pub fn id(&self) -> u32 {
        self.process.id()
    }
}

fn configuration(folder: &Path, own: SocketAddr, upstream: SocketAddr, master: bool) -> String {
    let folder = folder.display();
    let master = if master { "on" } else { "off" };
    format!(
        "daemon off;
master_process {master};
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/nginx-error.log warn;
events {{ worker_connections 8192; }}
http {{
  access_log off;
  client_body_temp_path {folder}/nginx-body;
  proxy_temp_path {folder}/nginx-proxy;
  fastcgi_temp_path {folder}/nginx-fastcgi;
  uwsgi_temp_path {folder}/nginx-uwsgi;
  scgi_temp_path {folder}/nginx-scgi;
  keepalive_requests 1000000;
  upstream model {{ server {upstream}; keepalive 1024; keepalive_requests 1000000; }}
  server {{
    listen {own};
    location / {{
      proxy_pass http://model;
      proxy_http_version 1.1;
      proxy_set_header Connection \"\";
      proxy_buffering off;
    }}
  }}
}}
"
    )
}
