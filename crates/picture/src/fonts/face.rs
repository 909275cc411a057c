use harfrust::{FontRef, ShapeOptions, ShaperData, UnicodeBuffer};
use resvg::usvg::fontdb::{Database, ID};
use skrifa::MetadataProvider as _;

use super::coverage::Coverage;

/// One font and what it draws.
pub(crate) struct Face {
    pub(super) id: ID,
    pub(super) coverage: Coverage,
    /// Whether it is a font of colour emoji.
    pub(super) coloured: bool,
    /// What shaping needs to know of the font, gathered once.
    shaper: ShaperData,
}

/// A shaped glyph.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Glyph {
    /// The byte of the text at which its cluster begins.
    pub(crate) at: usize,
    /// In ems.
    pub(crate) advance: f32,
    /// The font has no shape for this after all.
    pub(crate) missing: bool,
}

impl Face {
    pub(super) fn load(database: &Database, id: ID) -> Option<Self> {
        let coloured = database
            .face(id)?
            .families
            .iter()
            .any(|(name, _)| name.to_lowercase().contains("emoji"));
        database.with_face_data(id, |data, index| {
            let font = FontRef::from_index(data, index).ok()?;
            let coverage = font.charmap().mappings().map(|(character, _)| character);
            Some(Self {
                id,
                coverage: Coverage::of(coverage.collect()),
                coloured,
                shaper: ShaperData::new(&font),
            })
        })?
    }

    pub(super) fn draws(&self, character: char) -> bool {
        self.coverage.has(character)
    }

    /// Whether it has every character of a cluster; what only joins or selects may be lacking.
    pub(super) fn has(&self, cluster: &str) -> bool {
        cluster
            .chars()
            .all(|character| is_joiner(character) || self.draws(character))
    }

    pub(super) fn shape(&self, database: &Database, text: &str) -> Vec<Glyph> {
        database
            .with_face_data(self.id, |data, index| {
                let font = FontRef::from_index(data, index).ok()?;
                let shaper = self.shaper.shaper(&font).build();
                let mut buffer = UnicodeBuffer::new();
                buffer.push_str(text);
                buffer.guess_segment_properties();
                let shaped = shaper.shape(buffer, ShapeOptions::new());
                let em = shaper.units_per_em().max(1) as f32;
                let glyphs = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
                Some(
                    glyphs
                        .map(|(info, position)| Glyph {
                            at: info.cluster as usize,
                            advance: position.x_advance as f32 / em,
                            missing: info.glyph_id == 0,
                        })
                        .collect(),
                )
            })
            .flatten()
            .unwrap_or_default()
    }
}

/// Characters without a shape of their own that hold a cluster together.
pub(crate) fn is_joiner(character: char) -> bool {
    matches!(character, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0020}'..='\u{E007F}')
}
