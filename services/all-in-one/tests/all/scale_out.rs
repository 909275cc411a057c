//! Two instances on MariaDB and a Redis that survives the loss of a server: a reading that is taken on
//! one is followed on the other, and a master dies in the middle of it.

use std::time::Duration;

use proto_events::chat::ChatEvent;
use tempfile::TempDir;
use testkit::{Client, Cluster, Event, Mariadb, Sentinels, eventually};

use crate::conch::{Conch, apply, begin_reading, hear, preview, reading_of};
use crate::servers::schemas;

/// Two instances that share everything.
struct Pair {
    here: Client,
    there: Client,
    _running: [Conch; 2],
    _mariadb: Mariadb,
    _folder: TempDir,
}

impl Pair {
    async fn start(mariadb: Mariadb, redis_url: &str) -> Self {
        let folder = TempDir::new().unwrap();
        let database = schemas(&mariadb).await;
        let keys = folder.path().join("session-key.jwk").display().to_string();
        let flags = [
            ("database-url", database.as_str()),
            ("redis-url", redis_url),
            ("session-key-file", &keys),
            ("storyteller-pace-ms", "20"),
        ];
        let first = Conch::start(folder.path(), &flags).await;
        let second = Conch::start(folder.path(), &flags).await;
        let here = first.guest().await;
        Self {
            there: here.at(&second.url),
            here,
            _running: [first, second],
            _mariadb: mariadb,
            _folder: folder,
        }
    }

    /// Takes a reading on one instance, and follows it on the other to its end. `lose` a server once it
    /// is being told; it is given the name of the journal.
    async fn read_and_follow(&self, lose: impl AsyncFnOnce(&str)) {
        let (path, cursor, mut events) = begin_reading(&self.here, &self.there).await;
        let mut all = hear(&mut events, 20).await;
        let conversation = path.rsplit('/').next().unwrap();
        lose(&format!("chat:{conversation}")).await;
        while !all.last().unwrap().chat().is_terminal() {
            match events.next().await {
                Some(event) => all.push(event),
                // The replica may have lacked the last words: their reader comes back for them.
                None => events = self.come_back(&path, &all).await,
            }
        }
        let end = all.last().unwrap().chat();
        assert!(matches!(end, ChatEvent::TurnCompleted { .. }), "{end:?}");
        let places: Vec<_> = all.iter().map(|event| &event.id).collect();
        let mut once = places.clone();
        once.dedup();
        assert_eq!(places, once, "nothing comes twice");
        let whole = apply(String::new(), &all);
        let kept = self.there.get(&path).await.with(200).json;
        let messages = kept["messages"].as_array().unwrap();
        assert_eq!(messages.last().unwrap()["text"], whole);
        // The whole of it can be read again from the journal, on either.
        for client in [&self.here, &self.there] {
            let mut again = client
                .follow(&format!("{path}/events?after={cursor}"))
                .await;
            let again = again.until(ChatEvent::is_terminal).await;
            assert_eq!(apply(String::new(), &again), whole);
        }
        // And the news of it has arrived with results.
        preview(&self.there, &reading_of(&all)).await;
    }

    async fn come_back(&self, path: &str, all: &[Event]) -> testkit::Events {
        let after = &all.last().unwrap().id;
        let path = format!("{path}/events?after={after}");
        eventually("the last words", Duration::from_secs(20), || async {
            (self.there.get(&path).await.status == 200).then_some(())
        })
        .await;
        self.there.follow(&path).await
    }
}

#[tokio::test]
async fn a_reading_goes_on_on_both_instances_when_the_master_of_sentinels_dies() {
    let Some(mut sentinels) = Sentinels::start().await else {
        return;
    };
    let Some(mariadb) = Mariadb::start().await else {
        return;
    };
    let pair = Pair::start(mariadb, &sentinels.url()).await;
    pair.read_and_follow(async |_| {
        let port = sentinels.master().await.port();
        let mut servers = sentinels.servers_mut().iter_mut();
        servers.find(|it| it.port() == port).unwrap().kill();
    })
    .await;
}

#[tokio::test]
async fn a_reading_goes_on_on_both_instances_when_its_master_of_a_cluster_dies() {
    let Some(mut cluster) = Cluster::start_with_replicas().await else {
        return;
    };
    let Some(mariadb) = Mariadb::start().await else {
        return;
    };
    let pair = Pair::start(mariadb, &cluster.url()).await;
    pair.read_and_follow(async |journal| {
        let port = cluster.master_of(&format!("{{{journal}}}")).await;
        let mut nodes = cluster.nodes_mut().iter_mut();
        nodes.find(|it| it.port() == port).unwrap().kill();
    })
    .await;
}
