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

    /// The index page in this language, as the build of the app names it.
    pub const fn index(self) -> &'static str {
        match self {
            Self::Korean => "index.ko.html",
            Self::English => "index.en.html",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
