//! The servers that many processes share.

use tempfile::TempDir;
use testkit::{Mariadb, Redis};

/// The services that keep something.
pub const SERVICES: [&str; 4] = ["auth", "chat", "results", "rooms"];

/// A MariaDB, a Redis, and a place for the keys of sessions.
pub struct Servers {
    _mariadb: Mariadb,
    pub redis: Redis,
    /// The URL of each service's schema.
    pub database: String,
    redis_url: String,
    key_file: String,
    _keys: TempDir,
}

impl Servers {
    /// Both of them, or nothing, said loudly, where one is missing.
    pub async fn start() -> Option<Self> {
        let mariadb = Mariadb::start().await?;
        let redis = Redis::start().await?;
        let keys = TempDir::new().unwrap();
        Some(Self {
            database: schemas(&mariadb).await,
            _mariadb: mariadb,
            redis_url: redis.url(),
            redis,
            key_file: keys.path().join("session-key.jwk").display().to_string(),
            _keys: keys,
        })
    }

    /// What an instance is started with to share them.
    pub fn flags<'a>(&'a self, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
        let shared = [
            ("database-url", self.database.as_str()),
            ("redis-url", &self.redis_url),
            ("session-key-file", &self.key_file),
        ];
        [&shared, more].concat()
    }
}

/// Makes a schema for each service; answers their URL, with the service left open.
pub async fn schemas(mariadb: &Mariadb) -> String {
    let mut url = String::new();
    for service in SERVICES {
        let schema = mariadb.schema(service).await;
        url = schema.replace(&format!("/{service}"), "/{service}");
    }
    url
}
