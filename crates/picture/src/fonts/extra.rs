use std::path::Path;
use std::sync::Arc;

use resvg::usvg::fontdb::{Database, FaceInfo, ID, Style};

use super::coverage::Coverage;
use super::face::Face;
use crate::error::FontsMissing;

/// Adds the fonts of a folder that draw anything which no font before them does.
///
/// Their files stay where they are and are mapped when needed: nothing of them is held in memory
/// but which characters they have.
pub(super) fn load(
    folder: &Path,
    database: &mut Database,
    faces: &mut Vec<Arc<Face>>,
) -> Option<FontsMissing> {
    if let Err(cause) = std::fs::read_dir(folder) {
        let folder = folder.to_owned();
        return Some(FontsMissing { folder, cause });
    }
    let ours: Vec<ID> = database.faces().map(|face| face.id).collect();
    database.load_fonts_dir(folder);
    let mut found: Vec<_> = database
        .faces()
        .filter(|face| !ours.contains(&face.id))
        .map(|face| (rank(face), face.post_script_name.clone(), face.id))
        .collect();
    found.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    for (_, _, id) in found {
        let face = Face::load(database, id);
        match face.filter(|face| face.coloured || !adds_nothing(face, faces)) {
            Some(face) => faces.push(Arc::new(face)),
            None => database.remove_face(id),
        }
    }
    None
}

fn adds_nothing(face: &Face, faces: &[Arc<Face>]) -> bool {
    let known: Vec<&Coverage> = faces.iter().map(|face| &face.coverage).collect();
    face.coverage.within(&known)
}

/// The lower the sooner: Korean forms of hanja before others, plain before bold and slanted, serif
/// before the rest, letters of one width last.
fn rank(face: &FaceInfo) -> (bool, bool, bool, u16, bool) {
    let named = |part: &str| face.families.iter().any(|(name, _)| name.contains(part));
    (
        face.monospaced || named("Mono"),
        !(named("KR") || named("Korea")),
        face.style != Style::Normal,
        face.weight.0.abs_diff(400),
        !named("Serif"),
    )
}
