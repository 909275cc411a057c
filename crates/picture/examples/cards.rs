//! Draws cards side by side into a picture, as the service would draw them, to be looked at.
//!
//! `cargo run -p picture --example cards -- FILE.png [--width PIXELS] [--columns COUNT] [CARD…]`
//!
//! Without names, all 78 and the back. A card is `major-17`, `cups-03`, `back`, or the beginning of
//! several: `swords`.

use std::error::Error;
use std::fmt::Write as _;

use proto_events::cards::Orientation;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

fn main() -> Result<(), Box<dyn Error>> {
    let mut file = None;
    let mut width = 150.0_f32;
    let mut columns = None;
    let mut wanted = Vec::new();
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--width" => width = words.next().ok_or("a width is missing")?.parse()?,
            "--columns" => columns = Some(words.next().ok_or("a count is missing")?.parse()?),
            _ if file.is_none() => file = Some(word),
            _ => wanted.push(word),
        }
    }
    let file = file.ok_or("say which file to write")?;
    let cards = wanted_cards(&wanted);
    let columns = columns.unwrap_or(13.min(cards.len().max(1)));
    sheet(&cards, width, columns)?.save_png(file)?;
    Ok(())
}

fn wanted_cards(wanted: &[String]) -> Vec<(String, String)> {
    tarot::deck()
        .iter()
        .map(|card| {
            let face = tarot::face_svg(card, Orientation::Upright);
            (card.id.to_string(), face)
        })
        .chain([("back".to_owned(), tarot::back_svg())])
        .filter(|(id, _)| wanted.is_empty() || wanted.iter().any(|it| id.starts_with(it.as_str())))
        .collect()
}

fn sheet(cards: &[(String, String)], width: f32, columns: usize) -> Result<Pixmap, Box<dyn Error>> {
    let scale = width / 300.0;
    let gap = 12.0;
    let rows = cards.len().div_ceil(columns);
    let across = (gap + columns as f32 * (300.0 + gap)) * scale;
    let down = (gap + rows as f32 * (500.0 + gap)) * scale;
    let mut drawing = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {:.2} {:.2}\" width=\"{across}\" \
         height=\"{down}\"><rect width=\"100%\" height=\"100%\" fill=\"#2b3157\"/>",
        across / scale,
        down / scale
    );
    for (index, (_, card)) in cards.iter().enumerate() {
        let x = gap + (index % columns) as f32 * (300.0 + gap);
        let y = gap + (index / columns) as f32 * (500.0 + gap);
        let card = card.replacen(
            "<svg ",
            &format!("<svg x=\"{x}\" y=\"{y}\" width=\"300\" height=\"500\" "),
            1,
        );
        let _ = write!(drawing, "{card}");
    }
    drawing.push_str("</svg>");
    let tree = Tree::from_str(&drawing, &Options::default())?;
    let mut picture = Pixmap::new(across.ceil() as u32, down.ceil() as u32)
        .ok_or("that is too small or too large a picture")?;
    resvg::render(&tree, Transform::identity(), &mut picture.as_mut());
    Ok(picture)
}
