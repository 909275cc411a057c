//! Where a provider is, who we are to it, and where it deviates.

use host::Secret;

use super::ProviderName;

/// One provider.
#[derive(Debug, Clone)]
pub struct ProviderSettings {
    pub name: ProviderName,
    pub client_id: String,
    pub client_secret: Option<Secret>,
    /// Where browsers are sent; a path where it is on our own origin.
    pub authorize_url: String,
    /// Where this server exchanges the code.
    pub token_url: String,
    /// Where this server finds the keys of statements.
    pub jwks_url: String,
    /// What a statement may name as its issuer.
    pub issuers: Vec<String>,
    /// What is asked for, as the provider wants it joined.
    pub scope: String,
}
