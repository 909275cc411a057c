//! Which font draws what, chosen here alone: the same everywhere, and known before anything is
//! drawn, so that nothing undrawable reaches the picture.

mod coverage;
mod extra;
mod face;

use std::path::Path;
use std::sync::Arc;

use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{FontFamily, FontResolver};

use crate::error::FontsMissing;
pub(crate) use face::is_joiner;
use face::{Face, Glyph};

static SERIF: &[u8] = include_bytes!("../../fonts/GowunBatang-Regular.ttf");
static SANS: &[u8] = include_bytes!("../../fonts/Pretendard-SemiBold.otf");

/// Which of our two fonts comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Voice {
    Serif,
    Sans,
}

/// All fonts: the serif, the sans, then those of the folder, the most fitting first.
pub(crate) struct Fonts {
    database: Arc<Database>,
    faces: Vec<Arc<Face>>,
}

/// A font, by its position among all fonts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FaceId(u16);

impl FaceId {
    /// Whether it is one of the two inside the program.
    pub(crate) fn is_ours(self) -> bool {
        self.0 < 2
    }

    /// The family under which a drawing asks for this font.
    pub(crate) fn family(self) -> String {
        format!("face-{}", self.0)
    }
}

impl Fonts {
    pub(crate) fn new(folder: Option<&Path>) -> (Self, Option<FontsMissing>) {
        let mut database = Database::new();
        let mut faces = Vec::new();
        for data in [SERIF, SANS] {
            let ids = database.load_font_source(Source::Binary(Arc::new(data)));
            faces.extend(
                ids.iter()
                    .filter_map(|id| Face::load(&database, *id))
                    .map(Arc::new),
            );
        }
        let missing = folder.and_then(|folder| extra::load(folder, &mut database, &mut faces));
        let database = Arc::new(database);
        (Self { database, faces }, missing)
    }

    /// The same without fonts of colour emoji.
    pub(crate) fn without_colour(&self) -> Self {
        let plain = self.faces.iter().filter(|face| !face.coloured);
        Self {
            database: Arc::clone(&self.database),
            faces: plain.cloned().collect(),
        }
    }

    pub(crate) fn database(&self) -> Arc<Database> {
        Arc::clone(&self.database)
    }

    /// The first font that has all of a cluster, if any has.
    pub(crate) fn choose(&self, cluster: &str, voice: Voice) -> Option<FaceId> {
        let ours = match voice {
            Voice::Serif => [0, 1],
            Voice::Sans => [1, 0],
        };
        let in_order = || ours.into_iter().chain(2..self.faces.len());
        let has = |at: &usize| self.faces.get(*at).is_some_and(|face| face.has(cluster));
        let coloured = |at: &usize| self.faces.get(*at).is_some_and(|face| face.coloured);
        let emoji = if asks_for_colour(cluster) {
            in_order().filter(coloured).find(has)
        } else {
            None
        };
        let position = emoji.or_else(|| in_order().find(has))?;
        u16::try_from(position).ok().map(FaceId)
    }

    pub(crate) fn draws(&self, face: FaceId, character: char) -> bool {
        self.faces
            .get(usize::from(face.0))
            .is_some_and(|face| face.draws(character))
    }

    /// The glyphs of a text in one font, with advances in ems.
    pub(crate) fn shape(&self, text: &str, face: FaceId) -> Vec<Glyph> {
        self.faces
            .get(usize::from(face.0))
            .map(|face| face.shape(&self.database, text))
            .unwrap_or_default()
    }

    /// How the drawing library finds the fonts: by our names, and the serif for the names that the
    /// art of the cards asks for.
    pub(crate) fn resolver(&self) -> FontResolver<'_> {
        FontResolver {
            select_font: Box::new(|font, _| {
                let named = font.families().iter().find_map(|family| match family {
                    FontFamily::Named(name) => name.strip_prefix("face-")?.parse().ok(),
                    _ => None,
                });
                self.faces.get(named.unwrap_or(0)).map(|face| face.id)
            }),
            select_fallback: Box::new(|character, tried, _| {
                self.faces
                    .iter()
                    .find(|face| !tried.contains(&face.id) && face.draws(character))
                    .map(|face| face.id)
            }),
        }
    }
}

/// Whether a cluster is meant as an emoji: it says so, or it is of the planes of pictures.
fn asks_for_colour(cluster: &str) -> bool {
    cluster
        .chars()
        .any(|c| matches!(c, '\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}' | '\u{20E3}'))
}

#[cfg(test)]
mod tests {
    use super::{Fonts, Voice};

    #[test]
    fn every_name_of_a_card_or_place_is_drawn_by_our_own_fonts() {
        let (fonts, _) = Fonts::new(None);
        let cards = tarot::deck().iter().map(|card| card.name);
        for name in cards.clone() {
            for letter in format!("{}{}", name.ko, name.en).chars() {
                let face = fonts.choose(&letter.to_string(), Voice::Serif);
                assert_eq!(face.map(|face| face.0), Some(0), "{letter}");
            }
        }
        let places = tarot::spreads().iter().flat_map(|spread| spread.places);
        for name in cards.chain(places.map(|place| place.name)) {
            for letter in format!("{}{}…·“”", name.ko, name.en).chars() {
                let face = fonts.choose(&letter.to_string(), Voice::Sans);
                assert_eq!(face.map(|face| face.0), Some(1), "{letter}");
            }
        }
    }
}
