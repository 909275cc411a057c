//! Where a provider is, who we are to it, and where it deviates.

use std::time::Duration;

use host::Secret;

use super::ProviderName;
use super::profile::Profile;

/// One provider.
#[derive(Debug, Clone)]
pub struct ProviderSettings {
    pub name: ProviderName,
    pub client_id: String,
    pub client_secret: Option<Secret>,
    pub door: Door,
    /// What is asked for, as the provider wants it joined; empty where it knows no scopes.
    pub scope: String,
    /// Where the provider tells about people besides its statements.
    pub profile: Option<Profile>,
    /// Nobody waits longer for one of its answers.
    pub patience: Duration,
}

/// How the provider's addresses are known.
#[derive(Debug, Clone)]
pub enum Door {
    Known(Addresses),
    /// By its OpenID Connect discovery document at this address.
    Discovered(String),
}

/// Where a provider is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addresses {
    /// Where browsers are sent; a path where it is on our own origin.
    pub authorize_url: String,
    /// Where this server exchanges the code.
    pub token_url: String,
    /// How the provider states who somebody is; `None` where it knows no OpenID Connect, and with
    /// it neither PKCE nor `nonce`.
    pub statements: Option<Statements>,
}

/// Of an OpenID Connect provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statements {
    /// Where this server finds the keys.
    pub jwks_url: String,
    /// What a statement may name as its issuer.
    pub issuers: Vec<String>,
    /// Whoever comes back brings the issuer along (RFC 9207).
    pub names_issuer: bool,
}
