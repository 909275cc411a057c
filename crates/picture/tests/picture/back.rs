use resvg::tiny_skia::{Pixmap, PremultipliedColorU8, Transform};
use resvg::usvg::{Options, Tree};

/// Were the back not the same either way up, a card would tell that it is reversed before it is
/// turned over.
#[test]
fn the_back_is_the_same_when_turned_by_half() {
    let tree = Tree::from_str(&tarot::back_svg(), &Options::default()).unwrap();
    let mut back = Pixmap::new(300, 500).unwrap();
    resvg::render(&tree, Transform::identity(), &mut back.as_mut());

    let upright = back.pixels();
    let turned = upright.iter().rev();
    let apart: Vec<u8> = upright.iter().zip(turned).map(distance).collect();
    let lit = upright.iter().filter(|pixel| pixel.red() > 200).count();
    assert!(lit > 5_000, "{lit}: nothing much is drawn");
    // edges that fall between pixels are rounded either way, never as far as from line to ground
    assert!(apart.iter().max() < Some(&64), "{:?}", apart.iter().max());
    let rounded = apart.iter().filter(|apart| **apart > 16).count();
    assert!(rounded < upright.len() / 1_000, "{rounded}");
}

/// How far two pixels are from each other in the channel in which they are furthest apart.
fn distance((one, other): (&PremultipliedColorU8, &PremultipliedColorU8)) -> u8 {
    let channels = |it: &PremultipliedColorU8| [it.red(), it.green(), it.blue(), it.alpha()];
    let pairs = channels(one).into_iter().zip(channels(other));
    pairs.map(|(one, other)| one.abs_diff(other)).max().unwrap()
}
