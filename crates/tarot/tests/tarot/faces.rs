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
        for forbidden in ["class", "style", "xlink:href", "onload"] {
            assert!(!attributes.contains(&forbidden), "{at}: {forbidden}");
        }
        for forbidden in [
            "<script",
            "<text",
            "<image",
            "<foreignObject",
            "http://www.w3.org/1999",
        ] {
            assert!(!svg.contains(forbidden), "{at}: {forbidden}");
        }
        assert!(
            svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 300 500\"")
        );
        assert!(svg.len() < 12 * 1024, "{at}: {} bytes", svg.len());
    }
}

/// Every id is used under its own name in one place alone, however many pictures share a page.
#[test]
fn ids_carry_the_name_of_their_card_and_mentions_find_them() {
    let mut all = HashSet::new();
    for card in deck() {
        let svg = face_svg(card, Orientation::Upright);
        let own = format!("{}-", card.id);
        let mut ids = HashSet::new();
        for id in named(&svg, " id=\"", '"') {
            assert!(id.starts_with(&own), "{id}");
            assert!(ids.insert(id), "{id} is there twice");
        }
        for mention in named(&svg, "url(#", ')').chain(named(&svg, "href=\"#", '"')) {
            assert!(ids.contains(mention), "{}: {mention} is nowhere", card.id);
        }
        for id in ids {
            assert!(all.insert(id.to_owned()), "{id} is in two pictures");
        }
        assert_eq!(
            svg.matches("href=\"").count(),
            svg.matches("href=\"#").count(),
            "{}",
            card.id
        );
    }
}

fn named<'a>(svg: &'a str, before: &'a str, after: char) -> impl Iterator<Item = &'a str> {
    svg.split(before)
        .skip(1)
        .filter_map(move |rest| rest.split_once(after).map(|(name, _)| name))
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

/// What is drawn in the window, with the sign that it may use, without the frame and the names.
fn drawing(card: &Card) -> String {
    let svg = face_svg(card, Orientation::Upright);
    let (drawing, _) = svg.rsplit_once("<g fill=\"none\" stroke=").unwrap();
    drawing.replace(&card.id.to_string(), "")
}

#[test]
fn no_two_cards_look_alike_even_without_their_names() {
    let pictures: HashSet<_> = deck().iter().map(drawing).collect();
    assert_eq!(pictures.len(), 78);
}

/// How the outlines of a line of words begin.
const WRITTEN: &str = "<path transform=\"translate(150";

#[test]
fn no_two_cards_have_the_same_names_written_on_them() {
    let names = |card: &Card| {
        let svg = face_svg(card, Orientation::Upright);
        let (_, names) = svg.split_once(WRITTEN).unwrap();
        assert_eq!(svg.matches(WRITTEN).count(), 3);
        names.replace(&card.id.to_string(), "")
    };
    let written: HashSet<_> = deck().iter().map(names).collect();
    assert_eq!(written.len(), 78);
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
