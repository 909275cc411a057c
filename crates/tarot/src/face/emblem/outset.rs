use super::LEMNISCATE;
use crate::arcana::Suit;
use crate::face::PEARL;
use crate::face::shapes::{dots, placed, rays, star};
use crate::face::suit::sign;

pub(super) fn of(number: u8) -> String {
    match number {
        0 => fool(),
        1 => magician(),
        2 => high_priestess(),
        3 => empress(),
        4 => emperor(),
        5 => hierophant(),
        6 => lovers(),
        _ => chariot(),
    }
}

/// A bundle on its staff, at the edge of a cliff, under the morning sun.
fn fool() -> String {
    let sun = placed(
        &format!("<circle r=\"16\"/>{}", rays(12, 22.0, 32.0)),
        -52.0,
        -82.0,
        1.0,
    );
    format!(
        "{sun}<path d=\"M-98 60H8L-4 78 14 92 4 110 22 130M-98 76H-40M-98 92H-62\"/>\
         <path d=\"M-66 58 14-52M14-52c-20-6-26-26-12-36 8-6 18-2 20 6 8-6 20-2 22 8 2 14-12 24-30 \
         22z\" stroke=\"{PEARL}\"/><path d=\"M46 54c10-8 22-8 30 0M62 84c8-6 18-6 26 0\" \
         stroke-opacity=\"0.6\"/>"
    )
}

/// The four suits on one table, a raised wand and the endless band.
fn magician() -> String {
    let table: String = Suit::ALL
        .iter()
        .zip([-66.0, -22.0, 22.0, 66.0])
        .map(|(suit, x)| placed(&sign(*suit), x, 34.0, 0.4))
        .collect();
    format!(
        "<g transform=\"translate(0 -100)\" stroke=\"{PEARL}\">{LEMNISCATE}</g>\
         <path d=\"M0-70V6M-5-70a5 5 0 0 1 10 0M-5 6a5 5 0 0 0 10 0M-98 62H98M-98 70H98M-84 70\
         V122M84 70V122\"/>{table}<g stroke-opacity=\"0.7\" transform=\"translate(0 -74)\">{}</g>",
        rays(7, 14.0, 22.0)
    )
}

/// A crescent between two pillars, before a veil.
fn high_priestess() -> String {
    let pillar = "<path d=\"M-12 116V-84H12V116M-18-84H18V-98H-18zM-18 116H18V128H-18zM-4-78V110M4-78\
                  V110\"/>";
    format!(
        "{}{}<path d=\"M22-48a44 44 0 1 0 0 78 36 36 0 1 1 0-78z\" stroke=\"{PEARL}\" \
         transform=\"translate(4 0)\"/><path d=\"M-60-80q30 26 60 0t60 0M-60 100q30-18 60 0t60 0\" \
         stroke-opacity=\"0.6\"/>{}",
        placed(pillar, -80.0, 0.0, 1.0),
        placed(pillar, 80.0, 0.0, 1.0),
        placed(&dots(5, 10.0, 2.0, PEARL), 18.0, -8.0, 1.0)
    )
}

/// The sign of Venus amid wheat, under a ring of stars.
fn empress() -> String {
    let ear = "<path d=\"M0 60V-60M0-60q-9-12 0-24 9 12 0 24M0-36q-16-4-16-20 16 2 16 20 0-18 16-20 0 \
               16-16 20M0-8q-16-4-16-20 16 2 16 20 0-18 16-20 0 16-16 20M0 20Q-16 16-16 0 0 2 0 20 0 \
               2 16 0 16 16 0 20\"/>";
    format!(
        "<g stroke=\"{PEARL}\"><circle cy=\"-16\" r=\"34\"/><path d=\"M0 18V84M-26 52H26\"/></g>\
         {}{}<g transform=\"translate(0 -16)\">{}</g>",
        placed(ear, -74.0, 40.0, 1.0),
        placed(ear, 74.0, 40.0, 1.0),
        dots(12, 58.0, 2.6, PEARL)
    )
}

/// A stone seat with the horns of a ram.
fn emperor() -> String {
    format!(
        "<path d=\"M-62 120V-10H62V120zM-46 120V40H46V120M-62 40H-84V120M62 40H84V120M-98 120H98\"/>\
         <path d=\"M0-18V-50M0-50C-10-92-70-100-78-62-84-34-52-26-48-46-46-58-60-62-64-52M0-50C10-92 \
         70-100 78-62 84-34 52-26 48-46 46-58 60-62 64-52\" stroke=\"{PEARL}\"/>\
         <path d=\"M0 8l14 14-14 14-14-14z\"/>"
    )
}

/// Two crossed keys under a triple cross.
fn hierophant() -> String {
    let key = "<path d=\"M0 56V-44M0 56H18V46H0M0 40H12M0-44\"/><circle cy=\"-60\" r=\"16\"/>\
               <circle cy=\"-60\" r=\"6\"/>";
    format!(
        "<path d=\"M0-6V-122M-14-106H14M-24-86H24M-34-64H34\" stroke=\"{PEARL}\"/>\
         <g transform=\"translate(0 62) rotate(45)\">{key}</g>\
         <g transform=\"translate(0 62) rotate(-45) scale(-1 1)\">{key}</g>"
    )
}

/// Two rings that share a heart, under one light.
fn lovers() -> String {
    format!(
        "<circle cx=\"-32\" cy=\"36\" r=\"58\"/><circle cx=\"32\" cy=\"36\" r=\"58\"/>\
         <path d=\"M0 66C-34 44-24 10 0 26 24 10 34 44 0 66z\" stroke=\"{PEARL}\"/>\
         <g transform=\"translate(0 -84)\"><circle r=\"14\"/>{}</g>",
        rays(16, 20.0, 32.0)
    )
}

/// A car on two wheels under a canopy of stars.
fn chariot() -> String {
    let wheel = format!("<circle r=\"30\"/><circle r=\"6\"/>{}", rays(8, 6.0, 30.0));
    format!(
        "<path d=\"M-62 66V-4Q0 20 62-4V66zM-62-4V-72M62-4V-72M-82-72Q0-136 82-72zM-82-72q14 16 27 0 \
         13 16 27 0 14 16 28 0 14 16 27 0 13 16 27 0 14 16 28 0\"/>{}{}<g stroke=\"{PEARL}\" \
         transform=\"translate(0 38)\">{}</g><g transform=\"translate(0 -86)\" \
         stroke=\"{PEARL}\">{}</g>",
        placed(&wheel, -62.0, 92.0, 1.0),
        placed(&wheel, 62.0, 92.0, 1.0),
        star(8, 17.0, 7.0),
        star(5, 9.0, 3.6)
    )
}
