/// The characters that a font draws, as sorted ranges: a font of 65,000 needs some kilobytes.
#[derive(Debug, Default)]
pub(crate) struct Coverage(Vec<(u32, u32)>);

impl Coverage {
    pub(crate) fn of(mut characters: Vec<u32>) -> Self {
        characters.sort_unstable();
        characters.dedup();
        let mut ranges: Vec<(u32, u32)> = Vec::new();
        for character in characters {
            match ranges.last_mut() {
                Some((_, last)) if *last + 1 == character => *last = character,
                _ => ranges.push((character, character)),
            }
        }
        ranges.shrink_to_fit();
        Self(ranges)
    }

    pub(crate) fn has(&self, character: char) -> bool {
        let character = u32::from(character);
        let after = self.0.partition_point(|(first, _)| *first <= character);
        after > 0 && self.0[after - 1].1 >= character
    }

    /// Whether every character of this is in one of the others.
    pub(crate) fn within(&self, others: &[&Self]) -> bool {
        self.0
            .iter()
            .flat_map(|&(first, last)| first..=last)
            .filter_map(char::from_u32)
            .all(|character| others.iter().any(|other| other.has(character)))
    }
}
