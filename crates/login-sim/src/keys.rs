//! The keys of each provider. Made when they are first needed, once in a process.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};

use crate::issuer::Issuer;
use crate::signer::Signer;

type Slots = [OnceLock<Option<Signer>>; 3];

static KAKAO: Slots = [const { OnceLock::new() }; 3];
static GOOGLE: Slots = [const { OnceLock::new() }; 3];
static NAVER: Slots = [const { OnceLock::new() }; 3];

/// The slot of the key that is in every set and signs nothing, so that nobody gets away with
/// taking just any key of a set.
const STANDBY: usize = 2;

fn signer(issuer: Issuer, slot: usize) -> Option<&'static Signer> {
    let slots = match issuer {
        Issuer::Kakao => &KAKAO,
        Issuer::Google => &GOOGLE,
        Issuer::Naver => &NAVER,
    };
    slots.get(slot)?.get_or_init(Signer::generate).as_ref()
}

/// Which of them are in use at one provider.
pub struct KeyRing {
    issuer: Issuer,
    /// How often they were rotated.
    generation: AtomicUsize,
}

impl KeyRing {
    pub const fn new(issuer: Issuer) -> Self {
        Self {
            issuer,
            generation: AtomicUsize::new(0),
        }
    }

    pub fn rotate(&self) {
        self.generation.fetch_add(1, Ordering::Relaxed);
    }

    /// The key that signs now, and its name.
    pub fn current(&self) -> Option<(String, &'static Signer)> {
        let generation = self.generation.load(Ordering::Relaxed);
        let signer = signer(self.issuer, generation % STANDBY)?;
        Some((self.name(&(generation + 1).to_string()), signer))
    }

    /// A key that does not sign now and is in no set.
    pub fn other(&self) -> Option<&'static Signer> {
        let generation = self.generation.load(Ordering::Relaxed);
        signer(self.issuer, (generation + 1) % STANDBY)
    }

    /// The JWK set.
    pub fn jwks(&self) -> Option<Value> {
        let standby = signer(self.issuer, STANDBY)?;
        let (kid, current) = self.current()?;
        let standby = standby.jwk(&self.name("standby"));
        Some(json!({ "keys": [standby, current.jwk(&kid)] }))
    }

    /// What a key of this provider is called.
    pub fn name(&self, which: &str) -> String {
        format!("{}-sim-{which}", self.issuer.as_str())
    }
}
