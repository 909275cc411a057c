use std::fmt::Write as _;

/// Written by `npm run icons` in `services/web`, from the shape that the page draws.
const CONCH: &str = include_str!("conch.part.svg");

/// The shell of the brand in lines of one colour, `height` pixels high around a middle.
pub(crate) fn conch(svg: &mut String, x: f32, y: f32, height: f32, ink: &str) {
    let _ = write!(
        svg,
        "<g transform=\"translate({x:.1} {y:.1}) scale({:.4}) translate(3.6 3.6)\" \
         color=\"{ink}\">{CONCH}</g>",
        height / 96.0
    );
}
