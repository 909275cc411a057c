use memchr::memchr;

/// What a model writes to offer the cards. No language writes it by itself.
pub const MARKER: &str = "⟦draw⟧";

/// Takes the marker out of a text that comes in pieces.
///
/// What may be the beginning of a marker is held back until it is one or is not.
#[derive(Debug, Default)]
pub struct MarkerFilter {
    /// So many bytes of the marker have come at the end of the last piece.
    held: usize,
}

impl MarkerFilter {
    /// Appends to `out` what is text for sure, and tells whether a marker was taken out.
    pub fn push(&mut self, piece: &str, out: &mut String) -> bool {
        let mut rest = piece;
        let mut found = false;
        if self.held > 0 {
            let wanted = &MARKER[self.held..];
            if let Some(after) = rest.strip_prefix(wanted) {
                self.held = 0;
                found = true;
                rest = after;
            } else if wanted.starts_with(rest) {
                self.held += rest.len();
                return false;
            } else {
                self.release(out);
            }
        }
        let first = MARKER.as_bytes()[0];
        let mut from = 0;
        // its first byte begins a character, and the marker begins nowhere inside itself
        while let Some(at) = memchr(first, &rest.as_bytes()[from..]) {
            let at = from + at;
            if let Some(after) = rest[at..].strip_prefix(MARKER) {
                out.push_str(&rest[..at]);
                found = true;
                rest = after;
                from = 0;
            } else if MARKER.starts_with(&rest[at..]) {
                out.push_str(&rest[..at]);
                self.held = rest.len() - at;
                return found;
            } else {
                from = at + 1;
            }
        }
        out.push_str(rest);
        found
    }

    /// At the end of the text: what looked like a marker and was none.
    pub fn release(&mut self, out: &mut String) {
        out.push_str(&MARKER[..self.held]);
        self.held = 0;
    }
}

/// The text without markers.
pub fn without_marker(text: &str) -> String {
    text.replace(MARKER, "")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn filtered(pieces: &[&str]) -> (String, bool) {
        let mut filter = MarkerFilter::default();
        let mut out = String::new();
        let mut found = false;
        for piece in pieces {
            found |= filter.push(piece, &mut out);
        }
        filter.release(&mut out);
        (out, found)
    }

    #[test]
    fn half_a_marker_is_text_in_the_end() {
        assert_eq!(filtered(&["뽑자 ⟦dr"]), ("뽑자 ⟦dr".into(), false));
        assert_eq!(
            filtered(&["⟦", "d", "raw", "x⟧"]),
            ("⟦drawx⟧".into(), false)
        );
        assert_eq!(filtered(&["⟦dr", "⟦draw⟧"]), ("⟦dr".into(), true));
    }

    #[test]
    fn ordinary_text_with_its_first_byte_is_not_held() {
        let mut filter = MarkerFilter::default();
        let mut out = String::new();
        assert!(!filter.push("‘별’ — 카드… ⟧", &mut out));
        assert_eq!(out, "‘별’ — 카드… ⟧");
    }

    proptest! {
        #[test]
        fn any_split_gives_the_text_without_the_marker(
            parts in proptest::collection::vec(
                prop_oneof![
                    Just(MARKER.to_owned()), Just("⟦".to_owned()), Just("⟦dra".to_owned()),
                    Just("⟧".to_owned()), "[a-z가-힣‘’… ]{0,6}",
                ],
                0..8,
            ),
            cuts in proptest::collection::vec(any::<prop::sample::Index>(), 0..10),
        ) {
            let text = parts.concat();
            let mut cuts: Vec<usize> = cuts
                .iter()
                .map(|cut| cut.index(text.len() + 1))
                .filter(|cut| text.is_char_boundary(*cut))
                .collect();
            cuts.push(0);
            cuts.push(text.len());
            cuts.sort_unstable();
            let pieces: Vec<&str> = cuts.windows(2).map(|w| &text[w[0]..w[1]]).collect();
            let expected = (without_marker(&text), text.contains(MARKER));
            prop_assert_eq!(filtered(&pieces), expected);
        }
    }
}
