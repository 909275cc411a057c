//! The public keys of auth, as a service in a process of its own learns them: fetched, cached, and
//! looked for again, so that no request ever waits for them.

use std::path::PathBuf;
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::error::KeyError;
use crate::key::PublicKeys;
use crate::verifier::Verifier;

/// Often enough to know a key long before it signs.
pub const EVERY: Duration = Duration::from_secs(60);
/// While nothing is known it is asked more often.
const IMPATIENT: Duration = Duration::from_millis(500);
/// Longer nobody waits for an answer.
const PATIENCE: Duration = Duration::from_secs(5);
/// Longer than any set of ours, in bytes.
const LARGEST: usize = 64 * 1024;
/// Where auth publishes them; a socket has no host.
const BEHIND_A_SOCKET: &str = "http://auth/api/auth/jwks.json";

/// Where they are published.
#[derive(Debug, Clone)]
pub enum PublishedKeys {
    /// A JWK set in a file.
    File(PathBuf),
    /// `/api/auth/jwks.json` of auth, behind http or https.
    Url(String),
    /// The same of an auth that listens on a Unix socket, or of the one that a link names.
    Socket(PathBuf),
}

impl PublishedKeys {
    /// An address where the text is one, a socket behind `unix:`, and else a file.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        if let Some(path) = text.strip_prefix("unix:") {
            Self::Socket(path.into())
        } else if text.starts_with("http://") || text.starts_with("https://") {
            Self::Url(text.to_owned())
        } else {
            Self::File(text.into())
        }
    }

    /// What they are fetched by.
    ///
    /// # Errors
    ///
    /// No client can be made.
    pub fn client(&self) -> Result<reqwest::Client, KeyError> {
        let mut http = reqwest::Client::builder().no_proxy().timeout(PATIENCE);
        if let Self::Socket(path) = self {
            // a link may name another socket at any moment, so no connection is kept
            http = http.unix_socket(path.clone()).pool_max_idle_per_host(0);
        }
        http.build().map_err(KeyError::Unreachable)
    }

    /// The keys as they are published now, by this [`PublishedKeys::client`].
    ///
    /// # Errors
    ///
    /// They cannot be had, or are no JWK set of Ed25519 keys.
    pub async fn fetch(&self, http: &reqwest::Client) -> Result<PublicKeys, KeyError> {
        let url = match self {
            Self::File(path) => {
                let text = tokio::fs::read_to_string(path).await;
                let text = text.map_err(|source| KeyError::Unreadable {
                    path: path.clone(),
                    source,
                })?;
                return PublicKeys::parse(&text);
            }
            Self::Url(url) => url,
            Self::Socket(_) => BEHIND_A_SOCKET,
        };
        let answer = http.get(url).send().await;
        let answer = answer.and_then(reqwest::Response::error_for_status);
        let body = answer.map_err(KeyError::Unreachable)?.bytes().await;
        let body = body.map_err(KeyError::Unreachable)?;
        let text = std::str::from_utf8(&body).map_err(|_| KeyError::MalformedSet)?;
        if text.len() > LARGEST {
            return Err(KeyError::MalformedSet);
        }
        PublicKeys::parse(text)
    }

    /// Has `verifier` believe what is published, every so often, until `stop`. While nothing can be
    /// fetched it goes on believing what it knows.
    ///
    /// # Errors
    ///
    /// No client can be made.
    pub async fn follow(
        &self,
        verifier: &Verifier,
        every: Duration,
        stop: &CancellationToken,
    ) -> Result<(), KeyError> {
        let http = self.client()?;
        let following = async {
            loop {
                match self.fetch(&http).await {
                    Ok(keys) => verifier.replace_keys(keys),
                    Err(error) => {
                        let cause = std::error::Error::source(&error).map(ToString::to_string);
                        tracing::warn!(%error, error.cause = cause, "no new keys of sessions");
                    }
                }
                let pause = if verifier.knows_keys() {
                    every
                } else {
                    IMPATIENT
                };
                tokio::time::sleep(pause).await;
            }
        };
        tokio::select! {
            () = stop.cancelled() => Ok(()),
            () = following => Ok(()),
        }
    }
}
