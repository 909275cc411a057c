use picture::{Painter, Scene, Shape};
use proto_events::cards::{Locale, SpreadId};

use crate::pixels::painted;
use crate::support::{LONG_GIST, LONG_TITLE, ONE, THREE, cards, long_question, scene};

#[test]
fn words_stay_within_their_column() {
    let (painter, _) = Painter::new(None);
    let question = long_question();
    let unbroken = "가".repeat(500);
    let wide = "W".repeat(500);
    for (spread, names) in [(SpreadId::One, &ONE[..]), (SpreadId::Three, &THREE)] {
        let drawn = cards(names);
        let short = painted(&painter, &scene(spread, &drawn), Shape::Wide);
        for (title, words, asked) in [
            (LONG_TITLE, LONG_GIST, question.as_str()),
            (&unbroken, &unbroken, &unbroken),
            (&wide, &wide, &wide),
            ("별 · 달 · 해 · 힘", &wide, &unbroken),
        ] {
            let scene = Scene {
                title,
                words,
                question: Some(asked),
                name: Some(&unbroken),
                date: Some("2026. 11. 26."),
                by_model: true,
                ..scene(spread, &drawn)
            };
            let full = painted(&painter, &scene, Shape::Wide);
            assert!(full.same(&short, 1152..1200, 0..630), "right of the column");
            assert!(full.same(&short, 0..1200, 536..630), "brand and mark");
            assert!(full.same(&short, 0..1200, 0..15), "what chats may cut away");
            for shape in [Shape::Square, Shape::Story] {
                assert!(painter.paint(&scene, shape).is_ok());
            }
        }
    }
}

#[test]
fn each_part_of_a_scene_is_seen() {
    let (painter, _) = Painter::new(None);
    let drawn = cards(&THREE);
    let base = scene(SpreadId::Three, &drawn);
    for shape in Shape::ALL {
        let plain = painter.paint(&base, shape).unwrap();
        for scene in [
            Scene {
                locale: Locale::En,
                ..base
            },
            Scene {
                title: "달",
                ..base
            },
            Scene {
                by_model: false,
                ..base
            },
            Scene {
                words: "다른 말",
                ..base
            },
            Scene {
                question: Some("왜?"),
                ..base
            },
            Scene {
                name: Some("토끼"),
                ..base
            },
            Scene {
                date: Some("2026. 11. 26."),
                by_model: true,
                ..base
            },
        ] {
            assert!(plain != painter.paint(&scene, shape).unwrap(), "{scene:?}");
        }
    }
}

#[test]
fn empty_words_are_no_words() {
    let (painter, _) = Painter::new(None);
    let drawn = cards(&ONE);
    let base = scene(SpreadId::One, &drawn);
    let none = painter.paint(&base, Shape::Square).unwrap();
    for blank in [
        "",
        "   ",
        "\u{3000}\n\t",
        "\u{200b}\u{200d}\u{fe0f}",
        "\u{3164}",
        "\u{301}",
    ] {
        let scene = Scene {
            question: Some(blank),
            name: Some(blank),
            date: Some(blank),
            by_model: true,
            ..base
        };
        assert!(
            none == painter.paint(&scene, Shape::Square).unwrap(),
            "{blank:?}"
        );
    }
    let nothing = Scene {
        title: "",
        words: " ",
        ..base
    };
    assert!(painter.paint(&nothing, Shape::Wide).is_ok());
}

#[test]
fn the_same_letters_typed_differently_look_the_same() {
    let (painter, _) = Painter::new(None);
    let drawn = cards(&ONE);
    let titled = |title| {
        let scene = Scene {
            title,
            ..scene(SpreadId::One, &drawn)
        };
        painter.paint(&scene, Shape::Square).unwrap()
    };
    assert!(titled("각 é") == titled("\u{1100}\u{1161}\u{11a8}  e\u{301} "));
}
