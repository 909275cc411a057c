use super::shapes::star;
use super::{GOLD, PEARL};
use crate::arcana::Suit;

/// The sign of a suit, within 50 units around the origin.
pub(super) fn sign(suit: Suit) -> String {
    match suit {
        Suit::Wands => format!(
            "<path d=\"M-5 46V-38a5 5 0 0 1 10 0V46a5 5 0 0 1-10 0z\"/>\
             <path d=\"M5-20c4-14 14-18 24-17-2 12-10 19-24 17zM-5 4c-4-14-14-18-24-17 2 12 10 19 \
             24 17zM5 26c4-12 12-15 20-14-2 10-8 16-20 14z\" stroke=\"{PEARL}\"/>"
        ),
        Suit::Cups => format!(
            "<path d=\"M-28-34H28C28 2 16 14 0 14S-28 2-28-34zM0 14V34M-8 24H8M-20 44c0-8 10-10 \
             20-10s20 2 20 10z\"/><path d=\"M-20-22q5-6 10 0t10 0 10 0 10 0\" \
             stroke=\"{PEARL}\"/><circle cy=\"-43\" r=\"3\" fill=\"{PEARL}\" stroke=\"none\"/>"
        ),
        Suit::Swords => format!(
            "<path d=\"M0-49L7-38V16H-7V-38zM-24 22q0-6 6-6H18q6 0 6 6M-4 16V36H4V16\"/>\
             <path d=\"M0-36V10\" stroke=\"{PEARL}\"/><circle cy=\"42\" r=\"6\"/>"
        ),
        Suit::Pentacles => format!(
            "<circle r=\"46\"/><circle r=\"39\" stroke-opacity=\"0.6\"/>\
             <g stroke=\"{PEARL}\">{}</g><circle r=\"3\" fill=\"{GOLD}\" stroke=\"none\"/>",
            star(5, 34.0, 13.5)
        ),
    }
}
