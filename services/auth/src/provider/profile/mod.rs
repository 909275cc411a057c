//! What providers tell about people besides their statements, each in its own shape.

mod kakao;
mod naver;

use super::ProviderError;
use super::answer::Answer;
use crate::member::Person;

/// Where and in which shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Profile {
    /// `/v2/user/me` at this address.
    Kakao(String),
    /// `/v1/nid/me` at this address.
    Naver(String),
}

impl Profile {
    /// Who the bearer of this access token is.
    ///
    /// # Errors
    /// The provider does not answer, refuses, or names nobody.
    pub async fn ask(&self, token: &str, http: &reqwest::Client) -> Result<Person, ProviderError> {
        let (Self::Kakao(url) | Self::Naver(url)) = self;
        let answer = Answer::to(http.get(url).bearer_auth(token)).await?;
        match self {
            Self::Kakao(_) => kakao::read(&answer),
            Self::Naver(_) => naver::read(&answer),
        }
    }
}
