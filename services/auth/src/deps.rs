//! What auth works with.

use actix_web::web::Data;
use host::{Clock, Host, HostError, Ids, Secret, TaskError};
use identity::{KeyFile, Minter, SessionCookie, Verifier};
use journal::Journals;
use sea_orm::DatabaseConnection;
use time::Duration;

use crate::config::Config;
use crate::opaque::SuccessorKey;
use crate::provider::{Provider, ProviderSettings};
use crate::store::migration::Migrator;

/// Passed in; nothing of it is found by the service itself.
pub struct Deps {
    /// Its own database, with the schema of [`Migrator`].
    pub db: DatabaseConnection,
    pub journals: Journals,
    pub minter: Minter,
    /// The file of the minter's keys, where they may be rotated while this process runs.
    pub key_file: Option<KeyFile>,
    /// What turns a refresh token into the next one.
    pub successor: SuccessorKey,
    /// The same one that the other services of a process take.
    pub verifier: Data<Verifier>,
    /// Who vouches for people, in the order to show them.
    pub providers: Vec<Provider>,
    /// Of the Kakao application; without it Kakao's notices are not believed.
    pub kakao_admin_key: Option<Secret>,
    /// The address under which browsers know us.
    pub public_url: Option<String>,
    pub clock: Clock,
    pub ids: Ids,
}

impl Deps {
    /// As the settings of the process say: the key from its file, made if there is none.
    ///
    /// # Errors
    ///
    /// If the key cannot be read or kept, or the database does not answer.
    pub async fn open(
        host: &Host,
        config: &Config,
        providers: Vec<ProviderSettings>,
    ) -> Result<Self, TaskError> {
        let key_file = config.key_file(&host.settings);
        let ring = key_file.load_or_create()?;
        let public_url = host.settings.public_url.clone();
        let cookie = SessionCookie::for_public_url(public_url.as_deref());
        let verifier = Verifier::new(ring.public_keys(), cookie, host.clock.as_fn());
        let providers = providers.into_iter().map(Provider::new);
        Ok(Self {
            db: host.databases.open::<Migrator>("auth").await?,
            journals: host.journals.clone(),
            successor: SuccessorKey::new(&ring.secret_for("refresh successor"))?,
            minter: Minter::new(ring, Duration::minutes(10)),
            key_file: Some(key_file),
            verifier: Data::new(verifier),
            providers: providers
                .collect::<Result<_, _>>()
                .map_err(|error| HostError::Service(error.into()))?,
            kakao_admin_key: config.kakao_admin_key()?,
            public_url,
            clock: host.clock.clone(),
            ids: host.ids.clone(),
        })
    }
}
