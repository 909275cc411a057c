//! A master, two replicas, and the three sentinels that watch them.

use std::io;
use std::time::Duration;

use super::node::{Node, keeping};
use crate::wait::eventually;

/// By which the sentinels know the master.
const NAME: &str = "conch";
/// A master is given up when it has been silent for so long.
const DOWN_AFTER: Duration = Duration::from_millis(700);
/// Until all of it stands, and until a failover is through.
const LIMIT: Duration = Duration::from_secs(20);

/// Three servers, of which one is the master, and three sentinels.
pub struct Sentinels {
    servers: Vec<Node>,
    sentinels: Vec<Node>,
}

impl Sentinels {
    /// Starts them, and waits until each sentinel knows all others. `None`, said loudly, where there is
    /// no `redis-server` and none is required.
    ///
    /// # Panics
    /// They do not find together, or are missing where they are required.
    pub async fn start() -> Option<Self> {
        match spawn().await {
            Ok(started) => {
                started.stand().await;
                Some(started)
            }
            Err(error) => super::skip(&error),
        }
    }

    /// Names the sentinels, for whoever has no password.
    #[must_use]
    pub fn url(&self) -> String {
        self.url_for("")
    }

    /// The same for somebody, such as `user:password@`.
    #[must_use]
    pub fn url_for(&self, who: &str) -> String {
        let sentinels: Vec<_> = self.sentinels.iter().map(Node::address).collect();
        format!("redis-sentinel://{who}{}/{NAME}/0", sentinels.join(","))
    }

    /// The servers, whichever of them is the master.
    #[must_use]
    pub fn servers(&self) -> &[Node] {
        &self.servers
    }

    /// The same, to be killed and paused.
    #[must_use]
    pub fn servers_mut(&mut self) -> &mut [Node] {
        &mut self.servers
    }

    /// The master that the sentinels name.
    ///
    /// # Panics
    /// They name none.
    pub async fn master(&self) -> &Node {
        let port = self.master_port().await.expect("a master");
        let mut servers = self.servers.iter();
        servers.find(|it| it.port() == port).expect("one of ours")
    }

    /// Waits until everybody follows another master than the one of then, which may be dead.
    ///
    /// # Panics
    /// None is made.
    pub async fn another_master_than(&self, port: u16) {
        eventually("a failover", LIMIT, || async {
            // the former one may answer nothing
            let now = self.master_port().await.filter(|now| *now != port)?;
            let node = self.servers.iter().find(|it| it.port() == now)?;
            (node.info("replication", "role").await == "master").then_some(())
        })
        .await;
    }

    /// Waits until every sentinel knows that of the replicas only that one may become the master, and
    /// may begin a failover again.
    ///
    /// # Panics
    /// They do not.
    pub async fn know_one_candidate(&self, port: u16) {
        for sentinel in &self.sentinels {
            eventually("the candidates", LIMIT, || async {
                let replicas = sentinel.ask(&["SENTINEL", "REPLICAS", NAME]).await;
                let replicas: Vec<_> = replicas.split("\nname\n").collect();
                let fact = |replica: &str, name: &str| {
                    let mut words = replica.lines().skip_while(|line| *line != name);
                    words.nth(1).unwrap_or_default().to_owned()
                };
                let all = replicas.iter().all(|replica| {
                    let is_it = fact(replica, "port") == port.to_string();
                    let may = fact(replica, "slave-priority") != "0";
                    is_it == may && (!is_it || fact(replica, "flags") == "slave")
                });
                (all && replicas.len() == 2).then_some(())
            })
            .await;
        }
    }

    async fn master_port(&self) -> Option<u16> {
        let ask = ["SENTINEL", "GET-MASTER-ADDR-BY-NAME", NAME];
        let answer = self.sentinels.first()?.ask(&ask).await;
        answer.lines().nth(1)?.parse().ok()
    }

    async fn stand(&self) {
        eventually("the replicas", LIMIT, || async {
            let known = self.servers[0].ask(&["INFO", "replication"]).await;
            (known.matches("state=online").count() == self.servers.len() - 1).then_some(())
        })
        .await;
        for sentinel in &self.sentinels {
            eventually("the sentinels", LIMIT, || async {
                let known = sentinel.ask(&["INFO", "sentinel"]).await;
                let all = "status=ok,address=";
                (known.contains(all) && known.contains("slaves=2,sentinels=3")).then_some(())
            })
            .await;
        }
    }
}

async fn spawn() -> io::Result<Sentinels> {
    let master = Node::start(|| keeping(&[])).await?;
    let port = master.port().to_string();
    let mut servers = vec![master];
    for _ in 0..2 {
        let replica = Node::start(|| keeping(&[])).await?;
        replica.ask(&["REPLICAOF", "127.0.0.1", &port]).await;
        servers.push(replica);
    }
    let mut sentinels = Vec::new();
    for _ in 0..3 {
        let sentinel = Node::start(|| vec!["--sentinel".to_owned()]);
        sentinels.push(sentinel.await?);
    }
    let down_after = DOWN_AFTER.as_millis().to_string();
    for sentinel in &sentinels {
        for words in [
            &["SENTINEL", "MONITOR", NAME, "127.0.0.1", &port, "2"][..],
            &[
                "SENTINEL",
                "SET",
                NAME,
                "down-after-milliseconds",
                &down_after,
            ],
            // the next failover may begin after twice this time
            &["SENTINEL", "SET", NAME, "failover-timeout", "2000"],
            &["SENTINEL", "SET", NAME, "parallel-syncs", "2"],
            // they find each other, and their replicas, at once
            &["SENTINEL", "DEBUG", "PUBLISH-PERIOD", "100"],
            &["SENTINEL", "DEBUG", "INFO-PERIOD", "200"],
        ] {
            sentinel.ask(words).await;
        }
    }
    Ok(Sentinels { servers, sentinels })
}
