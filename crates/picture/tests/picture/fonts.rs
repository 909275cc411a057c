use std::path::Path;

use picture::{Painter, Scene, Shape};
use proto_events::cards::SpreadId;

use crate::support::{ONE, cards, scene};

#[test]
fn a_missing_folder_is_told_and_does_no_harm() {
    let (with, missing) = Painter::new(Some(Path::new("no/such/folder")));
    assert!(missing.unwrap().to_string().contains("no/such/folder"));
    let (without, none) = Painter::new(None);
    assert!(none.is_none());
    let drawn = cards(&ONE);
    let scene = scene(SpreadId::One, &drawn);
    assert!(
        with.paint(&scene, Shape::Wide).unwrap() == without.paint(&scene, Shape::Wide).unwrap()
    );
}

#[test]
fn files_that_are_no_fonts_are_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["broken.ttf", "broken.otf", "broken.ttc", "words.txt"] {
        std::fs::write(folder.path().join(name), b"\0\x01\0\0 no font at all").unwrap();
    }
    let (painter, missing) = Painter::new(Some(folder.path()));
    assert!(missing.is_none());
    let drawn = cards(&ONE);
    assert!(
        painter
            .paint(&scene(SpreadId::One, &drawn), Shape::Wide)
            .is_ok()
    );
}

/// Only where the system has a font for hanja.
#[test]
fn the_folder_is_asked_only_for_what_our_fonts_lack() {
    let folder = Path::new("/usr/share/fonts/opentype/noto");
    let (with, missing) = Painter::new(Some(folder));
    if missing.is_some() {
        return;
    }
    let (without, _) = Painter::new(None);
    let drawn = cards(&ONE);
    let painted = |painter: &Painter, title| {
        let scene = Scene {
            title,
            ..scene(SpreadId::One, &drawn)
        };
        painter.paint(&scene, Shape::Square).unwrap()
    };
    assert!(painted(&with, "별 Star") == painted(&without, "별 Star"));
    assert!(painted(&without, "별 星") == painted(&without, "별"));
    assert!(painted(&with, "별 星") != painted(&with, "별"));
}
