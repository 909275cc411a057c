//! Where somebody goes after signing in: a page of ours, never another site.

/// Longer than any path of our pages.
const LONGEST: usize = 512;

/// A path of one of our own pages, with its query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnPath(String);

impl ReturnPath {
    /// The path if it is one of ours, and the first page otherwise: whoever followed a bad link
    /// should arrive all the same.
    ///
    /// Refused is whatever a browser might take for another host (`//host`, `/\host`, a scheme), an
    /// interface instead of a page, and everything that is not printable ASCII.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let plain = text
            .bytes()
            .all(|byte| (0x21..0x7F).contains(&byte) && byte != b'\\');
        let is_page = text.starts_with('/')
            && !text.starts_with("//")
            && !text.starts_with("/api/")
            && text.len() <= LONGEST;
        Self(if plain && is_page { text } else { "/" }.to_owned())
    }

    /// The path.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path with one more pair in its query, before the fragment.
    #[must_use]
    pub fn with(&self, name: &str, value: &str) -> String {
        let (path, fragment) = match self.0.split_once('#') {
            Some((path, fragment)) => (path, format!("#{fragment}")),
            None => (self.0.as_str(), String::new()),
        };
        let joint = if path.contains('?') { '&' } else { '?' };
        format!("{path}{joint}{name}={value}{fragment}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_ours_are_kept() {
        for path in ["/", "/chat/0193", "/cards?suit=cups", "/chat/1#end"] {
            assert_eq!(ReturnPath::parse(path).as_str(), path);
        }
    }

    #[test]
    fn nobody_is_sent_to_another_site() {
        for path in [
            "",
            "chat",
            "//evil.example",
            "/\\evil.example",
            "\\/evil.example",
            "https://evil.example",
            "/\t/evil.example",
            "/ /evil.example",
            "javascript:alert(1)",
            "/api/auth/logout",
            "/%0d\nSet-Cookie:x",
            "/별",
            "///evil.example",
            "/chat\r\n",
        ] {
            assert_eq!(ReturnPath::parse(path).as_str(), "/", "{path:?}");
        }
        assert_eq!(
            ReturnPath::parse(&format!("/{}", "a".repeat(600))).as_str(),
            "/"
        );
    }

    #[test]
    fn a_pair_joins_the_query() {
        let with = |path: &str| ReturnPath::parse(path).with("signIn", "cancelled");
        assert_eq!(with("/chat/1"), "/chat/1?signIn=cancelled");
        assert_eq!(
            with("/cards?suit=cups#x"),
            "/cards?suit=cups&signIn=cancelled#x"
        );
    }
}
