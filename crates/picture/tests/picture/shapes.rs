use picture::{Painter, Scene, Shape};
use proto_events::cards::{Locale, SpreadId};

use crate::pixels::decoded;
use crate::support::{LONG_GIST, LONG_TITLE, ONE, TEN, THREE, cards, long_question, scene};

#[test]
fn every_shape_has_the_size_it_says() {
    let (painter, _) = Painter::new(None);
    let drawn = cards(&ONE);
    for shape in Shape::ALL {
        let pixels = decoded(&painter.paint(&scene(SpreadId::One, &drawn), shape).unwrap());
        let (width, height) = shape.size();
        assert_eq!(
            (pixels.width, pixels.height),
            (width as usize, height as usize)
        );
    }
}

#[test]
fn a_scene_is_always_the_same_bytes() {
    let drawn = cards(&THREE);
    let scene = scene(SpreadId::Three, &drawn);
    let (first, _) = Painter::new(None);
    let (second, _) = Painter::new(None);
    for shape in Shape::ALL {
        let bytes = first.paint(&scene, shape).unwrap();
        assert!(bytes == first.paint(&scene, shape).unwrap());
        assert!(bytes == second.paint(&scene, shape).unwrap());
    }
}

#[test]
fn the_fullest_pictures_are_under_300_kilobytes() {
    let (painter, _) = Painter::new(None);
    let question = long_question();
    for (spread, names) in [
        (SpreadId::One, &ONE[..]),
        (SpreadId::Three, &THREE),
        (SpreadId::Celtic, &TEN),
    ] {
        let drawn = cards(names);
        for locale in [Locale::Ko, Locale::En] {
            let scene = Scene {
                locale,
                title: LONG_TITLE,
                words: LONG_GIST,
                question: Some(&question),
                name: Some("가나다라마바사아자차카타파하거너더러머버"),
                date: Some("2026. 11. 26."),
                by_model: true,
                ..scene(spread, &drawn)
            };
            for shape in Shape::ALL {
                let bytes = painter.paint(&scene, shape).unwrap().len();
                assert!(bytes < 300_000, "{spread:?} {locale:?} {shape:?}: {bytes}");
            }
        }
    }
}
