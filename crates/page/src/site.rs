//! Under which addresses the world finds links. Pure.
//!
//! They come from the settings alone: a `Host` that somebody made up must not end in a page that is
//! kept and shown to others.

use host::{PublicId, SettingError};

/// What an absolute address begins with where no setting says it: nobody else can follow it.
const NOWHERE: &str = "http://localhost:8080";

/// The setting of where shared pages are.
#[derive(Debug, Clone, Default, clap::Args)]
#[group(skip)]
pub struct SiteArgs {
    /// The address of shared pages, where they have a host of their own, such as
    /// https://conch-share.example; it serves /r/, /assets/, /api/results/shared/ and
    /// /api/chat/cards. By default the public URL
    #[arg(long, env = "CONCH_SHARE_URL", value_name = "URL")]
    pub share_url: Option<String>,
}

impl SiteArgs {
    /// Checks it; `public` is where the product is.
    ///
    /// # Errors
    /// It is more than scheme and host.
    pub fn resolve(&self, public: Option<&str>) -> Result<Site, SettingError> {
        let given = self.share_url.as_deref().filter(|url| !url.is_empty());
        let shared = given.map(origin).transpose()?;
        Ok(Site::new(public, shared))
    }
}

/// The addresses of the product and of its shared pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// Of shared pages, without a slash at its end.
    shared: Option<String>,
    /// Where one draws one's own.
    home: String,
    /// The host of shared pages, where that is not the product's.
    apart: Option<String>,
}

impl Site {
    /// `public` is where the product is; `shared` is where shared pages are, if that is a host of
    /// their own.
    #[must_use]
    pub fn new(public: Option<&str>, shared: Option<&str>) -> Self {
        let apart = shared.filter(|shared| Some(*shared) != public);
        let home = match (apart, public) {
            (Some(_), Some(public)) => format!("{public}/"),
            _ => "/".to_owned(),
        };
        let host = |url: &str| Some(url.split_once("://")?.1.to_ascii_lowercase());
        Self {
            shared: shared.or(public).map(str::to_owned),
            home,
            apart: apart.filter(|_| public.is_some()).and_then(host),
        }
    }

    /// The host of shared pages, where that is not the product's: nothing else is shown there.
    #[must_use]
    pub fn apart(&self) -> Option<&str> {
        self.apart.as_deref()
    }

    /// Where one draws one's own: a path where that is the same host.
    #[must_use]
    pub fn home(&self) -> &str {
        &self.home
    }

    /// The address of a page, or its path where no setting says under which address we are known.
    #[must_use]
    pub fn link(&self, id: PublicId, ending: &str) -> String {
        let known = self.shared.as_deref().unwrap_or_default();
        format!("{known}/r/{id}{ending}")
    }

    /// The same as previews ask for it: absolute in any case.
    #[must_use]
    pub fn absolute(&self, id: PublicId, ending: &str) -> String {
        let known = self.shared.as_deref().unwrap_or(NOWHERE);
        format!("{known}/r/{id}{ending}")
    }
}

/// Scheme and host of an address that has nothing else.
fn origin(url: &str) -> Result<&str, SettingError> {
    let url = url.trim_end_matches('/');
    let host = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"))
        .unwrap_or_default();
    let plain =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':' | b'[' | b']');
    if host.is_empty() || !host.bytes().all(plain) {
        return Err(SettingError {
            name: "--share-url",
            value: url.to_owned(),
            why: "it takes scheme and host, such as https://conch-share.example".to_owned(),
        });
    }
    Ok(url)
}
