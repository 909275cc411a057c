//! The invented people that have accounts at Kakao, Google and Naver.

use crate::issuer::Issuer;

/// One of them. At each provider always the same account.
#[derive(Debug, PartialEq, Eq)]
pub struct Person {
    /// What `sim_user` names.
    pub id: &'static str,
    pub nickname: &'static str,
    pub email: Option<&'static str>,
    pub email_is_verified: bool,
    /// Whether they agree to anything at all beyond being recognised.
    pub agrees: bool,
    /// Their member number.
    pub kakao: i64,
    pub google: &'static str,
    pub naver: &'static str,
}

/// All of them.
pub static SOCIAL_PEOPLE: [Person; 4] = [
    Person {
        id: "star",
        nickname: "별이",
        email: Some("star@example.com"),
        email_is_verified: true,
        agrees: true,
        kakao: 4_100_000_001,
        google: "110000000000000000001",
        naver: "Nv5tAr-6LxqT0mWnYbQeKdUoPz2sRiHc8GfJ4aXvE1I",
    },
    Person {
        id: "moon",
        nickname: "달이",
        email: None,
        email_is_verified: false,
        agrees: true,
        kakao: 4_100_000_002,
        google: "110000000000000000002",
        naver: "Nv5m0On-9RkYc2ZpVuTgXwBnLs7dQeJh3FaKiMxO4PU",
    },
    Person {
        id: "sea",
        nickname: "바다",
        email: Some("sea@example.com"),
        email_is_verified: false,
        agrees: true,
        kakao: 4_100_000_003,
        google: "110000000000000000003",
        naver: "Nv5s3A-1HtFy8JmCqPzEoWvRkXg6bSdNl5UiQaTxY7M",
    },
    Person {
        id: "cloud",
        nickname: "구름",
        email: None,
        email_is_verified: false,
        agrees: false,
        kakao: 4_100_000_004,
        google: "110000000000000000004",
        naver: "Nv5cl0Ud-2WnBx4TsKjHgZyLpMe9vQfRoCi7DaXuE3A",
    },
];

impl Person {
    /// The one of this id.
    #[must_use]
    pub fn find(id: &str) -> Option<&'static Self> {
        SOCIAL_PEOPLE.iter().find(|person| person.id == id)
    }

    /// Who they are to us, in the words of a provider.
    #[must_use]
    pub fn subject(&self, issuer: Issuer) -> String {
        match issuer {
            Issuer::Kakao => self.kakao.to_string(),
            Issuer::Google => self.google.to_owned(),
            Issuer::Naver => self.naver.to_owned(),
        }
    }

    /// Anybody else.
    pub(crate) fn other(&self) -> &'static Self {
        let [first, second, ..] = &SOCIAL_PEOPLE;
        if self == first { second } else { first }
    }
}
