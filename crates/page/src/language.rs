//! The language of a page before the app has come: as the app itself will choose it. Pure.

/// The languages that the app is built in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    Korean,
    English,
}

impl Language {
    /// Of an `Accept-Language` header. The first that somebody names counts, since that is what their
    /// browser tells the app; who names none, such as a search engine, reads Korean.
    pub fn of(wanted: Option<&str>) -> Self {
        let first = wanted.and_then(|wanted| wanted.split([',', ';']).next());
        let first = first.unwrap_or_default().trim();
        let is_korean = first
            .get(..2)
            .is_some_and(|it| it.eq_ignore_ascii_case("ko"));
        if is_korean || first.is_empty() || first == "*" {
            Self::Korean
        } else {
            Self::English
        }
    }

    /// The pages in this language that open the app at a path, as its build names them, the best
    /// first: that of a talk has the talk's own part on its way already.
    pub fn pages(self, path: &str) -> &'static [&'static str] {
        let is_talk = path == "chat" || path.starts_with("chat/");
        match (self, is_talk) {
            (Self::Korean, false) => &["index.ko.html", "index.html"],
            (Self::English, false) => &["index.en.html", "index.html"],
            (Self::Korean, true) => &["talk.ko.html", "index.ko.html", "index.html"],
            (Self::English, true) => &["talk.en.html", "index.en.html", "index.html"],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_talk_opens_with_a_page_of_its_own() {
        for path in ["chat", "chat/01900000-0000-7000-8000-000000000000"] {
            assert_eq!(Language::Korean.pages(path)[0], "talk.ko.html", "{path}");
            assert_eq!(Language::English.pages(path)[0], "talk.en.html", "{path}");
        }
        for path in ["", "chats", "library/chat"] {
            assert_eq!(Language::Korean.pages(path)[0], "index.ko.html", "{path}");
        }
    }

    #[test]
    fn the_first_language_counts() {
        for korean in ["ko", "ko-KR,ko;q=0.9,en;q=0.8", "KO", " ko;q=1", "*", ""] {
            assert_eq!(Language::of(Some(korean)), Language::Korean, "{korean}");
        }
        for english in ["en", "en-GB,ko;q=0.9", "fr-FR,fr;q=0.9,ko;q=0.5", "k", "한"] {
            assert_eq!(Language::of(Some(english)), Language::English, "{english}");
        }
        assert_eq!(Language::of(None), Language::Korean);
    }
}
