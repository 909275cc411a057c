//! Finds the line for a journal: the only one there is, or the one to the node of a cluster that has
//! the journal's slot.
//!
//! The cluster connection of redis-rs is not used: it repeats commands on whichever node it reaches
//! then, and a command that names the life of a Redis may go to no other.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use deadpool_redis::redis::{Cmd, ErrorKind, Pipeline, RedisError, ServerErrorKind, Value, cmd};
use futures::future::join_all;
use tokio::runtime::Handle;
use tokio::time::sleep;

use super::backoff::Backoff;
use super::cluster::Cluster;
use super::errand::{Answered, Errand, Words};
use super::life::Life;
use super::line::{Line, is_unknown_script};
use super::nodes::{Nodes, unknown};
use super::scripts::Lua;
use super::slots::{Node, redirected, slot_of};

/// So often a command is sent on, and waits for a slot that is just moving.
const MOST: usize = 8;
/// So long what goes to several nodes waits for a connection to one of them.
const HOLD_UP: Duration = Duration::from_millis(100);

/// Lines of one kind: with one patience, and one queue to each Redis.
pub(super) enum Exchange {
    One(Arc<Line>),
    Many(Box<Nodes>),
}

/// Where an errand goes.
#[derive(Clone)]
struct Route {
    line: Arc<Line>,
    node: Node,
    /// The slot is on its way there.
    asking: bool,
}

impl Exchange {
    pub(super) fn one(line: Line) -> Self {
        Self::One(Arc::new(line))
    }

    pub(super) fn many(
        cluster: Arc<Cluster>,
        connect: Duration,
        response: Duration,
        runtime: Handle,
    ) -> Self {
        Self::Many(Box::new(Nodes::new(cluster, connect, response, runtime)))
    }

    /// Runs one command about a journal or topic.
    pub(super) async fn run(&self, place: &str, command: &Cmd) -> Result<Value, RedisError> {
        let errand = Errand::new(Words::One(command));
        Ok(self.send(place, &errand).await?.value())
    }

    /// Runs a command that does no harm when it is run twice: once more where the connection had
    /// broken unnoticed.
    pub(super) async fn ask(&self, place: &str, command: &Cmd) -> Result<Value, RedisError> {
        Ok(self.ask_in_life(place, command).await?.0)
    }

    /// The same, and in which life of Redis it was answered.
    pub(super) async fn ask_in_life(
        &self,
        place: &str,
        command: &Cmd,
    ) -> Result<(Value, Life), RedisError> {
        let errand = Errand::new(Words::One(command)).twice();
        let answered = self.send(place, &errand).await?;
        let life = answered.life.clone();
        Ok((answered.value(), life))
    }

    /// The same for commands in one go, of which none may fail.
    pub(super) async fn ask_all(
        &self,
        place: &str,
        commands: &[Cmd],
    ) -> Result<Vec<Value>, RedisError> {
        let errand = Errand::new(Words::All(commands)).twice();
        Ok(self.send(place, &errand).await?.values)
    }

    /// Runs all of the commands, or none.
    pub(super) async fn run_atomic(&self, place: &str, commands: &[Cmd]) -> Result<(), RedisError> {
        let errand = Errand::new(Words::Atomic(commands));
        self.send(place, &errand).await.map(drop)
    }

    /// Runs a script, loading it where Redis does not know it.
    pub(super) async fn run_script(
        &self,
        place: &str,
        script: &Lua,
        call: &Cmd,
    ) -> Result<Value, RedisError> {
        let errand = Errand::new(Words::One(call)).of(script);
        Ok(self.send(place, &errand).await?.value())
    }

    /// The same of a call that names the life of the Redis that it is made to.
    pub(super) async fn run_script_in_life(
        &self,
        place: &str,
        script: &Lua,
        call: impl Fn(&Life) -> Cmd + Send + Sync,
    ) -> Result<Value, RedisError> {
        let errand = Errand::new(Words::InLife(&call)).of(script);
        Ok(self.send(place, &errand).await?.value())
    }

    /// Runs commands about many places, all that go to one Redis in one go. Each is answered for
    /// itself, and none is sent again over a connection that broke.
    pub(super) async fn run_each(
        &self,
        commands: Vec<(&str, Cmd)>,
    ) -> Vec<Result<Value, RedisError>> {
        let places: Vec<_> = commands.iter().map(|(place, _)| *place).collect();
        let mut answers: Vec<_> = places.iter().map(|_| Ok(Value::Nil)).collect();
        let mut rounds: HashMap<Node, (Route, Vec<usize>, Pipeline)> = HashMap::new();
        for (index, (place, command)) in commands.into_iter().enumerate() {
            match self.route(place) {
                Ok(route) => {
                    let round = rounds.entry(route.node.clone());
                    let (_, indices, calls) =
                        round.or_insert_with(|| (route, Vec::new(), Pipeline::new()));
                    indices.push(index);
                    calls.add_command(command);
                }
                Err(error) => answers[index] = Err(error),
            }
        }
        let rounds = rounds
            .into_values()
            .map(|(route, indices, calls)| async move {
                let answers = match self.stands(&route).await {
                    Ok(()) => route.line.run_all(&calls).await,
                    Err(error) => Err(error),
                };
                (indices, calls, answers)
            });
        for (indices, calls, round) in join_all(rounds).await {
            match round {
                Ok(values) => {
                    let calls = calls.cmd_iter();
                    for ((index, value), call) in indices.into_iter().zip(values).zip(calls) {
                        answers[index] = match value.extract_error() {
                            Err(error) if error.is_cluster_error() => {
                                self.run(places[index], call).await
                            }
                            answer => answer,
                        };
                    }
                }
                Err(error) => {
                    self.look_soon();
                    for index in indices {
                        answers[index] = Err(error.clone());
                    }
                }
            }
        }
        answers
    }

    /// Whether Redis answers; of a cluster, most of its masters.
    pub(super) async fn ping(&self) -> Result<(), RedisError> {
        match self {
            Self::One(_) => self.ask("", &cmd("PING")).await.map(drop),
            Self::Many(nodes) => nodes.cluster.ping().await,
        }
    }

    async fn send(&self, place: &str, errand: &Errand<'_>) -> Result<Answered, RedisError> {
        let mut route = self.route(place)?;
        let mut backoff = Backoff::default();
        for tried in 0.. {
            let answer = route.line.carry(errand, route.asking).await;
            let error = match answer.and_then(Answered::without_error) {
                Ok(answered) => return Ok(answered),
                Err(error) => error,
            };
            if tried == MOST {
                return Err(error);
            }
            if let Some(script) = errand.script
                && is_unknown_script(&error)
            {
                let load = script.load();
                let load = Errand::new(Words::One(&load));
                route.line.carry(&load, false).await?.without_error()?;
            } else if tried == 0 && errand.twice && error.is_connection_dropped() {
                self.look_soon();
                route = self.route(place)?;
            } else {
                route = self.sent_on(place, route, error, &mut backoff).await?;
            }
        }
        Err(unknown())
    }

    /// Where an errand goes on that a node of a cluster did not take; or the error, if nowhere.
    async fn sent_on(
        &self,
        place: &str,
        route: Route,
        error: RedisError,
        backoff: &mut Backoff,
    ) -> Result<Route, RedisError> {
        let Self::Many(nodes) = self else {
            return Err(error);
        };
        match error.kind() {
            ErrorKind::Server(ServerErrorKind::Moved) => {
                let node = redirected(&error, &route.node).ok_or(error)?;
                nodes.cluster.moved(slot_of(place), &node);
                self.route(place)
            }
            ErrorKind::Server(ServerErrorKind::Ask) => {
                let node: Node = redirected(&error, &route.node).ok_or(error)?.into();
                Ok(Route {
                    line: nodes.line(&node)?,
                    node,
                    asking: true,
                })
            }
            // Some of a slot's keys are here, some are there: it passes.
            ErrorKind::Server(ServerErrorKind::TryAgain) => {
                sleep(backoff.next()).await;
                self.route(place)
            }
            // Nothing was sent; another may have its place already.
            _ if error.is_connection_refusal() => {
                nodes.cluster.look_again().await;
                let now = self.route(place)?;
                if now.node == route.node {
                    Err(error)
                } else {
                    Ok(now)
                }
            }
            _ => {
                nodes.cluster.look_soon();
                Err(error)
            }
        }
    }

    /// A node that hangs must not hold up what goes to the others, while it is tried to reach it.
    async fn stands(&self, route: &Route) -> Result<(), RedisError> {
        match self {
            Self::One(_) => Ok(()),
            Self::Many(_) => route.line.stands_within(HOLD_UP).await,
        }
    }

    fn look_soon(&self) {
        if let Self::Many(nodes) = self {
            nodes.cluster.look_soon();
        }
    }

    fn route(&self, place: &str) -> Result<Route, RedisError> {
        let (line, node) = match self {
            Self::One(line) => (line.clone(), Node::default()),
            Self::Many(nodes) => {
                let node = nodes.cluster.master(slot_of(place));
                let node = node.ok_or_else(|| {
                    nodes.cluster.look_soon();
                    unknown()
                })?;
                (nodes.line(&node)?, node)
            }
        };
        Ok(Route {
            line,
            node,
            asking: false,
        })
    }
}
