//! What somebody is called. Pure.

/// Longest nickname, in characters.
pub const LONGEST: usize = 20;

/// A name that can be shown anywhere: one line, not empty, no more than [`LONGEST`] characters,
/// nothing in it that is invisible or turns the text around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nickname(String);

impl Nickname {
    /// The name as it was typed, with plain spaces; `None` if it is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let name = spaced(text);
        let fits = (1..=LONGEST).contains(&name.chars().count());
        (fits && name.chars().all(is_visible)).then_some(Self(name))
    }

    /// The name that a new member is called by: the provider's, cut to our length, or a plain one.
    #[must_use]
    pub fn given(text: Option<&str>) -> Self {
        let visible: String = text
            .unwrap_or_default()
            .chars()
            .filter(|letter| letter.is_whitespace() || is_visible(*letter))
            .collect();
        let cut: String = spaced(&visible).chars().take(LONGEST).collect();
        Self::parse(&cut).unwrap_or_else(|| Self("소라".to_owned()))
    }

    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a letter is seen, and does nothing to its neighbours. Joiners stay: flags and families
/// are made with them.
fn is_visible(letter: char) -> bool {
    let turns = matches!(letter,
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let hides = matches!(
        letter,
        '\u{AD}' | '\u{115F}' | '\u{1160}' | '\u{200B}' | '\u{2060}'
            ..='\u{2064}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}'
    );
    !letter.is_control() && !turns && !hides
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(text: Option<&str>) -> String {
        Nickname::given(text).into_string()
    }

    #[test]
    fn whatever_a_provider_calls_somebody_is_a_nickname() {
        assert_eq!(given(Some("  별이   빛나는 ")), "별이 빛나는");
        assert_eq!(given(Some("\u{7}")), "소라");
        assert_eq!(given(Some("\u{202E}abc")), "abc");
        assert_eq!(given(None), "소라");
        assert_eq!(given(Some(&"가".repeat(99))).chars().count(), LONGEST);
    }

    #[test]
    fn what_a_member_types_is_taken_as_it_is_or_not_at_all() {
        let parsed = |text: &str| Nickname::parse(text).map(Nickname::into_string);
        assert_eq!(parsed(" 밤  바다 ").as_deref(), Some("밤 바다"));
        let family = "👨\u{200D}👩\u{200D}👧";
        assert_eq!(parsed(family).as_deref(), Some(family));
        assert!(parsed(&"가".repeat(LONGEST)).is_some());
        let long = "가".repeat(LONGEST + 1);
        for bad in ["", "   ", "\u{3164}", "a\u{202E}b", "a\u{0}b", &long] {
            assert_eq!(parsed(bad), None, "{bad:?}");
        }
    }
}
