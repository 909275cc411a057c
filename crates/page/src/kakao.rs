//! Sharing in KakaoTalk: what a browser needs to know for it. Its SDK runs there and nowhere else.

use host::SettingError;

/// The SDK of these settings' default address, as of 2026-11.
const SDK_URL: &str = "https://t1.kakaocdn.net/kakao_js_sdk/2.8.3/kakao.min.js";
const SDK_INTEGRITY: &str =
    "sha384-oroumrnFVE0xtgqyDZJARgERibXg2C28380uaUZz2kHDS5CR7tu20eGiOU6GkTpy";
/// Where the SDK sends a message to from the page.
const SDK_TARGETS: &str = "https://sharer.kakao.com https://kapi.kakao.com";

/// The settings of sharing in KakaoTalk.
#[derive(Debug, Clone, Default, clap::Args)]
#[group(skip)]
pub struct KakaoShareArgs {
    /// The JavaScript key of the Kakao application; without it KakaoTalk is not offered for sharing
    #[arg(long, env = "KAKAO_JAVASCRIPT_KEY", value_name = "KEY")]
    kakao_javascript_key: Option<String>,

    /// Where browsers load Kakao's SDK from
    #[arg(long, env = "KAKAO_JS_SDK_URL", default_value = SDK_URL, value_name = "URL")]
    kakao_js_sdk_url: String,

    /// What that file must hash to, as in an integrity attribute; empty for anything. By default that of
    /// the default address, and anything at another one
    #[arg(long, env = "KAKAO_JS_SDK_SRI", value_name = "HASH")]
    kakao_js_sdk_sri: Option<String>,

    /// Where the SDK may send a message to, besides opening a window
    #[arg(long, env = "KAKAO_JS_SDK_TARGETS", default_value = SDK_TARGETS, value_name = "ORIGINS")]
    kakao_js_sdk_targets: String,
}

/// What a browser needs to share in KakaoTalk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kakao {
    pub javascript_key: String,
    pub sdk_url: String,
    pub sdk_integrity: Option<String>,
    /// Scheme and host of the SDK.
    pub sdk_origin: String,
    /// Origins that the SDK may send to, with spaces between them.
    pub sdk_targets: String,
}

impl KakaoShareArgs {
    /// Nothing where there is no key.
    ///
    /// # Errors
    /// An address is none.
    pub fn resolve(&self) -> Result<Option<Kakao>, SettingError> {
        let Self {
            kakao_javascript_key,
            kakao_js_sdk_url,
            kakao_js_sdk_sri,
            kakao_js_sdk_targets,
        } = self;
        let Some(javascript_key) = kakao_javascript_key.clone().filter(|key| !key.is_empty())
        else {
            return Ok(None);
        };
        let sdk_origin = origin_of(kakao_js_sdk_url).ok_or_else(|| SettingError {
            name: "--kakao-js-sdk-url",
            value: kakao_js_sdk_url.clone(),
            why: "it takes an address that begins with https:// or http://".to_owned(),
        })?;
        let targets: Vec<&str> = kakao_js_sdk_targets.split_whitespace().collect();
        if targets
            .iter()
            .any(|target| origin_of(target).as_deref() != Some(target))
        {
            return Err(SettingError {
                name: "--kakao-js-sdk-targets",
                value: kakao_js_sdk_targets.clone(),
                why: "it takes origins such as https://sharer.kakao.com, with spaces between them"
                    .to_owned(),
            });
        }
        let sdk_integrity = match kakao_js_sdk_sri {
            Some(given) => Some(given.clone()).filter(|given| !given.is_empty()),
            None => (kakao_js_sdk_url == SDK_URL).then(|| SDK_INTEGRITY.to_owned()),
        };
        Ok(Some(Kakao {
            javascript_key,
            sdk_url: kakao_js_sdk_url.clone(),
            sdk_integrity,
            sdk_origin,
            sdk_targets: targets.join(" "),
        }))
    }
}

/// Scheme and host of an address, if nothing in it could end what it is written into.
fn origin_of(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let host = rest.split('/').next().unwrap_or_default();
    let plain =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':' | b'*');
    let fits = matches!(scheme, "https" | "http") && !host.is_empty() && host.bytes().all(plain);
    fits.then(|| format!("{scheme}://{host}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args() -> KakaoShareArgs {
        KakaoShareArgs {
            kakao_javascript_key: Some("key".into()),
            kakao_js_sdk_url: SDK_URL.into(),
            kakao_js_sdk_sri: None,
            kakao_js_sdk_targets: SDK_TARGETS.into(),
        }
    }

    #[test]
    fn without_a_key_there_is_nothing() {
        for kakao_javascript_key in [None, Some(String::new())] {
            let args = KakaoShareArgs {
                kakao_javascript_key,
                ..args()
            };
            assert_eq!(args.resolve().unwrap(), None);
        }
    }

    #[test]
    fn the_sdk_is_what_it_must_hash_to() {
        let kakao = args().resolve().unwrap().unwrap();
        assert_eq!(kakao.sdk_integrity.as_deref(), Some(SDK_INTEGRITY));
        assert_eq!(kakao.sdk_origin, "https://t1.kakaocdn.net");
        let elsewhere = KakaoShareArgs {
            kakao_js_sdk_url: "http://127.0.0.1:9/sdk.js".into(),
            ..args()
        };
        let kakao = elsewhere.resolve().unwrap().unwrap();
        assert_eq!(kakao.sdk_integrity, None);
        assert_eq!(kakao.sdk_origin, "http://127.0.0.1:9");
    }

    #[test]
    fn what_would_break_out_of_a_policy_is_refused() {
        for bad in [
            "javascript:alert(1)",
            "https://a.b; script-src *",
            "//cdn",
            "",
        ] {
            let url = KakaoShareArgs {
                kakao_js_sdk_url: bad.into(),
                ..args()
            };
            assert!(url.resolve().is_err(), "{bad}");
        }
        let targets = KakaoShareArgs {
            kakao_js_sdk_targets: "https://a.b/path".into(),
            ..args()
        };
        assert!(targets.resolve().is_err());
    }
}
