//! Members who are experts, by the keys of the site.

use std::fs;
use std::path::PathBuf;
use std::rc::Rc;

use identity::{Grant, KeyRing, Minter, Principal, Role, SessionCookie};

use super::site::{Fault, Site};
use crate::BenchError;

/// As long as a session is made for: longer than anything that is done in it.
const LIFE: time::Duration = time::Duration::hours(4);

/// Makes the session of one expert after the other.
pub struct Experts {
    site: Rc<Site>,
    keys: PathBuf,
}

impl Experts {
    /// # Errors
    /// The keys cannot be read.
    pub fn with(site: Rc<Site>, keys: PathBuf) -> Result<Self, BenchError> {
        let experts = Self { site, keys };
        match experts.another() {
            Ok(_) => Ok(experts),
            Err(fault) => Err(BenchError::SetUp(fault.said)),
        }
    }

    /// The cookie of an expert whom nobody has seen before. The file is read each time: its keys follow
    /// one another while the site is in use.
    ///
    /// # Errors
    /// The keys cannot be read.
    pub fn another(&self) -> Result<String, Fault> {
        let unreadable =
            |error: String| Fault::new("no keys", format!("{}: {error}", self.keys.display()));
        let text = fs::read_to_string(&self.keys).map_err(|error| unreadable(error.to_string()))?;
        let ring = KeyRing::parse(&text).map_err(|error| unreadable(error.to_string()))?;
        let grant = Grant {
            principal: Principal::member(self.site.new_id(), vec![Role::Expert]),
            session: self.site.new_id(),
            was: None,
        };
        let minted = Minter::new(ring, LIFE).mint(grant, self.site.clock().now());
        let token = minted.map_err(|error| unreadable(error.to_string()))?;
        let cookie = SessionCookie::for_public_url(Some(&self.site.origin));
        Ok(format!("{}={}", cookie.name(), token.text))
    }
}
