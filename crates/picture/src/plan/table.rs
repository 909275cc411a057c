use super::seats::{Seat, seats};
use super::sheet::Sheet;
use crate::art::{Area, GOLD, card};
use crate::error::PaintError;
use crate::fonts::Voice;
use crate::text::{Anchor, Block, Flow, Setting, ink};

/// The sizes of the names under the cards, the largest first; none where there is no room.
pub(super) type Labels = Option<&'static [f32]>;

/// What the cards and the names under them cover.
pub(super) fn taken(seats: &[Seat], labels: Labels) -> impl Iterator<Item = Area> + '_ {
    seats.iter().map(move |seat| {
        let card = seat.area();
        Area::new(card.x, card.y, card.width, card.height + room(labels))
    })
}

/// How much of a card's height its label takes is decided by the largest size.
fn room(labels: Labels) -> f32 {
    labels
        .and_then(|sizes| sizes.first())
        .map_or(0.0, |size| size * 2.4)
}

impl Sheet<'_> {
    /// Where the cards of the scene lie within an area.
    pub(super) fn seats(&self, area: Area, labels: Labels) -> Vec<Seat> {
        seats(self.scene.spread, area, room(labels))
    }

    /// Lays the cards onto their seats, and the names of their places under them.
    pub(super) fn lay(&mut self, seats: &[Seat], labels: Labels) -> Result<(), PaintError> {
        let mut cards: Vec<_> = self.scene.cards.iter().collect();
        // the second lies on the first
        cards.sort_by_key(|card| card.place);
        for drawn in cards {
            let seat = seats.get(usize::from(drawn.place));
            let seat = seat.ok_or(PaintError::UnknownPlace(drawn.place))?;
            card(&mut self.svg, drawn, seat)?;
        }
        if let Some(sizes) = labels {
            self.name_places(seats, sizes);
        }
        Ok(())
    }

    /// All names in the one size that suits the longest.
    fn name_places(&mut self, seats: &[Seat], sizes: &'static [f32]) {
        let names = self.names(seats);
        let longest = names
            .iter()
            .map(|(name, seat)| self.name(name, seat, sizes).size)
            .fold(f32::MAX, f32::min);
        let from = sizes.iter().position(|size| *size <= longest).unwrap_or(0);
        for (name, seat) in names {
            let block = self.name(&name, &seat, &sizes[from..]);
            let under = seat.middle.y + seat.width / 0.6 / 2.0;
            let top = under + (room(Some(sizes)) - block.height()) / 2.0;
            ink(&mut self.svg, &block, seat.middle.x, top, Anchor::Middle);
        }
    }

    fn names(&self, seats: &[Seat]) -> Vec<(String, Seat)> {
        let locale = self.scene.locale;
        let places = tarot::spread(self.scene.spread).places;
        let mut names: Vec<(String, Seat)> = Vec::new();
        for (seat, place) in seats.iter().zip(places) {
            let name = place.name.get(locale);
            match names.last_mut() {
                // two that lie upon each other have their names under both
                Some((below, first)) if first.middle == seat.middle => {
                    *below = format!("{below} · {name}");
                }
                _ => names.push((name.to_owned(), *seat)),
            }
        }
        names
    }

    /// In one line if it fits, else in two.
    fn name(&self, name: &str, seat: &Seat, sizes: &'static [f32]) -> Block {
        let shared = name.contains('·');
        let width = seat.width * if shared { 1.5 } else { 1.26 };
        let setting = |most_lines, flow| Setting {
            voice: Voice::Sans,
            sizes,
            most_lines,
            leading: 1.18,
            colour: GOLD,
            flow,
            cut: "…",
        };
        let block = self.block(name, 60, width, &setting(1, Flow::Full));
        if block.is_whole {
            return block;
        }
        let flow = if shared { Flow::Names } else { Flow::Even };
        self.block(name, 60, width, &setting(2, flow))
    }
}
