//! A preview as KakaoTalk makes one: what is in the head of the first answer, and the picture that it
//! names. No script is run, no cookie kept, and what stands in the body is not read.

use std::collections::BTreeMap;

use reqwest::StatusCode;
use reqwest::header::{ACCEPT, CONTENT_TYPE, COOKIE, HeaderMap, SET_COOKIE, USER_AGENT};

/// What it calls itself.
pub const KAKAO_SCRAPER: &str =
    "facebookexternalhit/1.1; kakaotalk-scrap/1.0; +https://devtalk.kakao.com/t/scrap/33984";

/// Longer no preview waits for a head, in bytes.
const HEAD: usize = 64 * 1024;

/// A page as a scraper sees it.
#[derive(Debug)]
pub struct Scraped {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub title: String,
    /// By `property` or `name`, in the order in which they stand.
    pub tags: BTreeMap<String, String>,
}

/// A picture as a scraper gets it.
#[derive(Debug)]
pub struct ScrapedPicture {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

/// Fetches pages and pictures for previews.
pub struct Scraper {
    http: reqwest::Client,
}

impl Default for Scraper {
    fn default() -> Self {
        Self::new()
    }
}

impl Scraper {
    #[must_use]
    pub fn new() -> Self {
        let http = reqwest::Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .unwrap();
        Self { http }
    }

    /// Reads the head of a page.
    ///
    /// # Panics
    /// Nothing answers, the answer sets a cookie, or its head is not well written.
    pub async fn page(&self, url: &str) -> Scraped {
        let response = self.get(url).await;
        let (status, headers) = (response.status(), response.headers().clone());
        let html = response.text().await.unwrap();
        let end = html.find("</head>").expect("a page has a head");
        assert!(end < HEAD, "the head takes {end} bytes");
        let (title, tags) = read_head(&html[..end]);
        Scraped {
            status,
            headers,
            title,
            tags,
        }
    }

    /// Fetches a picture.
    ///
    /// # Panics
    /// Nothing answers, or the answer sets a cookie.
    pub async fn picture(&self, url: &str) -> ScrapedPicture {
        let response = self.get(url).await;
        ScrapedPicture {
            status: response.status(),
            headers: response.headers().clone(),
            bytes: response.bytes().await.unwrap().to_vec(),
        }
    }

    async fn get(&self, url: &str) -> reqwest::Response {
        let request = self.http.get(url).header(USER_AGENT, KAKAO_SCRAPER);
        let response = request.header(ACCEPT, "*/*").send().await;
        let response = response.expect("the server answers");
        assert!(!response.headers().contains_key(SET_COOKIE));
        assert!(!response.headers().contains_key(COOKIE));
        response
    }
}

impl Scraped {
    /// The value of a tag.
    ///
    /// # Panics
    /// There is none.
    #[must_use]
    pub fn tag(&self, name: &str) -> &str {
        let value = self.tags.get(name);
        value.unwrap_or_else(|| panic!("{name} is not in {:?}", self.tags))
    }
}

impl ScrapedPicture {
    /// Width and height, as the PNG says.
    ///
    /// # Panics
    /// It is no PNG.
    #[must_use]
    pub fn size(&self) -> (u32, u32) {
        assert_eq!(self.headers[CONTENT_TYPE], "image/png");
        assert_eq!(&self.bytes[..8], b"\x89PNG\r\n\x1a\n");
        assert_eq!(&self.bytes[12..16], b"IHDR");
        let number = |at: usize| u32::from_be_bytes(self.bytes[at..at + 4].try_into().unwrap());
        (number(16), number(20))
    }
}

/// Title and `meta` tags; a tag that stands there twice counts the first time, as it does with Kakao.
fn read_head(head: &str) -> (String, BTreeMap<String, String>) {
    let (mut title, mut tags) = (String::new(), BTreeMap::new());
    let mut rest = head;
    while let Some(begin) = rest.find('<') {
        rest = &rest[begin + 1..];
        let end = rest.find('>').expect("a tag ends");
        let (tag, after) = (&rest[..end], &rest[end + 1..]);
        if tag == "title" {
            let end = after.find("</title>").expect("a title ends");
            title = unescape(&after[..end]);
            // text inside is no tag
            rest = &after[end..];
            continue;
        }
        if tag.starts_with("meta ") {
            let attributes = attributes(tag);
            let name = attributes.get("property").or(attributes.get("name"));
            if let (Some(name), Some(content)) = (name, attributes.get("content")) {
                tags.entry(name.clone()).or_insert(content.clone());
            }
        }
        rest = after;
    }
    (title, tags)
}

fn attributes(tag: &str) -> BTreeMap<String, String> {
    let mut attributes = BTreeMap::new();
    let mut rest = tag;
    while let Some(equals) = rest.find("=\"") {
        let name = rest[..equals].rsplit(' ').next().unwrap_or_default();
        let value = &rest[equals + 2..];
        let end = value.find('"').expect("a value ends");
        attributes.insert(name.to_owned(), unescape(&value[..end]));
        rest = &value[end + 1..];
    }
    attributes
}

fn unescape(text: &str) -> String {
    [
        ("&lt;", "<"),
        ("&#60;", "<"),
        ("&gt;", ">"),
        ("&#62;", ">"),
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#x27;", "'"),
        ("&#39;", "'"),
        ("&#38;", "&"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text.to_owned(), |text, (escaped, plain)| {
        text.replace(escaped, plain)
    })
}
