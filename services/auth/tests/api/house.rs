//! auth on a free port, with a clock that stands still and the demo to vouch for people.

use std::sync::Arc;

use actix_web::web::Data;
use auth::{
    Addresses, Config, Deps, Door, Migrator, Provider, ProviderName, ProviderSettings, Statements,
    SuccessorKey,
};
use host::{Clock, Databases, Ids, Secret, Service, Shutdown};
use identity::{Minter, SessionCookie, SigningKey, Verifier};
use journal::{Journals, MemorySettings};
use login_sim::DemoProvider;
use proto_events::domain::{DomainEvent, Fact};
use tempfile::TempDir;
use testkit::{Client, Running};
use time::macros::datetime;
use time::{Duration, OffsetDateTime};

/// When everything begins.
pub const NOON: OffsetDateTime = datetime!(2026-11-23 12:00 UTC);

pub struct House {
    pub running: Running,
    pub clock: Clock,
    pub verifier: Data<Verifier>,
    pub journals: Journals,
    pub db: sea_orm::DatabaseConnection,
    data: Arc<TempDir>,
    key: Arc<SigningKey>,
    _back: Arc<tokio::task::JoinHandle<()>>,
}

impl House {
    pub async fn new() -> Self {
        Self::with(Config::default(), SessionCookie::Plain).await
    }

    pub async fn with(config: Config, cookie: SessionCookie) -> Self {
        let clock = Clock::standing_at(NOON);
        Self::offering(config, cookie, clock, Vec::new()).await
    }

    /// With these providers before the demo.
    pub async fn offering(
        config: Config,
        cookie: SessionCookie,
        clock: Clock,
        providers: Vec<ProviderSettings>,
    ) -> Self {
        let data = Arc::new(TempDir::new().unwrap());
        let key = Arc::new(SigningKey::generate().unwrap());
        Self::over((data, key), config, cookie, clock, providers).await
    }

    /// Another process on the same database, with topics of its own.
    pub async fn next(&self) -> Self {
        let (data, clock) = ((self.data.clone(), self.key.clone()), self.clock.clone());
        let (config, cookie) = (Config::default(), SessionCookie::Plain);
        Self::over(data, config, cookie, clock, Vec::new()).await
    }

    async fn over(
        (data, key): (Arc<TempDir>, Arc<SigningKey>),
        config: Config,
        cookie: SessionCookie,
        clock: Clock,
        mut providers: Vec<ProviderSettings>,
    ) -> Self {
        let demo = DemoProvider::new(clock.as_fn());
        let (address, back) = demo.back().unwrap();
        let back = tokio::spawn(async move { back.await.unwrap() });
        let verifier = Verifier::new(key.public_keys(), cookie, clock.as_fn());
        let settings = ProviderSettings {
            name: ProviderName::Demo,
            client_id: login_sim::CLIENT_ID.to_owned(),
            client_secret: Some(Secret::new(demo.secret())),
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
            patience: std::time::Duration::from_secs(8),
        };
        providers.push(settings);
        let deps = Deps {
            db: Databases::in_folder(data.path())
                .open::<Migrator>("auth")
                .await
                .unwrap(),
            journals: Journals::memory(MemorySettings::default()),
            successor: SuccessorKey::new(&key.secret_for("refresh successor")).unwrap(),
            key_file: None,
            minter: Minter::new(key.clone(), Duration::minutes(10)),
            verifier: Data::new(verifier),
            providers: providers
                .into_iter()
                .map(|settings| Provider::new(settings).unwrap())
                .collect(),
            kakao_admin_key: Some(Secret::new(login_sim::ADMIN_KEY)),
            public_url: None,
            ids: Ids::new(clock.clone()),
            clock: clock.clone(),
        };
        let verifier = deps.verifier.clone();
        let (journals, db) = (deps.journals.clone(), deps.db.clone());
        let services = vec![
            auth::build(deps, &config),
            Service::new("demo-login", demo.front()),
        ];
        Self {
            running: Running::serve(services, Shutdown::new()),
            clock,
            verifier,
            journals,
            db,
            data,
            key,
            _back: Arc::new(back),
        }
    }

    /// Somebody who has signed in as one of the demo's people.
    pub async fn member(&self, person: &str) -> Client {
        let client = self.stranger();
        let _guest = client.get("/api/auth/session").await.with(200);
        let _page = crate::login::sign_in(self, &client, person).await;
        client
    }

    /// Tells what another service would.
    pub async fn tell(&self, fact: Fact) {
        let event = DomainEvent {
            id: Ids::new(self.clock.clone()).next(),
            occurred_at: self.clock.now(),
            fact,
        };
        let payload = serde_json::to_vec(&event).unwrap().into();
        let (topic, id) = (event.fact.topic(), event.id.to_string());
        self.journals
            .topics()
            .publish(topic, &id, payload)
            .await
            .unwrap();
    }

    /// Every text of every table, for whoever looks for what should not be there.
    pub async fn everything_kept(&self) -> String {
        testkit::everything_in(&self.db).await
    }

    pub fn url(&self) -> &str {
        self.running.url()
    }

    pub fn stranger(&self) -> Client {
        Client::stranger(self.url())
    }

    /// The path of an address of this house.
    pub fn path<'a>(&self, address: &'a str) -> &'a str {
        address.strip_prefix(self.url()).unwrap_or(address)
    }
}
