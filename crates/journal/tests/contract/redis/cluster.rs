//! Journals are spread over a cluster, and move within it.

use std::sync::Arc;

use async_trait::async_trait;
use journal::{Consumer, ConsumerError, Cursor, Journals, RedisSettings, TopicEvent};
use testkit::Cluster;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

use crate::fixture::{hear, lease, number_of, payload, say, within};

async fn process(cluster: &Cluster) -> Journals {
    Journals::redis(RedisSettings::new(cluster.url()))
        .await
        .unwrap()
}

#[tokio::test]
async fn journals_live_on_all_masters_and_are_heard_on_one_connection() {
    let Some(cluster) = Cluster::start().await else {
        return;
    };
    let (here, there) = (process(&cluster).await, process(&cluster).await);
    let mut followers = Vec::new();
    let mut writers = Vec::new();
    for index in 0..30 {
        let journal = format!("j{index}");
        followers.push(there.follow(&journal, Cursor::START).await.unwrap());
        writers.push(lease(&here, &journal).await);
    }
    for writer in &mut writers {
        say(writer, 1..=20);
    }
    for follower in &mut followers {
        assert!(hear(follower, 20).await.into_iter().eq(1..=20));
    }
    let mut ears = 0;
    for node in cluster.nodes() {
        let keys: u64 = node.ask(&["DBSIZE"]).await.trim().parse().unwrap();
        assert!(keys > 0, "{} has nothing", node.address());
        ears += node
            .ask(&["CLIENT", "LIST", "TYPE", "pubsub"])
            .await
            .lines()
            .count();
    }
    assert_eq!(ears, 1);
}

struct Tell(UnboundedSender<u64>);

#[async_trait]
impl Consumer for Tell {
    async fn handle(&self, event: &TopicEvent) -> Result<(), ConsumerError> {
        let number = number_of(&event.payload);
        // Every third is put aside, in the step in which it is answered.
        if number.is_multiple_of(3) {
            return Err(ConsumerError::new("three"));
        }
        self.0.send(number).map_err(ConsumerError::new)
    }
}

#[tokio::test]
async fn what_moves_to_another_master_while_it_is_used_stays_whole() {
    let Some(cluster) = Cluster::start().await else {
        return;
    };
    let settings = RedisSettings {
        topics: journal::TopicSettings {
            tries: 1,
            ..journal::TopicSettings::default()
        },
        ..RedisSettings::new(cluster.url())
    };
    let here = process(&cluster).await;
    let there = Journals::redis(settings).await.unwrap();
    let mut writer = lease(&here, "j").await;
    let mut far = there.follow("j", Cursor::START).await.unwrap();
    let mut shared = there.follow("s", Cursor::START).await.unwrap();
    let (told, mut heard) = unbounded_channel();
    let tell = Arc::new(Tell(told));
    let _listening = there.topics().subscribe("t", "g", "a", tell);
    let mut said = 0;
    for _round in 0..3 {
        let moving = async {
            for place in ["{j}", "{s}", "{t}"] {
                cluster.move_slot_of(place).await;
            }
        };
        let using = async {
            for _ in 0..10 {
                said += 1;
                say(&mut writer, [said]);
                within(writer.flush()).await.unwrap();
                here.append("s", vec![payload(said)]).await.unwrap();
                let published = here.topics().publish("t", "id", payload(said)).await;
                published.unwrap();
            }
        };
        tokio::join!(moving, using);
    }
    assert!(hear(&mut far, 30).await.into_iter().eq(1..=30));
    assert!(hear(&mut shared, 30).await.into_iter().eq(1..=30));
    let mut last = 0;
    while last < 29 {
        let number = within(heard.recv()).await.unwrap();
        assert!(number <= last + 2, "{number} after {last}");
        last = last.max(number);
    }
    assert!(!writer.is_lost());
}

#[tokio::test]
async fn a_node_that_hangs_holds_up_its_own_journals_only() {
    let Some(mut cluster) = Cluster::start().await else {
        return;
    };
    for node in cluster.nodes() {
        // Without it the others serve nobody as soon as they miss one.
        node.ask(&["CONFIG", "SET", "cluster-require-full-coverage", "no"])
            .await;
    }
    let (here, there) = (process(&cluster).await, process(&cluster).await);
    let hung = cluster.master_of("{j0}").await;
    let (mut stuck, mut lively) = (Vec::new(), Vec::new());
    for index in 0..12 {
        let journal = format!("j{index}");
        let is_stuck = cluster.master_of(&format!("{{{journal}}}")).await == hung;
        let writer = lease(&here, &journal).await;
        let mut far = there.follow(&journal, Cursor::START).await.unwrap();
        here.append(&format!("s{index}"), vec![payload(1)])
            .await
            .unwrap();
        let all = if is_stuck { &mut stuck } else { &mut lively };
        let mut writer = writer;
        say(&mut writer, [0]);
        assert_eq!(hear(&mut far, 1).await, [0]);
        all.push((writer, far));
    }
    let nodes = cluster.nodes_mut();
    let node = nodes.iter().position(|node| node.port() == hung).unwrap();
    nodes[node].pause();
    for (writer, _) in &mut stuck {
        say(writer, [1]);
    }
    // Some answers are waited for in full, until the node is known to be silent.
    let mut rounds = Vec::new();
    for number in 1..=20 {
        let began = std::time::Instant::now();
        for (writer, far) in &mut lively {
            say(writer, [number]);
            assert_eq!(hear(far, 1).await, [number]);
        }
        rounds.push(began.elapsed());
    }
    rounds.sort_unstable();
    assert!(rounds[10] < std::time::Duration::from_secs(1), "{rounds:?}");
    cluster.nodes()[node].go_on();
    for (writer, far) in &mut stuck {
        assert_eq!(hear(far, 1).await, [1]);
        assert!(!writer.is_lost());
    }
}
