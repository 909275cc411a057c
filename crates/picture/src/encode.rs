use png::{BitDepth, ColorType, DeflateCompression, Encoder, EncodingError, Filter};
use resvg::tiny_skia::Pixmap;

use crate::error::PaintError;

/// The most bytes a picture may have. Chats fetch pictures with little patience.
const MOST: usize = 300_000;

/// The pixels as a PNG of three channels: a picture is opaque everywhere.
///
/// Ours stay well under the limit. Should one not, it loses shades until it does.
pub(crate) fn encode(pixmap: &Pixmap) -> Result<Vec<u8>, PaintError> {
    let (width, height) = (pixmap.width(), pixmap.height());
    let mut colours = colours(pixmap);
    let mut png = written(&colours, width, height)?;
    for coarseness in [4_u8, 16, 64] {
        if png.len() <= MOST {
            break;
        }
        for colour in &mut colours {
            *colour -= *colour % coarseness;
        }
        png = written(&colours, width, height)?;
    }
    Ok(png)
}

/// The PNG, if it is small enough.
pub(crate) fn encode_small(pixmap: &Pixmap) -> Result<Option<Vec<u8>>, PaintError> {
    let png = written(&colours(pixmap), pixmap.width(), pixmap.height())?;
    Ok(Some(png).filter(|png| png.len() <= MOST))
}

fn colours(pixmap: &Pixmap) -> Vec<u8> {
    let pixels = pixmap.data().chunks_exact(4);
    pixels
        .flat_map(|pixel| [pixel[0], pixel[1], pixel[2]])
        .collect()
}

fn written(colours: &[u8], width: u32, height: u32) -> Result<Vec<u8>, PaintError> {
    let broken = |error: EncodingError| PaintError::Drawing(error.to_string());
    let mut bytes = Vec::with_capacity(MOST);
    let mut encoder = Encoder::new(&mut bytes, width, height);
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_deflate_compression(DeflateCompression::Level(6));
    encoder.set_filter(Filter::Adaptive);
    let mut writer = encoder.write_header().map_err(broken)?;
    writer.write_image_data(colours).map_err(broken)?;
    writer.finish().map_err(broken)?;
    bytes.shrink_to_fit();
    Ok(bytes)
}
