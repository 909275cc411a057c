//! Which Redis is at the other end, and since when it has been the one to be believed.

use std::sync::Arc;

use deadpool_redis::redis::aio::MultiplexedConnection;
use deadpool_redis::redis::{ErrorKind, RedisError, ServerErrorKind, pipe};

/// Names the time for which a Redis loses nothing: from its start, or from when it was made the
/// master, to its end. A replica that is made one may lack what was acknowledged last, and so may a
/// former master that is made one again without having ended: hence the id of the replication
/// beside that of the process. Empty where Redis does not tell.
pub(super) type Life = Arc<str>;

/// Who answers on a connection.
pub(super) struct Identity {
    pub(super) life: Life,
    /// It copies another one, and takes no writes.
    pub(super) replica: bool,
}

/// Asks a Redis who it is.
pub(super) async fn identity(
    connection: &mut MultiplexedConnection,
) -> Result<Identity, RedisError> {
    let mut info = pipe();
    info.cmd("INFO").arg("server");
    info.cmd("INFO").arg("replication");
    match info.query_async::<(String, String)>(connection).await {
        Ok((server, replication)) => {
            let run = fact(&server, "run_id:");
            let replid = fact(&replication, "master_replid:");
            Ok(Identity {
                life: format!("{run}/{replid}").into(),
                replica: fact(&replication, "role:") == "slave",
            })
        }
        // Some are not allowed to ask.
        Err(error) if error.kind() == ErrorKind::Server(ServerErrorKind::NoPerm) => {
            tracing::warn!(%error, "what Redis loses when it ends is not noticed");
            Ok(Identity {
                life: "".into(),
                replica: false,
            })
        }
        Err(error) => Err(error),
    }
}

fn fact<'a>(text: &'a str, name: &str) -> &'a str {
    let fact = text.lines().find_map(|line| line.strip_prefix(name));
    fact.unwrap_or_default().trim()
}
