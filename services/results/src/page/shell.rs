//! How the app is loaded: the tags of its index page, as its build wrote them.

use std::path::PathBuf;
use std::time::Duration;

use host::Every;
use tokio_util::sync::CancellationToken;

use super::Pages;
use crate::links::Links;

/// A new build of the app is noticed within this time; its predecessor's files are there for longer.
const EVERY: Duration = Duration::from_secs(5);

/// What loads the app lets what is read go first.
const SCRIPT: &str = "<script fetchpriority=\"low\" ";

/// The `link` and `script` tags of an index page, and the colour of its frame, one a line. Nothing else
/// of it is taken over: no text, and no script that is written into the page.
#[must_use]
pub fn tags_of(index: &str) -> String {
    let head = index.split("</head>").next().unwrap_or_default();
    let mut tags = String::new();
    let mut rest = head;
    while let Some(begin) = rest.find('<') {
        rest = rest.get(begin..).unwrap_or_default();
        let Some(end) = rest.find('>') else { break };
        let tag = rest.get(..=end).unwrap_or_default();
        rest = rest.get(end + 1..).unwrap_or_default();
        if tag.starts_with("<link ") || tag.starts_with("<meta name=\"theme-color\"") {
            tags.push_str(tag);
            tags.push('\n');
        } else if let Some(script) = tag.strip_prefix("<script ")
            && script.contains("src=\"/")
        {
            tags.push_str(SCRIPT);
            tags.push_str(script);
            tags.push_str("</script>\n");
        }
    }
    tags
}

/// The index page of the app in a file, which a new build of the app replaces.
#[derive(Debug, Clone)]
pub struct ShellFile(pub PathBuf);

impl ShellFile {
    /// Has pages load the app that is there now, until `stop`.
    pub async fn follow(self, pages: Pages, links: Links, stop: CancellationToken) {
        let mut every = Every::new(EVERY, stop);
        let mut missed = false;
        while every.comes().await {
            match tokio::fs::read_to_string(&self.0).await {
                Ok(index) => {
                    missed = false;
                    if pages.use_shell(&index) {
                        links.forget_pages();
                    }
                }
                Err(error) if !missed => {
                    missed = true;
                    tracing::warn!(%error, "shared pages load no app, or the one from before");
                }
                Err(_) => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tags_that_load_the_app_are_taken_over_and_nothing_else() {
        let index = r##"<!doctype html><html><head>
            <meta charset="utf-8" /><title>Conch</title>
            <meta name="theme-color" content="#0b1228" />
            <link rel="icon" href="/conch.svg" type="image/svg+xml" />
            <script>alert(1)</script><script src="https://elsewhere.example/x.js"></script>
            <script type="module" crossorigin src="/assets/index-1.js"></script>
            <link rel="stylesheet" crossorigin href="/assets/index-1.css">
            </head><body><script src="/late.js"></script></body></html>"##;
        let tags = tags_of(index);
        let lines: Vec<_> = tags.lines().collect();
        assert_eq!(
            lines,
            [
                r##"<meta name="theme-color" content="#0b1228" />"##,
                r#"<link rel="icon" href="/conch.svg" type="image/svg+xml" />"#,
                r#"<script fetchpriority="low" type="module" crossorigin src="/assets/index-1.js"></script>"#,
                r#"<link rel="stylesheet" crossorigin href="/assets/index-1.css">"#,
            ]
        );
        assert_eq!(tags_of(""), "");
        assert_eq!(tags_of("<link rel=\"cut"), "");
    }
}
