//! The demo provider: there while nobody else can see this server, and never in production.

use std::time::Duration;

use auth::{Addresses, Door, ProviderName, ProviderSettings, Statements};
use host::{Host, HostError, Secret, Service, SettingError, TaskError};
use login_sim::DemoProvider;

/// Its one setting.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Accounts")]
#[group(skip)]
pub struct DemoArgs {
    /// Whether people may sign in as somebody invented. Never where the public URL is https
    #[arg(
        long,
        env = "CONCH_DEMO_LOGIN",
        value_enum,
        default_value = "auto",
        value_name = "WHEN"
    )]
    demo_login: DemoLogin,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum DemoLogin {
    /// Unless the public URL is https
    Auto,
    /// Or do not start
    On,
    Off,
}

impl DemoArgs {
    fn wants(&self, public_url: Option<&str>) -> Result<bool, SettingError> {
        let in_public =
            public_url.is_some_and(|url| url.to_ascii_lowercase().starts_with("https:"));
        match (self.demo_login, in_public) {
            (DemoLogin::On, true) => Err(SettingError {
                name: "--demo-login",
                value: "on".to_owned(),
                why: "anyone could sign in as anybody there; it does not exist where --public-url is https"
                    .to_owned(),
            }),
            (DemoLogin::Off, _) | (DemoLogin::Auto, true) => Ok(false),
            (DemoLogin::On | DemoLogin::Auto, false) => Ok(true),
        }
    }
}

/// The provider as a service, and how auth asks it; nothing where it must not exist.
///
/// # Errors
/// It is wanted where it must not exist, no port of this machine is free, or there is no key.
pub fn build(
    host: &Host,
    args: &DemoArgs,
    auth: &auth::Config,
) -> Result<Option<(Service, ProviderSettings)>, TaskError> {
    let wanted = args.wants(host.settings.public_url.as_deref());
    if !wanted.map_err(HostError::from)? {
        return Ok(None);
    }
    let key = auth.secret_for("demo login", &host.settings)?;
    let provider = DemoProvider::sharing(&key, host.clock.as_fn());
    let (address, back) = provider.back()?;
    let settings = ProviderSettings {
        name: ProviderName::Demo,
        client_id: login_sim::CLIENT_ID.to_owned(),
        client_secret: Some(Secret::new(provider.secret())),
        door: Door::Known(Addresses {
            authorize_url: format!("{}/authorize", login_sim::FRONT),
            token_url: format!("http://{address}/token"),
            statements: Some(Statements {
                jwks_url: format!("http://{address}/jwks.json"),
                issuers: vec![login_sim::ISSUER.to_owned()],
                names_issuer: false,
            }),
        }),
        scope: login_sim::SCOPE.to_owned(),
        profile: None,
        patience: Duration::from_secs(8),
    };
    let service =
        Service::new("demo-login", provider.front()).task("demo-login.back", |shutdown| {
            let handle = back.handle();
            async move {
                let stopped = async {
                    shutdown.hard.cancelled().await;
                    handle.stop(false).await;
                };
                let (served, ()) = futures::join!(back, stopped);
                Ok(served?)
            }
        });
    Ok(Some((service, settings)))
}
