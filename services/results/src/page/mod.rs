//! The pages behind links: complete as they come, for those who run no script, and the beginning of the
//! app for those who do.

mod blocks;
mod shell;
mod words;

use std::sync::{Arc, PoisonError, RwLock};

use ::page::Site;
use actix_web::http::header::{CONTENT_SECURITY_POLICY, HeaderName, HeaderValue, REFERRER_POLICY};
use askama::Template;
use http_kit::ErrorKind;
use http_kit::conditional::Unchanging;
use picture::Shape;
use proto_events::cards::{DrawnCard, Locale};
use serde::Serialize;

use crate::fault::SharingFault;
use crate::gist::{Gist, card_title, day_in_words};
use crate::share::{Ended, ShareId};
use crate::snapshot::Snapshot;

use blocks::{Block, blocks_of};
pub use shell::{ShellFile, tags_of};
use words::Words;

/// Whoever has a link may see what is behind it, and no search engine may show it to others.
pub const NOT_FOR_ROBOTS: &str = "noindex, nofollow, noarchive";

/// Nothing from elsewhere, nothing that is written into the page, and no text becomes code.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

/// Why a page shows no reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Nothing {
    Unknown,
    Expired,
    Revoked,
}

impl From<Ended> for Nothing {
    fn from(ended: Ended) -> Self {
        match ended {
            Ended::Revoked => Self::Revoked,
            Ended::Expired => Self::Expired,
        }
    }
}

/// What the app reads in the page, so that it need not ask.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PageData<'a> {
    id: Option<String>,
    home: &'a str,
    ended: Option<Nothing>,
    reading: Option<&'a Snapshot>,
}

/// A card on its place.
struct Laid {
    title: String,
    /// Where there is more than one.
    place: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "shared.html")]
struct SharedPage<'a> {
    lang: &'static str,
    words: &'static Words,
    gist: &'a Gist,
    made_by: &'static str,
    snapshot: &'a Snapshot,
    day: String,
    cards: Vec<Laid>,
    text: Vec<Block<'a>>,
    url: String,
    picture: String,
    width: u32,
    height: u32,
    home: &'a str,
    robots: &'static str,
    shell: &'a str,
    data: String,
}

#[derive(Template)]
#[template(path = "ended.html")]
struct EndedPage<'a> {
    lang: &'static str,
    words: &'static Words,
    title: &'static str,
    text: &'static str,
    home: &'a str,
    robots: &'static str,
    shell: &'a str,
    data: String,
}

/// Renders pages. Cheap to clone; all clones render the same.
#[derive(Clone)]
pub struct Pages(Arc<Inner>);

struct Inner {
    site: Site,
    shell: RwLock<Shell>,
}

/// How the app is loaded, and the pages that are the same for everybody until that changes.
struct Shell {
    tags: String,
    nothing: Vec<(Nothing, Locale, Unchanging)>,
}

impl Pages {
    /// Pages that load no app, until [`Pages::use_shell`].
    #[must_use]
    pub fn new(site: Site) -> Self {
        let pages = Self(Arc::new(Inner {
            site,
            shell: RwLock::new(Shell {
                tags: String::new(),
                nothing: Vec::new(),
            }),
        }));
        pages.load(String::new());
        pages
    }

    #[must_use]
    pub fn site(&self) -> &Site {
        &self.0.site
    }

    /// Pages load the app as this index page of it does; false where they do already.
    pub fn use_shell(&self, index: &str) -> bool {
        let tags = tags_of(index);
        let same = {
            let shell = self.0.shell.read().unwrap_or_else(PoisonError::into_inner);
            shell.tags == tags
        };
        if !same {
            self.load(tags);
        }
        !same
    }

    fn load(&self, tags: String) {
        let mut nothing = Vec::new();
        for why in [Nothing::Unknown, Nothing::Expired, Nothing::Revoked] {
            for locale in [Locale::Ko, Locale::En] {
                match self.render_nothing(why, locale, &tags) {
                    Ok(page) => nothing.push((why, locale, page)),
                    Err(error) => tracing::error!(%error, "a page cannot be rendered"),
                }
            }
        }
        let mut shell = self.0.shell.write().unwrap_or_else(PoisonError::into_inner);
        *shell = Shell { tags, nothing };
    }

    /// The page of a link.
    ///
    /// # Errors
    /// Never for what can be read from the tables.
    pub fn shared(
        &self,
        id: ShareId,
        snapshot: &Snapshot,
        gist: &Gist,
    ) -> Result<Unchanging, SharingFault> {
        let site = &self.0.site;
        let (width, height) = Shape::Wide.size();
        let locale = snapshot.locale;
        let data = PageData {
            id: Some(id.to_string()),
            home: site.home(),
            ended: None,
            reading: Some(snapshot),
        };
        let shell = self.0.shell.read().unwrap_or_else(PoisonError::into_inner);
        let page = SharedPage {
            lang: lang(locale),
            words: Words::of(locale),
            gist,
            made_by: Words::of(locale).made_by(snapshot.is_by_model()),
            snapshot,
            day: day_in_words(snapshot.date.as_deref().unwrap_or_default(), locale),
            cards: laid(snapshot),
            text: blocks_of(&snapshot.text),
            url: site.absolute(id, ""),
            picture: site.absolute(id, ".png"),
            width,
            height,
            home: site.home(),
            robots: NOT_FOR_ROBOTS,
            shell: &shell.tags,
            data: inert_json(&data)?,
        };
        Ok(guarded(page.render()?, "no-cache").compressed().careful())
    }

    /// The page where there is no reading to be seen.
    #[must_use]
    pub fn nothing(&self, why: Nothing, locale: Locale) -> Option<Unchanging> {
        let shell = self.0.shell.read().unwrap_or_else(PoisonError::into_inner);
        let mut all = shell.nothing.iter();
        let (.., page) = all.find(|(of, language, _)| (*of, *language) == (why, locale))?;
        Some(page.clone())
    }

    fn render_nothing(
        &self,
        why: Nothing,
        locale: Locale,
        tags: &str,
    ) -> Result<Unchanging, SharingFault> {
        let words = Words::of(locale);
        let (title, text) = words.nothing(why);
        let home = self.0.site.home();
        let data = PageData {
            id: None,
            home,
            ended: Some(why),
            reading: None,
        };
        let page = EndedPage {
            lang: lang(locale),
            words,
            title,
            text,
            home,
            robots: NOT_FOR_ROBOTS,
            shell: tags,
            data: inert_json(&data)?,
        };
        let kind = match why {
            Nothing::Unknown => ErrorKind::NotFound,
            Nothing::Expired | Nothing::Revoked => ErrorKind::Gone,
        };
        Ok(guarded(page.render()?, "no-store")
            .compressed()
            .refusing(kind))
    }
}

fn laid(snapshot: &Snapshot) -> Vec<Laid> {
    let Snapshot { locale, spread, .. } = *snapshot;
    let places = tarot::spread(spread).places;
    let card = |card: &DrawnCard| {
        let place = places.get(usize::from(card.place));
        Laid {
            title: card_title(card, locale),
            place: place
                .filter(|_| places.len() > 1)
                .map(|it| it.name.get(locale)),
        }
    };
    snapshot.cards.iter().map(card).collect()
}

fn guarded(html: String, cache_control: &'static str) -> Unchanging {
    let robots = HeaderName::from_static("x-robots-tag");
    Unchanging::new(html, "text/html; charset=utf-8", cache_control)
        .with(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY))
        .with(REFERRER_POLICY, HeaderValue::from_static("no-referrer"))
        .with(robots, HeaderValue::from_static(NOT_FOR_ROBOTS))
}

/// JSON that ends no script and begins no comment, wherever in a page it stands.
fn inert_json(data: &PageData<'_>) -> serde_json::Result<String> {
    let json = serde_json::to_string(data)?;
    Ok(json
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029"))
}

const fn lang(locale: Locale) -> &'static str {
    match locale {
        Locale::Ko => "ko",
        Locale::En => "en",
    }
}
