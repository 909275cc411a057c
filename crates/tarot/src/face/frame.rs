//! What all cards share: the paints, the ground, and the lines around the window.

/// Paints that every drawing may use by id: `gold`, `sky`, `glow`; and the window as `arch`, which
/// is also the clip `window`.
pub(super) const PAINTS: &str = concat!(
    "<linearGradient id=\"gold\" x2=\".6\" y2=\"1\"><stop stop-color=\"#fff0c4\"/>",
    "<stop offset=\".5\" stop-color=\"#e3c079\"/><stop offset=\"1\" stop-color=\"#b48a45\"/>",
    "</linearGradient>",
    "<linearGradient id=\"sky\" x2=\"0\" y2=\"1\"><stop stop-color=\"#0a1030\"/>",
    "<stop offset=\".6\" stop-color=\"#1b2660\"/><stop offset=\"1\" stop-color=\"#38397f\"/>",
    "</linearGradient>",
    "<radialGradient id=\"glow\"><stop stop-color=\"#fff3d0\" stop-opacity=\".9\"/>",
    "<stop offset=\".35\" stop-color=\"#f3d48e\" stop-opacity=\".4\"/>",
    "<stop offset=\"1\" stop-color=\"#f3d48e\" stop-opacity=\"0\"/></radialGradient>",
    "<path id=\"arch\" d=\"M30 100C30 62 62 40 100 40H200C238 40 270 62 270 100V384H30z\"/>",
    "<clipPath id=\"window\"><use href=\"#arch\"/></clipPath>",
);

/// The card itself, and the sky in its window.
pub(super) const GROUND: &str = concat!(
    "<rect width=\"300\" height=\"500\" rx=\"18\" fill=\"#070b20\"/>",
    "<use href=\"#arch\" fill=\"url(#sky)\"/>",
);

/// The same card without a window: night all over.
pub(super) const BACK_GROUND: &str =
    "<rect width=\"300\" height=\"500\" rx=\"18\" fill=\"#070b20\"/>";

/// The lines around the card and its window, over the drawing: a double rim, a scallop that holds
/// the numeral, a quarter of one in each upper corner, ripples under the window, waves at the feet.
pub(super) const BORDER: &str = concat!(
    "<g fill=\"none\" stroke=\"url(#gold)\" stroke-width=\"2.4\" stroke-linecap=\"round\" ",
    "stroke-linejoin=\"round\">",
    "<rect x=\"10\" y=\"10\" width=\"280\" height=\"480\" rx=\"12\"/>",
    "<rect x=\"16\" y=\"16\" width=\"268\" height=\"468\" rx=\"8\" stroke-width=\".8\"/>",
    "<use href=\"#arch\"/>",
    "<g id=\"rim\" stroke-width=\"1\"><path d=\"M43 20A6 6 0 0 1 40 31.5 6 6 0 0 1 31.5 40 6 6 0 0 1 ",
    "20 43M36 24 28 22.5M33 33 26 26M24 36 22.5 28M24 99C24 60 58 34 101 34M31 386A10 7 0 0 0 51 386 ",
    "10 7 0 0 0 71 386 10 7 0 0 0 91 386 10 7 0 0 0 111 386 10 7 0 0 0 131 386 10 7 0 0 0 150 388M139 ",
    "475C127 469 119 482 109 482 101 482 100 472 107 472 111 472 111 477 108 477M101 478 84 475\"/>",
    "<path d=\"M79 475l-5-2-5 2 5 2z\" fill=\"#e3c079\" stroke=\"none\"/>",
    "<path d=\"M53 24h.1M24 53h.1\" stroke=\"#e3c079\" stroke-width=\"4\"/>",
    "<path d=\"M61 24h.1M24 61h.1\" stroke=\"#e3c079\" stroke-width=\"2.4\"/></g>",
    "<use href=\"#rim\" transform=\"matrix(-1 0 0 1 300 0)\"/>",
    "<path d=\"M113 46a6.5 6.5 0 0 1-4-11 6.5 6.5 0 0 1 4-11 8 8 0 0 1 12-9 9.5 9.5 0 0 1 16-4 10 10 0 ",
    "0 1 18 0 9.5 9.5 0 0 1 16 4 8 8 0 0 1 12 9 6.5 6.5 0 0 1 4 11 6.5 6.5 0 0 1-4 11C180 52 174 52 ",
    "169 60H131C126 52 120 52 113 46z\" fill=\"#070b20\"/>",
    "<path d=\"M125 15l4 7M141 11l1 8M159 11l-1 8M175 15l-4 7M113 24l5 3M187 24l-5 3M131 60C134 54 142 54 ",
    "150 60 158 54 166 54 169 60\" ",
    "stroke-width=\"1\"/></g>",
);

pub(super) const STAR: &str = concat!(
    "<path d=\"M150 464Q151 474 157 475 151 476 150 486 149 476 143 475 149 474 150 464z\" ",
    "fill=\"#e3c079\"/>",
);
pub(super) const SIGN_AT_FEET: &str =
    "<use href=\"#sign\" transform=\"translate(150 474) scale(.16)\"/>";
pub(super) const SIGN_IN_PLATE: &str =
    "<use href=\"#sign\" transform=\"translate(150 38) scale(.34)\"/>";
