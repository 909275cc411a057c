use std::collections::HashSet;

use proto_events::cards::Orientation;
use tarot::{Card, back_svg, deck, face_svg};

fn every_picture() -> Vec<(String, String)> {
    let mut pictures = vec![("back".to_owned(), back_svg())];
    for card in deck() {
        for way in [Orientation::Upright, Orientation::Reversed] {
            pictures.push((format!("{} {way:?}", card.id), face_svg(card, way)));
        }
    }
    pictures
}

/// Checks that tags nest and attributes are quoted, and gives back all attribute names.
fn attributes(svg: &str) -> Result<Vec<&str>, String> {
    let mut open = Vec::new();
    let mut found = Vec::new();
    let mut rest = svg;
    while let Some(start) = rest.find('<') {
        let (text, tag) = rest.split_at(start);
        if text.contains(['>', '&']) || (open.is_empty() && !found.is_empty()) {
            return Err(format!("stray text {text:?}"));
        }
        let end = tag.find('>').ok_or("a tag does not end")?;
        let (inside, after) = (&tag[1..end], &tag[end + 1..]);
        rest = after;
        if let Some(name) = inside.strip_prefix('/') {
            if open.pop() != Some(name) {
                return Err(format!("{name} closes something else"));
            }
            continue;
        }
        let (inside, closed) = inside
            .strip_suffix('/')
            .map_or((inside, false), |inside| (inside, true));
        let (name, mut given) = inside.split_once(' ').unwrap_or((inside, ""));
        let mut here = HashSet::new();
        while !given.trim().is_empty() {
            let (attribute, value) = given.split_once("=\"").ok_or("an attribute has no value")?;
            let (value, more) = value.split_once('"').ok_or("a value does not end")?;
            if value.contains('<') || !(more.is_empty() || more.starts_with(' ')) {
                return Err(format!("untidy attribute {attribute}"));
            }
            if !here.insert(attribute.trim()) {
                return Err(format!("{attribute} twice in {name}"));
            }
            found.push(attribute.trim());
            given = more;
        }
        if !closed {
            open.push(name);
        }
    }
    if open.is_empty() && rest.is_empty() {
        Ok(found)
    } else {
        Err(format!("left open: {open:?}"))
    }
}

#[test]
fn every_picture_is_well_formed_and_stands_alone() {
    for (at, svg) in every_picture() {
        let attributes = attributes(&svg).unwrap_or_else(|fault| panic!("{at}: {fault}"));
        for forbidden in ["id", "class", "style", "href", "xlink:href", "onload"] {
            assert!(!attributes.contains(&forbidden), "{at}: {forbidden}");
        }
        assert!(!svg.contains("url(") && !svg.contains("<script"), "{at}");
        assert!(
            svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 300 500\"")
        );
        assert!(svg.len() < 12 * 1024, "{at}: {} bytes", svg.len());
    }
}

#[test]
fn the_check_itself_refuses_what_is_broken() {
    for broken in [
        "<a><b></a></b>",
        "<a",
        "<a x=1/>",
        "<a x=\"1\" x=\"2\"/>",
        "<a>",
        "<a/>&",
    ] {
        assert!(attributes(broken).is_err(), "{broken}");
    }
}

#[test]
fn a_face_shows_numeral_and_both_names() {
    for card in deck() {
        let svg = face_svg(card, Orientation::Upright);
        for text in [card.numeral, card.name.ko, card.name.en] {
            assert!(svg.contains(&format!(">{text}<")), "{}: {text}", card.id);
        }
    }
}

#[test]
fn no_two_cards_look_alike_even_without_their_names() {
    let unnamed = |card: &Card| {
        let svg = face_svg(card, Orientation::Upright);
        svg.split("<text").next().unwrap().to_owned()
    };
    let pictures: HashSet<_> = deck().iter().map(unnamed).collect();
    assert_eq!(pictures.len(), 78);
}

#[test]
fn a_reversed_face_is_the_upright_one_turned() {
    for card in deck() {
        let upright = face_svg(card, Orientation::Upright);
        let reversed = face_svg(card, Orientation::Reversed);
        assert_eq!(
            reversed.replace(" transform=\"rotate(180 150 250)\"", ""),
            upright
        );
        assert_ne!(reversed, upright);
    }
}

/// Writes a page with every picture, to be looked at: `CONCH_CONTACT_SHEET=sheet.html`.
#[test]
fn a_contact_sheet_can_be_had() {
    let Some(file) = std::env::var_os("CONCH_CONTACT_SHEET") else {
        return;
    };
    let pictures = deck()
        .iter()
        .map(|card| face_svg(card, Orientation::Upright));
    let cells: String = pictures
        .chain([back_svg()])
        .map(|svg| format!("<div>{svg}</div>"))
        .collect();
    let page = format!(
        "<!doctype html><meta charset=\"utf-8\"><style>body{{margin:8px;display:grid;gap:8px;\
         grid-template-columns:repeat(11,1fr);background:#333}}</style>{cells}"
    );
    std::fs::write(file, page).unwrap();
}
