//! Who is calling, by address, when there may be proxies of ours in between.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

use actix_web::HttpRequest;
use actix_web::dev::ServiceRequest;
use actix_web::http::header::{HeaderMap, X_FORWARDED_FOR};

/// The address that limits count by: an IPv4 address, or the /64 that an IPv6 client may choose in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ClientAddress(pub IpAddr);

/// The networks whose `X-Forwarded-For` is believed. As `app_data` it is found by the limits.
///
/// A connection over a Unix socket is always believed: only the proxy in front can open it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TrustedProxies(Vec<Network>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Network {
    base: IpAddr,
    prefix: u8,
}

/// Not a comma-separated list of addresses and networks such as `10.0.0.0/8,::1`.
#[derive(Debug, thiserror::Error)]
#[error("`{0}` is neither an address nor a network such as 10.0.0.0/8")]
pub struct NotANetwork(String);

impl FromStr for TrustedProxies {
    type Err = NotANetwork;

    fn from_str(text: &str) -> Result<Self, NotANetwork> {
        text.split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(|part| Network::parse(part).ok_or_else(|| NotANetwork(part.to_owned())))
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

impl Network {
    fn parse(text: &str) -> Option<Self> {
        let (base, prefix) = match text.split_once('/') {
            Some((base, prefix)) => (base.parse::<IpAddr>().ok()?, prefix.parse::<u8>().ok()?),
            None => {
                let base = text.parse::<IpAddr>().ok()?;
                (base, if base.is_ipv4() { 32 } else { 128 })
            }
        };
        let longest = if base.is_ipv4() { 32 } else { 128 };
        (prefix <= longest).then_some(Self { base, prefix })
    }

    fn contains(self, address: IpAddr) -> bool {
        let (base, address, length) = match (self.base, address) {
            (IpAddr::V4(base), IpAddr::V4(address)) => (
                u128::from(base.to_bits()),
                u128::from(address.to_bits()),
                32,
            ),
            (IpAddr::V6(base), IpAddr::V6(address)) => (base.to_bits(), address.to_bits(), 128),
            _ => return false,
        };
        let rest = length - u32::from(self.prefix);
        base.checked_shr(rest) == address.checked_shr(rest)
    }
}

impl TrustedProxies {
    fn contains(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(address))
    }

    /// The nearest address in the chain of proxies that is not one of ours.
    ///
    /// `peer` is the other end of the connection; `None` on a Unix socket.
    #[must_use]
    pub fn client(&self, peer: Option<IpAddr>, headers: &HeaderMap) -> ClientAddress {
        let mut nearest = peer.map(|peer| peer.to_canonical());
        if nearest.is_none_or(|peer| self.contains(peer)) {
            let claims: Vec<&str> = headers
                .get_all(X_FORWARDED_FOR)
                .filter_map(|value| value.to_str().ok())
                .flat_map(|value| value.split(','))
                .collect();
            for claim in claims.into_iter().rev() {
                // what stands left of something unreadable may be anybody's invention
                let Ok(address) = claim.trim().parse::<IpAddr>() else {
                    break;
                };
                nearest = Some(address.to_canonical());
                if !self.contains(address.to_canonical()) {
                    break;
                }
            }
        }
        ClientAddress::countable(nearest.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED)))
    }
}

impl ClientAddress {
    fn countable(address: IpAddr) -> Self {
        Self(match address {
            IpAddr::V4(_) => address,
            IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(
                address.to_bits() & !u128::from(u64::MAX),
            )),
        })
    }

    /// The caller's address, by the [`TrustedProxies`] in the app's data.
    #[must_use]
    pub fn of(request: &HttpRequest) -> Self {
        let nobody = TrustedProxies::default();
        let trusted = request.app_data::<TrustedProxies>().unwrap_or(&nobody);
        trusted.client(request.peer_addr().map(|peer| peer.ip()), request.headers())
    }

    pub(crate) fn of_service_request(request: &ServiceRequest) -> Self {
        Self::of(request.request())
    }
}
