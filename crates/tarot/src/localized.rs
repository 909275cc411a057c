use proto_events::cards::Locale;

/// One text in every language of the product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Localized {
    pub ko: &'static str,
    pub en: &'static str,
}

impl Localized {
    #[must_use]
    pub const fn get(self, locale: Locale) -> &'static str {
        match locale {
            Locale::Ko => self.ko,
            Locale::En => self.en,
        }
    }
}

/// Korean first, English second: the order of every table of this crate.
pub(crate) const fn say(ko: &'static str, en: &'static str) -> Localized {
    Localized { ko, en }
}
