//! From a provider's page back to us.

use crate::answer::Answer;
use crate::call::Call;
use crate::consent;
use crate::fault::Fault;
use crate::grant::Pending;
use crate::issuer::Issuer;
use crate::people::Person;
use crate::sim::SocialSim;

/// Where somebody is sent back to, once it is known to be ours.
pub struct WayBack<'a> {
    pub issuer: Issuer,
    pub redirect_uri: &'a str,
    pub state: Option<&'a str>,
    /// In whose name (RFC 9207).
    pub iss: Option<String>,
}

/// Somebody who agrees, to more or to less.
pub struct Visitor {
    pub person: &'static Person,
    pub email: bool,
    pub profile: bool,
}

impl WayBack<'_> {
    /// Who is there, and what they agree to. `Err` is the page that asks, or the way back of those
    /// who do not agree.
    pub fn visitor(&self, sim: &SocialSim, call: &Call) -> Result<Visitor, Answer> {
        if call.query("sim_cancel") == Some("1") {
            return Err(self.error("access_denied", self.cancelled()));
        }
        let silent = call.query("prompt").is_some_and(|prompt| {
            let mut wishes = prompt.split([',', ' ']);
            wishes.any(|wish| wish == "none")
        });
        let Some(person) = call.query("sim_user").and_then(Person::find) else {
            return Err(if silent {
                self.error("login_required", "user is not signed in")
            } else {
                Answer::page(200, consent::choice(self.issuer, call.raw_query()))
            });
        };
        if silent && !sim.desk(self.issuer).is_linked(person.id) {
            return Err(self.error("consent_required", "user consent required."));
        }
        let refused = call.query("sim_refuse").unwrap_or_default();
        let agrees = |what| person.agrees && refused.split(',').all(|it| it != what);
        Ok(Visitor {
            person,
            email: agrees("email"),
            profile: agrees("profile"),
        })
    }

    /// S256, and nothing else, is taken.
    pub fn challenge(&self, call: &Call) -> Result<String, Answer> {
        let challenge = call.query("code_challenge");
        challenge
            .filter(|_| call.query("code_challenge_method") == Some("S256"))
            .map(str::to_owned)
            .ok_or_else(|| self.error("invalid_request", "code_challenge by S256 is required"))
    }

    /// Back with a code.
    pub fn code(&self, sim: &SocialSim, pending: Pending) -> Answer {
        let desk = sim.desk(self.issuer);
        desk.link(pending.grant.person.id);
        let code = desk
            .codes
            .grant(pending, sim.now(), crate::codes::CODE_LIFE);
        self.back(&[("code", &code)])
    }

    /// Back without.
    pub fn error(&self, error: &str, description: &str) -> Answer {
        self.back(&[("error", error), ("error_description", description)])
    }

    /// Back without, if that is what is to go wrong.
    pub fn unless(&self, fault: Option<&Fault>) -> Result<(), Answer> {
        match fault {
            Some(Fault::AuthorizeError { error, description }) => {
                Err(self.error(error, description))
            }
            _ => Ok(()),
        }
    }

    const fn cancelled(&self) -> &'static str {
        match self.issuer {
            Issuer::Kakao => "User denied access",
            Issuer::Google => "",
            Issuer::Naver => "Canceled By User",
        }
    }

    fn back(&self, with: &[(&str, &str)]) -> Answer {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in with.iter().filter(|(_, value)| !value.is_empty()) {
            query.append_pair(name, value);
        }
        if let Some(state) = self.state {
            query.append_pair("state", state);
        }
        if let Some(iss) = &self.iss {
            query.append_pair("iss", iss);
        }
        let query = query.finish().replace('+', "%20");
        Answer::redirect(format!("{}?{query}", self.redirect_uri))
    }
}
