//! The three that are simulated, and who we are to each.

/// What Kakao calls a REST API key.
pub const KAKAO_CLIENT_ID: &str = "kakao-sim-rest-api-key";
pub const KAKAO_CLIENT_SECRET: &str = "kakao-sim-secret";
/// By which Kakao proves itself when it tells that somebody has left.
pub const ADMIN_KEY: &str = "kakao-sim-admin-key";
/// The number of our application at Kakao.
pub const APP_ID: &str = "123456";
pub const GOOGLE_CLIENT_ID: &str = "google-sim.apps.googleusercontent.invalid";
pub const GOOGLE_CLIENT_SECRET: &str = "google-sim-secret";
pub const NAVER_CLIENT_ID: &str = "naver-sim-client";
pub const NAVER_CLIENT_SECRET: &str = "naver-sim-secret";

/// Where the registered redirect URIs are, on whatever host.
const CALLBACK: &str = "/api/auth/callback/";

/// Somebody who vouches for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Issuer {
    Kakao,
    Google,
    Naver,
}

impl Issuer {
    pub const ALL: [Self; 3] = [Self::Kakao, Self::Google, Self::Naver];

    /// As paths name it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Kakao => "kakao",
            Self::Google => "google",
            Self::Naver => "naver",
        }
    }

    /// The only client that it knows.
    #[must_use]
    pub const fn client_id(self) -> &'static str {
        match self {
            Self::Kakao => KAKAO_CLIENT_ID,
            Self::Google => GOOGLE_CLIENT_ID,
            Self::Naver => NAVER_CLIENT_ID,
        }
    }

    #[must_use]
    pub const fn client_secret(self) -> &'static str {
        match self {
            Self::Kakao => KAKAO_CLIENT_SECRET,
            Self::Google => GOOGLE_CLIENT_SECRET,
            Self::Naver => NAVER_CLIENT_SECRET,
        }
    }

    /// Whether it sends people back to this address: any host, exactly one path.
    pub(crate) fn sends_back_to(self, redirect_uri: &str) -> bool {
        let address = redirect_uri
            .strip_prefix("https://")
            .or_else(|| redirect_uri.strip_prefix("http://"));
        let host = address
            .and_then(|address| address.strip_suffix(self.as_str()))
            .and_then(|address| address.strip_suffix(CALLBACK));
        let is_host = |byte: u8| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte);
        host.is_some_and(|host| !host.is_empty() && host.bytes().all(is_host))
    }
}

#[cfg(test)]
mod tests {
    use super::Issuer;

    #[test]
    fn only_the_registered_path_is_sent_back_to() {
        let kakao = Issuer::Kakao;
        for known in ["https://conch.example", "http://127.0.0.1:8080"] {
            assert!(kakao.sends_back_to(&format!("{known}/api/auth/callback/kakao")));
        }
        for stray in [
            "https://conch.example/api/auth/callback/google",
            "https://conch.example/api/auth/callback/kakao/",
            "https://conch.example/api/auth/callback/kakao?x=1",
            "https://conch.example/else/api/auth/callback/kakao",
            "https://somebody@conch.example/api/auth/callback/kakao",
            "ftp://conch.example/api/auth/callback/kakao",
            "https:///api/auth/callback/kakao",
        ] {
            assert!(!kakao.sends_back_to(stray), "{stray}");
        }
    }
}
