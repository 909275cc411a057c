use std::time::{Duration, Instant};

use picture::{Painter, Scene, Shape};
use proto_events::cards::SpreadId;

use crate::support::{ONE, cards, scene};

fn titled(painter: &Painter, title: &str) -> Vec<u8> {
    let drawn = cards(&ONE);
    let scene = Scene {
        title,
        ..scene(SpreadId::One, &drawn)
    };
    painter.paint(&scene, Shape::Square).unwrap()
}

#[test]
fn hostile_text_never_breaks_a_picture() {
    let (painter, _) = Painter::new(None);
    let drawn = cards(&ONE);
    let heaps = format!("z{}", "\u{353}".repeat(500_000));
    let joiners = "\u{200d}".repeat(400_000);
    let flags = "🇰".repeat(100_001);
    let texts = [
        "<svg><image href=\"file:///etc/passwd\"/></svg>",
        "]]> <![CDATA[ <!ENTITY a \"b\"> <?xml?> --> &amp; &#0; &unknown; ' \"",
        "\0\u{1}\u{8}\u{b}\u{1b}[31m\u{7f}\u{85}\u{fffe}\u{ffff}",
        "\u{202e}거꾸로\u{2066}\u{2067}\u{2069}\u{200f}",
        "‏שלום العربية\u{200f} abc 123",
        "x\u{2028}y\u{2029}z",
        "\u{e0001}\u{e0041}\u{f0000}\u{10ffff}\u{e000}",
        &heaps,
        &joiners,
        &flags,
        &" ".repeat(1_000_000),
    ];
    for text in texts {
        let scene = Scene {
            title: text,
            words: text,
            question: Some(text),
            name: Some(text),
            date: Some(text),
            by_model: true,
            ..scene(SpreadId::One, &drawn)
        };
        let start = Instant::now();
        for shape in Shape::ALL {
            let png = painter.paint(&scene, shape).unwrap();
            assert!(png.len() < 300_000);
        }
        let seen: String = text.chars().take(20).collect();
        assert!(start.elapsed() < Duration::from_secs(10), "{seen:?}");
    }
}

#[test]
fn markup_is_shown_as_text() {
    let (painter, _) = Painter::new(None);
    let plain = titled(&painter, "별");
    assert!(plain != titled(&painter, "<b>별</b>"));
    assert!(titled(&painter, "&lt;") != titled(&painter, "<"));
}

#[test]
fn what_no_font_draws_leaves_no_trace() {
    let (painter, _) = Painter::new(None);
    let plain = titled(&painter, "별 달");
    for title in [
        "별𒀀 달",
        "별 𒀀 달",
        "𒀀별 달\u{10ffff}",
        "별 👩\u{200d}👩\u{200d}👧\u{200d}👦 달",
        "별🇰🇷 달🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
        "별\u{e000} 달\u{fffd}",
    ] {
        assert!(plain == titled(&painter, title), "{title:?}");
    }
    assert!(titled(&painter, "별 달.") == titled(&painter, "별 달 𒀀."));
}

#[test]
fn what_turns_text_around_changes_nothing() {
    let (painter, _) = Painter::new(None);
    assert!(titled(&painter, "별과 달") == titled(&painter, "\u{202e}별\u{2067}과\u{200e} 달"));
}
