//! An address to listen on.

use std::fmt;
use std::net::SocketAddr;
use std::path::PathBuf;

use super::SettingError;

/// TCP, or a Unix socket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Listen {
    Tcp(SocketAddr),
    Unix(PathBuf),
}

impl Listen {
    /// Reads `127.0.0.1:8080`, `[::1]:8080` or `unix:/path/to.sock`.
    ///
    /// # Errors
    ///
    /// If it is neither; `name` is the flag that gets the blame.
    pub fn parse(text: &str, name: &'static str) -> Result<Self, SettingError> {
        if let Some(path) = text.strip_prefix("unix:")
            && !path.is_empty()
        {
            return Ok(Self::Unix(path.into()));
        }
        Self::parse_tcp(text, name)
            .map(Self::Tcp)
            .map_err(|mut error| {
                error.why.push_str(", or unix:/path");
                error
            })
    }

    /// Reads `127.0.0.1:8080` or `[::1]:8080`.
    ///
    /// # Errors
    ///
    /// If it is none; `name` is the flag that gets the blame.
    pub fn parse_tcp(text: &str, name: &'static str) -> Result<SocketAddr, SettingError> {
        text.replace("localhost:", "127.0.0.1:")
            .parse()
            .map_err(|_| SettingError {
                name,
                value: text.to_owned(),
                why: "it must be an address with a port, such as 127.0.0.1:8080".to_owned(),
            })
    }
}

impl fmt::Display for Listen {
    /// As one would type it into a browser, where that is possible.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tcp(address) if address.ip().is_unspecified() => {
                write!(f, "http://localhost:{} (on every address)", address.port())
            }
            Self::Tcp(address) => write!(f, "http://{address}"),
            Self::Unix(path) => write!(f, "unix:{}", path.display()),
        }
    }
}
