//! Kakao's `/v2/user/me`: everything but the number may be missing.

use serde::Deserialize;

use super::super::ProviderError;
use super::super::answer::Answer;
use crate::member::Person;

#[derive(Debug, Deserialize)]
struct Me {
    id: i64,
    kakao_account: Option<Account>,
}

#[derive(Debug, Deserialize)]
struct Account {
    profile: Option<Name>,
    email: Option<String>,
    #[serde(default)]
    is_email_valid: bool,
    #[serde(default)]
    is_email_verified: bool,
}

#[derive(Debug, Deserialize)]
struct Name {
    nickname: Option<String>,
}

/// As its API says no.
#[derive(Debug, Deserialize)]
struct Refusal {
    code: i64,
}

pub fn read(answer: &Answer) -> Result<Person, ProviderError> {
    if !answer.status.is_success() {
        let Ok(Refusal { code }) = answer.json() else {
            return Err(ProviderError::Status(answer.status.as_u16()));
        };
        // a failure of its own, a quota, maintenance
        let passing = matches!(code, -1 | -10 | -9798) || answer.status.is_server_error();
        return Err(ProviderError::Refused {
            code: code.to_string(),
            passing,
        });
    }
    let Me { id, kakao_account } = answer.json_of_success()?;
    let (nickname, email) = match kakao_account {
        Some(account) => {
            let usable = account.is_email_valid && account.is_email_verified;
            let nickname = account.profile.and_then(|profile| profile.nickname);
            (nickname, account.email.filter(|_| usable))
        }
        None => (None, None),
    };
    Ok(Person {
        subject: id.to_string(),
        nickname,
        email,
    })
}
