//! The prompts, which are data files.

use proto_events::cards::Locale;
use proto_events::chat::Persona;

/// All prompts of one language.
pub struct Texts {
    pub system: &'static str,
    pub voice_conch: &'static str,
    pub voice_polite: &'static str,
    pub voice_plain: &'static str,
    pub talk_listen: &'static str,
    pub talk_offer: &'static str,
    pub talk_only: &'static str,
    pub reading: &'static str,
    pub reading_ask: &'static str,
    pub reading_ask_open: &'static str,
    pub follow_up: &'static str,
    pub follow_up_more: &'static str,
    pub follow_up_last: &'static str,
    pub card: &'static str,
    pub go_on: &'static str,
}

macro_rules! texts {
    ($locale:literal) => {
        Texts {
            system: include_str!(concat!("../../prompts/", $locale, "/system.md")),
            voice_conch: include_str!(concat!("../../prompts/", $locale, "/voice-conch.md")),
            voice_polite: include_str!(concat!("../../prompts/", $locale, "/voice-polite.md")),
            voice_plain: include_str!(concat!("../../prompts/", $locale, "/voice-plain.md")),
            talk_listen: include_str!(concat!("../../prompts/", $locale, "/talk-listen.md")),
            talk_offer: include_str!(concat!("../../prompts/", $locale, "/talk-offer.md")),
            talk_only: include_str!(concat!("../../prompts/", $locale, "/talk-only.md")),
            reading: include_str!(concat!("../../prompts/", $locale, "/reading.md")),
            reading_ask: include_str!(concat!("../../prompts/", $locale, "/reading-ask.md")),
            reading_ask_open: include_str!(concat!(
                "../../prompts/",
                $locale,
                "/reading-ask-open.md"
            )),
            follow_up: include_str!(concat!("../../prompts/", $locale, "/follow-up.md")),
            follow_up_more: include_str!(concat!("../../prompts/", $locale, "/follow-up-more.md")),
            follow_up_last: include_str!(concat!("../../prompts/", $locale, "/follow-up-last.md")),
            card: include_str!(concat!("../../prompts/", $locale, "/card.md")),
            go_on: include_str!(concat!("../../prompts/", $locale, "/continue.md")),
        }
    };
}

static KO: Texts = texts!("ko");
static EN: Texts = texts!("en");

impl Texts {
    pub const fn of(locale: Locale) -> &'static Self {
        match locale {
            Locale::Ko => &KO,
            Locale::En => &EN,
        }
    }

    pub const fn voice(&self, persona: Persona) -> &'static str {
        match persona {
            Persona::Conch => self.voice_conch,
            Persona::Polite => self.voice_polite,
            Persona::Plain => self.voice_plain,
        }
    }
}

/// Puts values into a text's `{{names}}`, each in one pass, so that a value is never read as a
/// template.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len() + 256);
    let mut rest = template.trim_end();
    while let Some((before, after)) = rest.split_once("{{") {
        filled.push_str(before);
        let (name, after) = after.split_once("}}").unwrap_or((after, ""));
        if let Some((_, value)) = values.iter().find(|(known, _)| *known == name) {
            filled.push_str(value.trim_end());
        } else {
            debug_assert!(false, "no value for {name}");
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}
