//! Who helps two browsers to find each other: credentials for the relay, good for some minutes.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use host::settings::secret_from;
use host::{Secret, SettingError};
use serde::Serialize;
use sha1::Sha1;
use utoipa::ToSchema;

use crate::moment::Moment;

/// The relay and its helpers.
#[derive(Debug, Clone, clap::Args)]
#[group(skip)]
pub struct IceArgs {
    /// Addresses of the relay, with commas between them, such as
    /// turn:turn.example:3478?transport=udp,turns:turn.example:443?transport=tcp. Without one, calls work
    /// only where two browsers reach each other directly
    #[arg(long, env = "TURN_URLS", value_delimiter = ',', value_name = "URLS")]
    pub turn_urls: Vec<String>,

    /// The secret that is shared with the relay (its `static-auth-secret`)
    #[arg(
        long,
        env = "TURN_SECRET",
        value_name = "SECRET",
        hide_env_values = true
    )]
    pub turn_secret: Option<String>,

    /// The same in a file
    #[arg(long, env = "TURN_SECRET_FILE", value_name = "FILE")]
    pub turn_secret_file: Option<std::path::PathBuf>,

    /// Seconds for which a seat may use the relay before it asks again
    #[arg(long, env = "TURN_TTL_SECONDS", default_value_t = 600, value_name = "SECONDS",
        value_parser = clap::value_parser!(u32).range(30..=600))]
    pub turn_ttl_seconds: u32,

    /// Addresses of servers that tell a browser how it is seen from outside, such as stun:turn.example:3478
    #[arg(long, env = "STUN_URLS", value_delimiter = ',', value_name = "URLS")]
    pub stun_urls: Vec<String>,
}

/// The same, checked.
#[derive(Debug, Clone, Default)]
pub struct IceSettings {
    pub turn_urls: Vec<String>,
    pub secret: Option<Secret>,
    pub ttl_seconds: u32,
    pub stun_urls: Vec<String>,
}

impl IceArgs {
    /// # Errors
    /// An address is of no use, or the relay's secret is missing.
    pub fn resolve(self) -> Result<IceSettings, SettingError> {
        let Self {
            turn_urls,
            turn_secret,
            turn_secret_file,
            turn_ttl_seconds,
            stun_urls,
        } = self;
        for url in &turn_urls {
            check("--turn-urls", url, &["turn:", "turns:"], true)?;
        }
        for url in &stun_urls {
            check("--stun-urls", url, &["stun:", "stuns:"], false)?;
        }
        let secret = secret_from(turn_secret, turn_secret_file, "--turn-secret-file")?;
        if secret.is_none() && !turn_urls.is_empty() {
            return Err(SettingError {
                name: "--turn-secret",
                value: String::new(),
                why: "the relay of --turn-urls takes nobody without it".to_owned(),
            });
        }
        Ok(IceSettings {
            turn_urls,
            secret,
            ttl_seconds: turn_ttl_seconds,
            stun_urls,
        })
    }
}

/// Refuses what would make every browser throw.
fn check(
    name: &'static str,
    url: &str,
    schemes: &[&str],
    may_ask: bool,
) -> Result<(), SettingError> {
    let rest = schemes.iter().find_map(|scheme| url.strip_prefix(scheme));
    let good = rest.is_some_and(|rest| {
        let (host, query) = rest
            .split_once('?')
            .map_or((rest, None), |(host, query)| (host, Some(query)));
        let transport = |query: &str| matches!(query, "transport=udp" | "transport=tcp");
        !host.is_empty() && !host.contains('/') && query.is_none_or(|it| may_ask && transport(it))
    });
    if good {
        return Ok(());
    }
    Err(SettingError {
        name,
        value: url.to_owned(),
        why: format!("it takes addresses such as {}host:3478", schemes[0]),
    })
}

/// One entry of a browser's `iceServers`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct IceServer {
    pub urls: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credential: Option<String>,
}

impl IceSettings {
    /// What a browser is to use. `holder` names a seat and nobody's account: it travels in the clear.
    #[must_use]
    pub fn servers(&self, holder: &str, now: Moment) -> Vec<IceServer> {
        let mut servers = Vec::new();
        if !self.stun_urls.is_empty() {
            servers.push(IceServer {
                urls: self.stun_urls.clone(),
                username: None,
                credential: None,
            });
        }
        if let Some(secret) = self.secret.as_ref().filter(|_| !self.turn_urls.is_empty()) {
            let expires_at = now.0 / 1000 + i64::from(self.ttl_seconds);
            let username = format!("{expires_at}:{holder}");
            servers.push(IceServer {
                urls: self.turn_urls.clone(),
                credential: Some(credential(secret.reveal(), &username)),
                username: Some(username),
            });
        }
        servers
    }
}

/// What proves to the relay that we let this name in: HMAC-SHA1, the only one that it knows.
fn credential(secret: &str, username: &str) -> String {
    let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(secret.as_bytes()) else {
        // any key is of a good length
        return String::new();
    };
    mac.update(username.as_bytes());
    BASE64_STANDARD.encode(mac.finalize().into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_credential_is_the_one_that_a_relay_computes() {
        let of = |username| credential("dev-only-turn-secret", username);
        assert_eq!(of("1893456000:u_01HV3Q9Z"), "Qmoc7yoCERlQKqzJyCLkgKuhg88=");
        assert_eq!(of("1893456000"), "lUbs7noLYq430K/uq9ZR3Dih7TI=");
    }

    #[test]
    fn addresses_that_a_browser_would_refuse_are_refused_at_the_start() {
        for good in [
            "turn:a:3478",
            "turn:a:3478?transport=udp",
            "turns:a?transport=tcp",
        ] {
            assert!(
                check("x", good, &["turn:", "turns:"], true).is_ok(),
                "{good}"
            );
        }
        for bad in [
            "a:3478",
            "turn:",
            "turn:a?transport=tls",
            "turn://a",
            "stun:a",
        ] {
            assert!(
                check("x", bad, &["turn:", "turns:"], true).is_err(),
                "{bad}"
            );
        }
        assert!(check("x", "stun:a?transport=udp", &["stun:"], false).is_err());
    }
}
