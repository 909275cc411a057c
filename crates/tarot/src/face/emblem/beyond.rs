use crate::face::PEARL;
use crate::face::shapes::{dots, placed, rays, star, turned};

pub(super) fn of(number: u8) -> String {
    match number {
        15 => devil(),
        16 => tower(),
        17 => the_star(),
        18 => moon(),
        19 => sun(),
        20 => judgement(),
        _ => world(),
    }
}

/// Horns over a star turned down, and a chain that hangs loose.
fn devil() -> String {
    format!(
        "<path d=\"M-30-62C-78-62-88-96-72-122-70-98-54-90-26-88M30-62C78-62 88-96 72-122 70-98 54-90 \
         26-88\"/><g transform=\"translate(0 -22)\"><circle r=\"56\"/><g stroke=\"{PEARL}\">{}</g>\
         </g><g transform=\"translate(0 84)\"><ellipse cx=\"-70\" cy=\"-14\" rx=\"17\" ry=\"9\" \
         transform=\"rotate(24 -70 -14)\"/><ellipse cx=\"-44\" cy=\"2\" rx=\"17\" ry=\"9\" \
         transform=\"rotate(34 -44 2)\"/><ellipse cx=\"-16\" cy=\"14\" rx=\"17\" ry=\"9\" \
         transform=\"rotate(12 -16 14)\"/><ellipse cx=\"16\" cy=\"14\" rx=\"17\" ry=\"9\" \
         transform=\"rotate(-12 16 14)\"/><ellipse cx=\"44\" cy=\"2\" rx=\"17\" ry=\"9\" \
         transform=\"rotate(-34 44 2)\"/><ellipse cx=\"70\" cy=\"-14\" rx=\"17\" ry=\"9\" \
         transform=\"rotate(-24 70 -14)\"/></g>",
        turned(&star(5, 52.0, 20.0), 180.0)
    )
}

/// A tower, the lightning, and the crown that falls.
fn tower() -> String {
    format!(
        "<path d=\"M-40 122-32-40H32L40 122M-40-40V-58H-26V-48H-10V-58H6V-48H24V-58H40V-40M-60 122H60\
         M-10 4a10 12 0 0 1 20 0V24H-10zM-10 68a10 12 0 0 1 20 0V88H-10z\"/>\
         <path d=\"M84-126 40-88 58-84 20-52\" stroke=\"{PEARL}\" stroke-width=\"3\"/>\
         <g transform=\"translate(-60 -92) rotate(-28)\" stroke=\"{PEARL}\">\
         <path d=\"M-20 12H20L26-14 10 0 0-18-10 0-26-14z\"/></g>{}{}",
        placed(&dots(5, 12.0, 2.2, PEARL), -74.0, -10.0, 1.0),
        placed(&dots(5, 12.0, 2.2, PEARL), 74.0, 10.0, 1.0)
    )
}

/// One great star, seven small ones, and water.
fn the_star() -> String {
    let small = star(8, 9.0, 3.0);
    let sky: String = [
        (-76.0, -96.0),
        (76.0, -96.0),
        (-88.0, -34.0),
        (88.0, -34.0),
        (-70.0, 26.0),
        (70.0, 26.0),
        (0.0, -122.0),
    ]
    .iter()
    .map(|&(x, y)| placed(&small, x, y, 1.0))
    .collect();
    format!(
        "<g transform=\"translate(0 -34)\" stroke=\"{PEARL}\">{}</g>\
         <g transform=\"translate(0 -34)\">{}</g>{sky}\
         <path d=\"M-98 76q14-10 28 0t28 0 28 0 28 0 28 0 28 0 28 0M-84 96q14-10 28 0t28 0 28 0 28 0 \
         28 0 28 0M-56 116q14-10 28 0t28 0 28 0 28 0\" stroke-opacity=\"0.7\"/>",
        star(8, 66.0, 20.0),
        turned(&star(8, 40.0, 20.0), 22.5)
    )
}

/// The moon over two towers and a winding road.
fn moon() -> String {
    let tower = "<path d=\"M-16 60V-20H16V60M-20-20V-34H-8V-26H8V-34H20V-20zM0 2V18\"/>";
    format!(
        "<g transform=\"translate(0 -62)\"><circle r=\"40\"/><path d=\"M8-39a40 40 0 0 0 0 78 48 48 0 \
         0 1 0-78z\" stroke=\"{PEARL}\"/>{}</g>{}{}\
         <path d=\"M-22 128C-4 104 34 102 12 82-6 66-14 58 4 40M22 128C36 108 60 96 30 76 14 64 6 56 \
         16 40\" stroke=\"{PEARL}\"/><path d=\"M-98 100H-34M50 100H98\"/>",
        rays(20, 47.0, 58.0),
        placed(tower, -76.0, 40.0, 1.0),
        placed(tower, 76.0, 40.0, 1.0)
    )
}

/// A full sun with straight and waving rays.
fn sun() -> String {
    let wave: String = (0..8)
        .map(|ray| {
            format!(
                "<path d=\"M0-56q10-10 0-20t0-22\" transform=\"rotate({})\"/>",
                f64::from(ray) * 45.0 + 22.5
            )
        })
        .collect();
    format!(
        "<circle r=\"46\"/><circle r=\"38\" stroke-opacity=\"0.5\"/><g stroke=\"{PEARL}\">{wave}</g>\
         <g stroke-width=\"3\">{}</g><path d=\"M-18-8q6-6 12 0M6-8q6-6 12 0M-14 12q14 14 28 0\" \
         stroke=\"{PEARL}\"/>",
        rays(8, 56.0, 100.0)
    )
}

/// A trumpet with its banner, out of the clouds.
fn judgement() -> String {
    format!(
        "<path d=\"M-90-70a22 22 0 0 1 34-22 30 30 0 0 1 56-8 28 28 0 0 1 50 8 22 22 0 0 1 40 22z\"/>\
         <g transform=\"translate(0 20) rotate(14)\"><path d=\"M-5-78H5L9 16Q14 42 36 54H-36Q-14 42-9 \
         16z\" stroke=\"{PEARL}\"/><path d=\"M7-46H66V10H9M36-46V10M8-18H66\"/></g>\
         <path d=\"M-64 104q10-26 20 0M-34 118q10-26 20 0M20 118q10-26 20 0M50 104q10-26 20 0M-98 126\
         H98\"/><g transform=\"translate(0 20)\" stroke-opacity=\"0.5\"><path d=\"M-60-60-72 20M-40-60\
         -50-6M78-60 88 20\"/></g>"
    )
}

/// A wreath around a star, four lights in its corners.
fn world() -> String {
    let leaves: String = (0..24)
        .map(|leaf| {
            format!(
                "<path d=\"M0-92q9-6 14-18-13 1-18 14M0-92q-4-9-14-12\" \
                 transform=\"rotate({})\"/>",
                leaf * 15
            )
        })
        .collect();
    let corners: String = [
        (-84.0, -112.0),
        (84.0, -112.0),
        (-84.0, 112.0),
        (84.0, 112.0),
    ]
    .iter()
    .map(|&(x, y)| placed(&star(4, 15.0, 5.0), x, y, 1.0))
    .collect();
    format!(
        "<g transform=\"scale(0.78 0.98)\"><circle r=\"92\"/>{leaves}</g>{corners}\
         <g stroke=\"{PEARL}\">{}<circle r=\"46\"/></g>{}",
        star(7, 42.0, 18.0),
        dots(7, 54.0, 2.0, PEARL)
    )
}
