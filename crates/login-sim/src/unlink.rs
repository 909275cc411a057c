//! What Kakao tells us when somebody leaves us there (its unlink webhook).

use crate::issuer::{ADMIN_KEY, APP_ID, Issuer};
use crate::people::Person;
use crate::sim::SocialSim;

/// How somebody left. `referrer_type` to Kakao.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnlinkReason {
    AccountDelete,
    ForcedAccountDelete,
    UnlinkFromAdmin,
    UnlinkFromApps,
    IncompleteSignUp,
}

impl UnlinkReason {
    const fn as_str(self) -> &'static str {
        match self {
            Self::AccountDelete => "ACCOUNT_DELETE",
            Self::ForcedAccountDelete => "FORCED_ACCOUNT_DELETE",
            Self::UnlinkFromAdmin => "UNLINK_FROM_ADMIN",
            Self::UnlinkFromApps => "UNLINK_FROM_APPS",
            Self::IncompleteSignUp => "INCOMPLETE_SIGN_UP",
        }
    }
}

/// The request that Kakao makes: a POST with this form, or a GET with it as the query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnlinkNotice {
    /// The `Authorization` header.
    pub authorization: String,
    /// `application/x-www-form-urlencoded`
    pub form: String,
}

impl SocialSim {
    /// Kakao's notice that somebody left: one of the people, or whoever has this member number.
    #[must_use]
    pub fn unlink_notice(user: &str, reason: UnlinkReason) -> UnlinkNotice {
        let person = Person::find(user).map(|person| person.subject(Issuer::Kakao));
        let user = person.unwrap_or_else(|| user.to_owned());
        UnlinkNotice {
            authorization: format!("KakaoAK {ADMIN_KEY}"),
            form: form_urlencoded::Serializer::new(String::new())
                .append_pair("app_id", APP_ID)
                .append_pair("user_id", &user)
                .append_pair("referrer_type", reason.as_str())
                .finish(),
        }
    }
}
