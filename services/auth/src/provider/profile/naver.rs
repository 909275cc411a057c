//! Naver's `/v1/nid/me`.

use serde::Deserialize;

use super::super::ProviderError;
use super::super::answer::Answer;
use crate::member::Person;

#[derive(Debug, Deserialize)]
struct Me {
    resultcode: String,
    response: Option<Profile>,
}

#[derive(Debug, Deserialize)]
struct Profile {
    id: String,
    nickname: Option<String>,
    name: Option<String>,
}

pub fn read(answer: &Answer) -> Result<Person, ProviderError> {
    let passing = answer.status.as_u16() == 429 || answer.status.is_server_error();
    let Ok(Me {
        resultcode,
        response,
    }) = answer.json()
    else {
        return Err(if answer.status.is_success() {
            ProviderError::Garbled("it has another shape")
        } else {
            ProviderError::Status(answer.status.as_u16())
        });
    };
    if !answer.status.is_success() || resultcode != "00" {
        return Err(ProviderError::Refused {
            code: resultcode.chars().take(16).collect(),
            passing,
        });
    }
    let profile = response.ok_or(ProviderError::Garbled("there is nobody in it"))?;
    let Profile { id, nickname, name } = profile;
    if id.is_empty() || id.len() > 255 {
        return Err(ProviderError::Unbelievable("no subject"));
    }
    Ok(Person {
        subject: id,
        nickname: nickname.or(name),
        // whether it is theirs Naver does not say
        email: None,
    })
}
