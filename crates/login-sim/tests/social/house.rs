//! A simulator on a free port, with a clock that is moved by hand.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::jwk::JwkSet;
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use login_sim::{Issuer, SocialSim};
use reqwest::Method;
use serde_json::Value;
use sha2::{Digest, Sha256};
use testkit::{Answer, Client};
use time::OffsetDateTime;

const BEGIN: i64 = 1_795_000_000;
pub const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

pub struct House {
    pub sim: SocialSim,
    pub client: Client,
    seconds: Arc<AtomicI64>,
    served: tokio::task::JoinHandle<()>,
}

impl Drop for House {
    fn drop(&mut self) {
        self.served.abort();
    }
}

/// Names and values that are changed before they are sent.
#[derive(Clone)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    pub fn of(fields: &[(&str, &str)]) -> Self {
        let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Self(fields.iter().map(own).collect())
    }

    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.0.retain(|(known, _)| known != name);
        self.0.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn without(mut self, name: &str) -> Self {
        self.0.retain(|(known, _)| known != name);
        self
    }
}

/// The way back: what the query of its address says.
pub struct Back {
    pub address: String,
    fields: Vec<(String, String)>,
}

impl Back {
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.fields.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }
}

impl House {
    pub fn new() -> Self {
        let seconds = Arc::new(AtomicI64::new(BEGIN));
        let clock = seconds.clone();
        let now = move || OffsetDateTime::from_unix_timestamp(clock.load(Ordering::Relaxed));
        let sim = SocialSim::new(Arc::new(move || now().unwrap()));
        let (_, server) = sim.serve("127.0.0.1:0").unwrap();
        let served = tokio::spawn(async move { server.await.unwrap() });
        Self {
            client: Client::stranger(&sim.origin()),
            sim,
            seconds,
            served,
        }
    }

    pub fn now(&self) -> i64 {
        self.seconds.load(Ordering::Relaxed)
    }

    pub fn wait(&self, seconds: i64) {
        self.seconds.fetch_add(seconds, Ordering::Relaxed);
    }

    /// What auth would ask for, of somebody who agrees.
    pub fn asked(issuer: Issuer) -> Fields {
        let scope = match issuer {
            Issuer::Kakao => "openid,profile_nickname,profile_image,account_email",
            _ => "openid email profile",
        };
        let asked = Fields::of(&[
            ("response_type", "code"),
            ("client_id", issuer.client_id()),
            ("redirect_uri", &callback(issuer)),
            ("scope", scope),
            ("state", "a state"),
            ("sim_user", "star"),
        ]);
        if issuer == Issuer::Naver {
            return asked;
        }
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(VERIFIER));
        asked
            .with("nonce", "a-nonce")
            .with("code_challenge", &challenge)
            .with("code_challenge_method", "S256")
    }

    pub async fn authorize(&self, issuer: Issuer, asked: &Fields) -> Answer {
        let path = match issuer {
            Issuer::Kakao => "/kakao/kauth/oauth/authorize",
            Issuer::Google => "/google/o/oauth2/v2/auth",
            Issuer::Naver => "/naver/nid/oauth2.0/authorize",
        };
        let request = self.client.request(Method::GET, path).query(&asked.0);
        self.client.send(request).await
    }

    /// Goes and comes back.
    pub async fn back(&self, issuer: Issuer, asked: &Fields) -> Back {
        let answer = self.authorize(issuer, asked).await.with(302);
        let address = answer.headers["location"].to_str().unwrap().to_owned();
        let (to, query) = address.split_once('?').unwrap();
        assert_eq!(to, callback(issuer));
        let fields = form_urlencoded::parse(query.as_bytes()).into_owned();
        Back {
            fields: fields.collect(),
            address,
        }
    }

    pub async fn code(&self, issuer: Issuer, asked: &Fields) -> String {
        let back = self.back(issuer, asked).await;
        back.get("code").unwrap().to_owned()
    }

    /// What auth would bring to exchange a code.
    pub fn brought(issuer: Issuer, code: &str) -> Fields {
        let brought = Fields::of(&[
            ("grant_type", "authorization_code"),
            ("client_id", issuer.client_id()),
            ("client_secret", issuer.client_secret()),
            ("redirect_uri", &callback(issuer)),
            ("code", code),
        ]);
        if issuer == Issuer::Naver {
            return brought.with("state", "a state");
        }
        brought.with("code_verifier", VERIFIER)
    }

    pub async fn token(&self, issuer: Issuer, brought: &Fields) -> Answer {
        let path = match issuer {
            Issuer::Kakao => "/kakao/kauth/oauth/token",
            Issuer::Google => "/google/token",
            Issuer::Naver => "/naver/nid/oauth2.0/token",
        };
        let request = self.client.request(Method::POST, path).form(&brought.0);
        self.client.send(request).await
    }

    /// The tokens of somebody who went this way.
    pub async fn tokens(&self, issuer: Issuer, asked: &Fields) -> Value {
        let code = self.code(issuer, asked).await;
        let brought = Self::brought(issuer, &code);
        self.token(issuer, &brought).await.with(200).json
    }

    pub async fn profile(&self, path: &str, tokens: &Value) -> Answer {
        let token = tokens["access_token"].as_str().unwrap();
        let request = self.client.request(Method::GET, path).bearer_auth(token);
        self.client.send(request).await
    }

    /// What a statement says, if it is signed by a key of the set as it is now.
    pub async fn claims(&self, issuer: Issuer, tokens: &Value) -> Option<Value> {
        let path = match issuer {
            Issuer::Kakao => "/kakao/kauth/.well-known/jwks.json",
            _ => "/google/certs",
        };
        let set = self.client.get(path).await.with(200).json;
        let set: JwkSet = serde_json::from_value(set).unwrap();
        let token = tokens["id_token"].as_str().unwrap();
        let kid = jsonwebtoken::decode_header(token).ok()?.kid.unwrap();
        let key = DecodingKey::from_jwk(set.find(&kid)?).unwrap();
        let mut validation = Validation::new(Algorithm::RS256);
        validation.required_spec_claims.clear();
        validation.validate_exp = false;
        validation.validate_aud = false;
        let decoded = jsonwebtoken::decode::<Value>(token, &key, &validation);
        decoded.ok().map(|decoded| decoded.claims)
    }
}

pub fn callback(issuer: Issuer) -> String {
    format!(
        "https://conch.example/api/auth/callback/{}",
        issuer.as_str()
    )
}
