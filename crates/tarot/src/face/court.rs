use super::PEARL;
use super::shapes::{dots, placed};
use super::suit::sign;
use crate::arcana::{Rank, Suit};

/// What the person wears on the head, over the sign of the suit.
pub(super) fn of(suit: Suit, rank: Rank) -> String {
    let ring = dots(36, 62.0, 1.3, PEARL);
    let sign = placed(&sign(suit), 0.0, 0.0, 0.92);
    format!(
        "<g transform=\"translate(0 -86)\">{}</g><g transform=\"translate(0 58)\">\
         <circle r=\"70\"/>{ring}{sign}</g>",
        headdress(rank)
    )
}

fn headdress(rank: Rank) -> String {
    match rank {
        // a soft cap with a feather
        Rank::Page => format!(
            "<path d=\"M-46 24c-6-30 20-48 46-48s54 14 48 48zM-52 24H54v11H-52z\"/>\
             <path d=\"M30-8C44-34 62-44 78-44 74-24 62-6 38 6M34-2 66-34\" stroke=\"{PEARL}\"/>"
        ),
        // a helm with its visor
        Rank::Knight => format!(
            "<path d=\"M-38 38V-4c0-26 16-40 38-40S38-30 38-4V38L14 46H-14zM-38 0H38\"/>\
             <path d=\"M-26 10H26M-22 20H22M0-44c-2-12 8-20 26-18-6 10-12 16-26 18\" \
             stroke=\"{PEARL}\"/>"
        ),
        // a coronet of round pearls
        Rank::Queen => format!(
            "<path d=\"M-50 36H50V24H-50zM-50 24C-52 4-44-10-30-14-26 0-14 2 0-28 14 2 26 0 30-14 \
             44-10 52 4 50 24\"/><g fill=\"{PEARL}\" stroke=\"none\"><circle cx=\"-30\" cy=\"-20\" \
             r=\"5\"/><circle cy=\"-35\" r=\"6\"/><circle cx=\"30\" cy=\"-20\" r=\"5\"/>\
             <circle cx=\"-24\" cy=\"30\" r=\"2.4\"/><circle cy=\"30\" r=\"2.4\"/>\
             <circle cx=\"24\" cy=\"30\" r=\"2.4\"/></g>"
        ),
        // a crown of five points
        _ => format!(
            "<path d=\"M-54 38H54V24H-54zM-54 24-60-26-32 2-20-38 0-6 20-38 32 2 60-26 54 24\"/>\
             <path d=\"M-36 31l5-5 5 5-5 5zM-5 31l5-5 5 5-5 5zM26 31l5-5 5 5-5 5z\" \
             stroke=\"{PEARL}\" stroke-width=\"1.4\"/><g fill=\"{PEARL}\" stroke=\"none\">\
             <circle cx=\"-60\" cy=\"-31\" r=\"3.4\"/><circle cx=\"-20\" cy=\"-43\" r=\"3.4\"/>\
             <circle cx=\"20\" cy=\"-43\" r=\"3.4\"/><circle cx=\"60\" cy=\"-31\" r=\"3.4\"/></g>"
        ),
    }
}
