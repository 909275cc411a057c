//! What a Redis URL names: one Redis, the sentinels of one, or the nodes of a cluster.

use deadpool_redis::redis::{Client, ConnectionInfo, IntoConnectionInfo, RedisError};
use thiserror::Error;

/// Where the journals live.
#[derive(Clone)]
pub(crate) enum Address {
    One(Client),
    Sentinel {
        sentinels: Vec<ConnectionInfo>,
        /// By which the sentinels know the master.
        master: String,
        /// Database and credentials of the master; its place is what the sentinels tell.
        server: ConnectionInfo,
        tls: bool,
    },
    /// Some of its nodes, with the credentials for all.
    Cluster {
        seeds: Vec<ConnectionInfo>,
    },
}

/// Why a URL cannot be used. It repeats nothing of the URL, which may hold a password.
#[derive(Debug, Error)]
pub enum AddressError {
    #[error("redis URL of another form than {0}")]
    Form(&'static str),
    #[error("redis URL without the name of the master: {SENTINEL}")]
    NoMaster,
    #[error("redis URL with a parameter that nobody knows; there is {0}")]
    Parameter(&'static str),
    #[error("redis URL whose database is not a number")]
    Database,
    /// What redis-rs has to say about one of the hosts.
    #[error("redis URL with a host that cannot be used ({0})")]
    Host(&'static str),
    #[error(transparent)]
    Redis(#[from] RedisError),
}

const SENTINEL: &str = "redis-sentinel://:password@host1:26379,host2:26379/master/0";
const CLUSTER: &str = "redis-cluster://:password@host1:6379,host2:6379";
const SENTINEL_PARAMETERS: &str = "sentinel-username and sentinel-password";

impl Address {
    /// Reads a URL; nothing is reached.
    pub(crate) fn parse(url: &str) -> Result<Self, AddressError> {
        let Some((scheme, rest)) = url.split_once("://") else {
            return Ok(Self::One(Client::open(url)?));
        };
        match scheme {
            "redis-sentinel" => sentinel("redis", rest),
            "rediss-sentinel" => sentinel("rediss", rest),
            "redis-cluster" => cluster("redis", rest),
            "rediss-cluster" => cluster("rediss", rest),
            _ => Ok(Self::One(Client::open(url)?)),
        }
    }
}

/// The parts of a URL that names several hosts, as they are written.
struct Parts<'a> {
    /// `user:password@`, or nothing.
    credentials: &'a str,
    hosts: Vec<&'a str>,
    path: &'a str,
    parameters: &'a str,
}

fn parts<'a>(rest: &'a str, form: &'static str) -> Result<Parts<'a>, AddressError> {
    let (rest, parameters) = rest.split_once('?').unwrap_or((rest, ""));
    let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
    let (credentials, hosts) = match authority.rfind('@') {
        Some(at) => authority.split_at(at + 1),
        None => ("", authority),
    };
    let hosts: Vec<_> = hosts.split(',').map(str::trim).collect();
    if hosts.iter().any(|host| host.is_empty()) {
        return Err(AddressError::Form(form));
    }
    Ok(Parts {
        credentials,
        hosts,
        path,
        parameters,
    })
}

fn sentinel(scheme: &'static str, rest: &str) -> Result<Address, AddressError> {
    let Parts {
        credentials,
        hosts,
        path,
        parameters,
    } = parts(rest, SENTINEL)?;
    let (master, database) = path.split_once('/').unwrap_or((path, ""));
    if master.is_empty() {
        return Err(AddressError::NoMaster);
    }
    if !database.is_empty() && database.parse::<u32>().is_err() {
        return Err(AddressError::Database);
    }
    let (mut username, mut password) = ("", None);
    for parameter in parameters.split('&').filter(|it| !it.is_empty()) {
        match parameter.split_once('=') {
            Some(("sentinel-username", value)) => username = value,
            Some(("sentinel-password", value)) => password = Some(value),
            _ => return Err(AddressError::Parameter(SENTINEL_PARAMETERS)),
        }
    }
    let to_sentinel = password.map_or_else(String::new, |it| format!("{username}:{it}@"));
    let sentinels = hosts
        .into_iter()
        .map(|host| at(scheme, &to_sentinel, host, 26379, ""))
        .collect::<Result<_, _>>()?;
    Ok(Address::Sentinel {
        sentinels,
        master: master.to_owned(),
        server: at(scheme, credentials, "localhost", 6379, database)?,
        tls: scheme == "rediss",
    })
}

fn cluster(scheme: &'static str, rest: &str) -> Result<Address, AddressError> {
    let Parts {
        credentials,
        hosts,
        path,
        parameters,
    } = parts(rest, CLUSTER)?;
    // A cluster has only the first database.
    if !matches!(path, "" | "0") || !parameters.is_empty() {
        return Err(AddressError::Form(CLUSTER));
    }
    let seeds = hosts
        .into_iter()
        .map(|host| at(scheme, credentials, host, 6379, ""))
        .collect::<Result<_, _>>()?;
    Ok(Address::Cluster { seeds })
}

/// One host, as redis-rs reads it.
fn at(
    scheme: &str,
    credentials: &str,
    host: &str,
    port: u16,
    database: &str,
) -> Result<ConnectionInfo, AddressError> {
    let after_ipv6 = host.rsplit(']').next().unwrap_or(host);
    let port = if after_ipv6.contains(':') {
        String::new()
    } else {
        format!(":{port}")
    };
    let url = format!("{scheme}://{credentials}{host}{port}/{database}");
    // Only its category: a detail may repeat what it could not read.
    let info = url
        .into_connection_info()
        .map_err(|_| AddressError::Host("not host:port, or odd signs in user or password"))?;
    // Whether it could be reached at all, such as over TLS.
    Client::open(info.clone())?;
    Ok(info)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentinels(url: &str) -> (Vec<String>, String, ConnectionInfo) {
        match Address::parse(url).unwrap() {
            Address::Sentinel {
                sentinels,
                master,
                server,
                tls: _,
            } => {
                let sentinels = sentinels.iter().map(|it| it.addr().to_string());
                (sentinels.collect(), master, server)
            }
            _ => panic!("{url}"),
        }
    }

    #[test]
    fn sentinels_are_read_with_master_database_and_password() {
        let url = "redis-sentinel://:p%40ss@a:1,[::1]:2,c/conch/3";
        let (hosts, master, server) = sentinels(url);
        assert_eq!(hosts, ["a:1", "::1:2", "c:26379"]);
        assert_eq!(master, "conch");
        let settings = server.redis_settings();
        assert_eq!((settings.password(), settings.db()), (Some("p@ss"), 3));
        assert_eq!(settings.username(), None);
    }

    #[test]
    fn a_sentinel_has_a_password_of_its_own() {
        let url = "redis-sentinel://user:one@a/conch?sentinel-username=u&sentinel-password=t%2Fwo";
        let Address::Sentinel {
            sentinels, server, ..
        } = Address::parse(url).unwrap()
        else {
            panic!("{url}")
        };
        let (to, from) = (sentinels[0].redis_settings(), server.redis_settings());
        assert_eq!((to.username(), to.password()), (Some("u"), Some("t/wo")));
        assert_eq!(
            (from.username(), from.password(), from.db()),
            (Some("user"), Some("one"), 0)
        );
    }

    #[test]
    fn a_cluster_is_some_of_its_nodes() {
        let url = "redis-cluster://u:p@a:7001,b,[::1]:7003/";
        let Address::Cluster { seeds } = Address::parse(url).unwrap() else {
            panic!("{url}")
        };
        let hosts: Vec<_> = seeds.iter().map(|it| it.addr().to_string()).collect();
        assert_eq!(hosts, ["a:7001", "b:6379", "::1:7003"]);
        let all = |seed: &ConnectionInfo| seed.redis_settings().password() == Some("p");
        assert!(seeds.iter().all(all));
    }

    #[test]
    fn what_cannot_be_used_is_told_without_its_secret() {
        for url in [
            "ftp://:geheim@h",
            "geheim",
            "redis-sentinel://:geheim@a:1,b:2",
            "redis-sentinel://:geheim@a:1,,b/conch",
            "redis-sentinel://:geheim@/conch",
            "redis-sentinel://:geheim@a:geheim/conch",
            "redis-sentinel://:geheim@a:1/conch/geheim",
            "redis-sentinel://a:1/conch?password=geheim",
            "redis-cluster://:geheim@",
            "redis-cluster://:geheim@a/1",
            "redis-cluster://:geheim@a?geheim",
            "redis://:geheim@h:99999",
            "redis://:geheim@h/geheim",
        ] {
            let Err(error) = Address::parse(url) else {
                panic!("{url}")
            };
            let told = format!("{error} {error:?}");
            assert!(!told.contains("geheim"), "{told}");
        }
    }
}
