use super::LEMNISCATE;
use crate::arcana::Suit;
use crate::face::PEARL;
use crate::face::shapes::{dots, placed, rays, star};
use crate::face::suit::sign;

pub(super) fn of(number: u8) -> String {
    match number {
        8 => strength(),
        9 => hermit(),
        10 => wheel_of_fortune(),
        11 => justice(),
        12 => hanged_man(),
        13 => death(),
        _ => temperance(),
    }
}

/// A calm lion under the endless band.
fn strength() -> String {
    format!(
        "<g transform=\"translate(0 -104)\" stroke=\"{PEARL}\">{LEMNISCATE}</g>\
         <g transform=\"translate(0 26)\">{}{}<path d=\"M-24-20q10-8 18 0M6-20q8-8 18 0M-9 8H9L0 \
         18zM0 18V28M0 28q-12 12-24 0M0 28q12 12 24 0\" stroke=\"{PEARL}\"/></g>",
        star(18, 90.0, 66.0),
        "<circle r=\"54\"/>"
    )
}

/// A lantern with a star for its flame.
fn hermit() -> String {
    format!(
        "<path d=\"M-34-30 0-62 34-30V58L0 80-34 58zM-34-30H34M-34 58H34M-12-62a12 12 0 0 1 24 0M0-74\
         V-100M-16-100H16\"/><g transform=\"translate(0 14)\" stroke=\"{PEARL}\">{}</g>\
         <g transform=\"translate(0 14)\" stroke-opacity=\"0.55\">{}</g>\
         <path d=\"M-98 122 -62 92-30 122 8 100 40 122 70 96 98 122\"/>",
        star(6, 26.0, 12.0),
        rays(16, 62.0, 84.0)
    )
}

/// A wheel of eight spokes in its rings.
fn wheel_of_fortune() -> String {
    format!(
        "<circle r=\"92\"/><circle r=\"82\"/><circle r=\"52\"/><circle r=\"14\"/>{}{}\
         <g stroke=\"{PEARL}\">{}</g>{}",
        rays(8, 14.0, 52.0),
        rays(24, 82.0, 92.0),
        star(8, 36.0, 14.0),
        dots(8, 67.0, 4.0, PEARL)
    )
}

/// Scales that hang from an upright sword.
fn justice() -> String {
    let pan = "<path d=\"M-26 40 0 0 26 40M-30 40H30Q24 62 0 62T-30 40z\"/>";
    format!(
        "{}<path d=\"M-70-40Q-36-58 0-44 36-58 70-40\" stroke=\"{PEARL}\"/>\
         <g transform=\"translate(-70 -40)\">{pan}</g><g transform=\"translate(70 -40)\">{pan}</g>\
         <path d=\"M-44 126H44\"/>",
        placed(&sign(Suit::Swords), 0.0, 6.0, 2.2)
    )
}

/// A figure at rest, head down, with a light around the head.
fn hanged_man() -> String {
    format!(
        "<path d=\"M-84-100H84M-84-110V-88M84-110V-88M-60-100V126M60-100V126\"/>\
         <path d=\"M0-100V-22M0-22H-26L0-58M-22-22H22L0 34zM-22-22-12 22M22-22 12 22\" \
         stroke=\"{PEARL}\"/><circle cy=\"50\" r=\"15\" stroke=\"{PEARL}\"/>\
         <g transform=\"translate(0 50)\" stroke-opacity=\"0.7\">{}</g>",
        rays(16, 23.0, 34.0)
    )
}

/// A banner with a white rose, before a sun that rises between two towers.
fn death() -> String {
    let rose: String = (0..5)
        .map(|petal| {
            format!(
                "<circle cy=\"-13\" r=\"10\" transform=\"rotate({})\"/>",
                petal * 72
            )
        })
        .collect();
    format!(
        "<path d=\"M-72-116V104M-72-108H40L22-78 40-48H-72\"/>\
         <g transform=\"translate(-26 -78) scale(0.86)\" stroke=\"{PEARL}\">{rose}\
         <circle r=\"5\"/></g><path d=\"M-98 104H98M20 104V30H34V104M84 104V30H98V104M16 30H38M80 \
         30H98\"/><path d=\"M40 104a19 19 0 0 1 38 0\" stroke=\"{PEARL}\"/>\
         <path d=\"M59 76V62M42 82 34 70M76 82 84 70\" stroke=\"{PEARL}\"/>\
         <path d=\"M-98 116q14-8 28 0t28 0 28 0 28 0 28 0 28 0 28 0\" stroke-opacity=\"0.6\"/>"
    )
}

/// Water poured from one cup into another.
fn temperance() -> String {
    let cup = sign(Suit::Cups);
    format!(
        "<g transform=\"translate(-46 -62) rotate(52)\">{cup}</g>{}\
         <path d=\"M-10-40C34-40 44-8 44 36M-10-32C26-30 36-4 36 36\" stroke=\"{PEARL}\"/>\
         <g transform=\"translate(44 -92)\"><path d=\"M-20 16 0-18 20 16z\"/>{}</g>\
         <path d=\"M-98 124q14-8 28 0t28 0 28 0 28 0 28 0 28 0 28 0\" stroke-opacity=\"0.6\"/>",
        placed(&cup, 40.0, 68.0, 0.98),
        dots(3, 2.0, 2.0, PEARL)
    )
}
