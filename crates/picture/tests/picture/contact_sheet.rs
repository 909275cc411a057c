use std::path::Path;
use std::time::Instant;

use picture::{Painter, Scene, Shape};
use proto_events::cards::{Locale, SpreadId};

use crate::support::{ONE, TEN, THREE, cards, scene};

/// To look at: `CONCH_CONTACT_SHEET=folder cargo test -p picture` writes every kind of picture.
#[test]
fn a_contact_sheet_is_written_where_one_is_asked_for() {
    let Some(folder) = std::env::var_os("CONCH_CONTACT_SHEET") else {
        return;
    };
    let folder = Path::new(&folder);
    let extra = std::env::var_os("CONCH_FONTS");
    let (painter, _) = Painter::new(extra.as_deref().map(Path::new));
    let (one, three, ten) = (cards(&ONE), cards(&THREE), cards(&TEN));
    let long =
        "퇴사하고 제주에 내려가서 작은 책방을 열고 싶은데, 가족은 말리고 저도 자신이 없어요. \
                지금 움직여도 괜찮을까요? "
            .repeat(20);
    let base = [
        ("one", scene(SpreadId::One, &one)),
        (
            "three",
            Scene {
                title: "달 · 컵 3 · 펜타클의 시종",
                ..scene(SpreadId::Three, &three)
            },
        ),
        (
            "ten",
            Scene {
                title: "켈틱 크로스",
                ..scene(SpreadId::Celtic, &ten)
            },
        ),
    ];
    let mut scenes = Vec::new();
    for (name, short) in base {
        scenes.push((format!("{name}-ko"), short));
        scenes.push((
            format!("{name}-ko-full"),
            Scene {
                question: Some("이직해도 괜찮을까요?"),
                name: Some("별빛토끼"),
                date: Some("2026년 11월 26일"),
                by_model: true,
                ..short
            },
        ));
        scenes.push((
            format!("{name}-ko-longest"),
            Scene {
                title: "펜타클의 여왕 (역방향) · 운명의 수레바퀴 (역방향) · 매달린 사람 (정방향)",
                words: "겉으로는 잔잔해 보여도 마음속에서는 오래 미뤄 둔 결정이 조용히 자라고 있어요. \
                        지금 필요한 것은 더 많은 정보가 아니라 이미 알고 있는 것을 인정할 용기이고, \
                        그 용기는 가장 가까운 사람에게 솔직하게 말하는 데서 시작돼요. 오늘 저녁에 짧은 \
                        편지를 한 통 써 보세요.",
                question: Some(&long),
                name: Some("가나다라마바사아자차카타파하거너더러머버"),
                date: Some("2026년 11월 26일"),
                by_model: true,
                ..short
            },
        ));
        scenes.push((
            format!("{name}-en-full"),
            Scene {
                locale: Locale::En,
                title: match name {
                    "one" => "The Star",
                    "three" => "The Moon, Three of Cups, Page of Pentacles",
                    _ => "Celtic cross",
                },
                words: "After a dry season the water is rising again. Do not hurry it: take one \
                        small step today, and let the rest come to you.",
                question: Some("Should I leave my job and open a small bookshop by the sea? 🌊📚"),
                name: Some("Rabbit of Starlight"),
                date: Some("November 26, 2026"),
                by_model: true,
                ..short
            },
        ));
    }
    scenes.push((
        "one-strange".to_owned(),
        Scene {
            title: "별 ✨ 星 \u{1F52E} ★ 힘",
            words: "👩\u{200d}👩\u{200d}👧\u{200d}👦 가족과 🇰🇷 여행을 ❤\u{fe0f} 水星이 逆行하는 동안 \
                    <b>굵게</b> & ]]> ひらがな العربية शक्ति 1\u{fe0f}\u{20e3} Ünïcödé 가\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}.",
            question: Some("띄어쓰기없이아주길게이어지는낱말은어쩔수없이그안에서끊어져야하지만글자가잘리거나넘치면안됩니다정말로요"),
            name: Some("\u{202e}ツキ🌙"),
            ..base[0].1
        },
    ));
    for (name, scene) in &scenes {
        for shape in Shape::ALL {
            let start = Instant::now();
            let png = painter.paint(scene, shape).unwrap();
            eprintln!(
                "{name}-{}: {} kB, {:?}",
                shape.as_str(),
                png.len() / 1000,
                start.elapsed()
            );
            std::fs::write(folder.join(format!("{name}-{}.png", shape.as_str())), png).unwrap();
        }
    }
}
