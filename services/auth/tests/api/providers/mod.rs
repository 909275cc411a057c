//! Kakao, Naver and Google, each played by a simulator that speaks its protocol.

mod keys;
mod leaving;
mod people;
mod settings;
mod tokens;

use auth::{Config, ProviderArgs, ProviderSettings};
use clap::Parser;
use host::{Clock, SettingError};
use identity::SessionCookie;
use login_sim::{Issuer, SocialSim};
use serde_json::json;
use testkit::{Answer, Client};

use crate::house::{House, NOON};

const SESSION: &str = "/api/auth/session";

#[derive(Parser)]
struct Flags {
    #[command(flatten)]
    providers: ProviderArgs,
}

/// What these flags offer.
fn resolve(
    flags: &[String],
    public_url: Option<&str>,
) -> Result<Vec<ProviderSettings>, SettingError> {
    let words = ["auth".to_owned()].into_iter().chain(flags.iter().cloned());
    Flags::parse_from(words).providers.resolve(public_url)
}

/// A house whose providers are simulated.
struct Street {
    house: House,
    sim: SocialSim,
    http: reqwest::Client,
}

impl Street {
    async fn new() -> Self {
        let clock = Clock::standing_at(NOON);
        let sim = SocialSim::new(clock.as_fn());
        let (address, server) = sim.serve("127.0.0.1:0").unwrap();
        tokio::spawn(server);
        let origin = format!("http://{address}");
        let providers = resolve(&flags(&origin), None).unwrap();
        let house =
            House::offering(Config::default(), SessionCookie::Plain, clock, providers).await;
        let http = reqwest::Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .unwrap();
        Self { house, sim, http }
    }

    /// To the provider's page.
    async fn begin(&self, client: &Client, issuer: Issuer) -> String {
        let path = format!("/api/auth/login/{}", issuer.as_str());
        let begun = client.post(&path, &json!({ "returnTo": "/chat/1" })).await;
        begun.with(200).json["url"].as_str().unwrap().to_owned()
    }

    /// From the provider's page back to the address of the callback, as this person.
    async fn consent(&self, page: &str, choice: &str) -> String {
        let answer = self
            .http
            .get(format!("{page}&{choice}"))
            .send()
            .await
            .unwrap();
        assert!(answer.status().is_redirection(), "{answer:?}");
        let callback = answer.headers()["location"].to_str().unwrap();
        self.house.path(callback).to_owned()
    }

    /// All the way; answers where it ended.
    async fn sign_in(&self, client: &Client, issuer: Issuer, choice: &str) -> String {
        let page = self.begin(client, issuer).await;
        let callback = self.consent(&page, choice).await;
        page_of(&client.get(&callback).await.with(303))
    }

    /// Somebody new all the way; answers where it ended, and who they are then.
    async fn arrive(&self, issuer: Issuer, choice: &str) -> (String, serde_json::Value) {
        let client = self.house.stranger();
        let page = self.sign_in(&client, issuer, choice).await;
        (page, client.get(SESSION).await.with(200).json)
    }
}

fn page_of(answer: &Answer) -> String {
    answer.headers["location"].to_str().unwrap().to_owned()
}

/// The flags that point every provider at a simulator.
fn flags(origin: &str) -> Vec<String> {
    let flag = |name: &str, value: &str| format!("--{name}={value}");
    vec![
        flag("kakao-client-id", login_sim::KAKAO_CLIENT_ID),
        flag("kakao-client-secret", login_sim::KAKAO_CLIENT_SECRET),
        flag("kakao-scope", "openid,profile_nickname,account_email"),
        flag("kakao-kauth-url", &format!("{origin}/kakao/kauth")),
        flag("kakao-kapi-url", &format!("{origin}/kakao/kapi/")),
        flag("kakao-issuer", &format!("{origin}/kakao/kauth")),
        flag("naver-client-id", login_sim::NAVER_CLIENT_ID),
        flag("naver-client-secret", login_sim::NAVER_CLIENT_SECRET),
        flag("naver-nid-url", &format!("{origin}/naver/nid")),
        flag("naver-api-url", &format!("{origin}/naver/openapi")),
        flag("google-client-id", login_sim::GOOGLE_CLIENT_ID),
        flag("google-client-secret", login_sim::GOOGLE_CLIENT_SECRET),
        flag(
            "google-discovery-url",
            &format!("{origin}/google/.well-known/openid-configuration"),
        ),
        flag("provider-seconds", "1"),
    ]
}
