//! A member's picture: whatever was sent is decoded, cut to a square and encoded anew, so that
//! nothing of the file itself is kept, neither where it was taken nor what was hidden in it. Pure.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, Rgb, RgbImage};

/// Width and height of what is kept, in pixels.
pub const EDGE: u32 = 256;
/// The largest file that is read, in bytes.
pub const LARGEST_FILE: usize = 5 * 1024 * 1024;
/// The largest width and height that is read, in pixels.
pub const LARGEST_EDGE: u32 = 5000;
/// The smallest.
pub const SMALLEST_EDGE: u32 = 16;
/// What decoding may take, in bytes: a picture of the largest size in RGBA.
const MEMORY: u64 = 4 * LARGEST_EDGE as u64 * LARGEST_EDGE as u64;
const QUALITY: u8 = 85;
/// Behind what is transparent: the night.
const GROUND: Rgb<u8> = Rgb([0x12, 0x10, 0x1F]);

/// Why there is no picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AvatarError {
    #[error("the picture must be a PNG, a JPEG or a WebP")]
    Unreadable,
    #[error("the picture must be {SMALLEST_EDGE} to {LARGEST_EDGE} pixels wide and high")]
    Size,
}

/// The square JPEG of a picture.
///
/// # Errors
/// It is no picture that is read here, or its size is not.
pub fn square(file: &[u8]) -> Result<Vec<u8>, AvatarError> {
    let mut reader = ImageReader::new(Cursor::new(file))
        .with_guessed_format()
        .map_err(|_| AvatarError::Unreadable)?;
    let known = [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP];
    if !reader
        .format()
        .is_some_and(|format| known.contains(&format))
    {
        return Err(AvatarError::Unreadable);
    }
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| AvatarError::Unreadable)?;
    let (width, height) = decoder.dimensions();
    let fits = SMALLEST_EDGE..=LARGEST_EDGE;
    if !fits.contains(&width) || !fits.contains(&height) {
        return Err(AvatarError::Size);
    }
    let upright = decoder.orientation().map_err(|_| AvatarError::Unreadable)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| AvatarError::Unreadable)?;
    // the square first: all the rest costs less then
    let edge = width.min(height);
    picture = picture
        .crop_imm((width - edge) / 2, (height - edge) / 2, edge, edge)
        .resize_exact(EDGE, EDGE, FilterType::CatmullRom);
    picture.apply_orientation(upright);
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, QUALITY)
        .encode_image(&on_ground(&picture))
        .map_err(|_| AvatarError::Unreadable)?;
    Ok(jpeg)
}

fn on_ground(picture: &DynamicImage) -> RgbImage {
    let picture = picture.to_rgba8();
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [red, green, blue, alpha] = picture.get_pixel(x, y).0;
        let alpha = u16::from(alpha);
        let over = |above: u8, below: u8| {
            let mixed = u16::from(above) * alpha + u16::from(below) * (255 - alpha);
            u8::try_from(mixed / 255).unwrap_or(u8::MAX)
        };
        let Rgb([r, g, b]) = GROUND;
        Rgb([over(red, r), over(green, g), over(blue, b)])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut file = Cursor::new(Vec::new());
        picture.write_to(&mut file, format).unwrap();
        file.into_inner()
    }

    fn blue(width: u32, height: u32) -> DynamicImage {
        DynamicImage::ImageRgb8(RgbImage::from_pixel(width, height, Rgb([20, 40, 200])))
    }

    #[test]
    fn every_picture_becomes_a_square_jpeg() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
            for (width, height) in [(16, 900), (640, 480), (256, 256)] {
                let jpeg = square(&encoded(&blue(width, height), format)).unwrap();
                let kept = image::load_from_memory_with_format(&jpeg, ImageFormat::Jpeg).unwrap();
                assert_eq!((kept.width(), kept.height()), (EDGE, EDGE));
                let [red, _, blue] = kept.to_rgb8().get_pixel(128, 128).0;
                assert!(red < 40 && blue > 180, "{format:?}");
            }
        }
    }

    #[test]
    fn nothing_of_the_file_itself_is_kept() {
        let mut png = encoded(&blue(64, 64), ImageFormat::Png);
        png.extend_from_slice(b"<script>secret</script>");
        let jpeg = square(&png).unwrap();
        assert!(!jpeg.windows(6).any(|window| window == b"secret"));
    }

    #[test]
    fn what_is_transparent_lies_on_the_night() {
        let clear = DynamicImage::new_rgba8(64, 64);
        let jpeg = square(&encoded(&clear, ImageFormat::Png)).unwrap();
        let kept = image::load_from_memory(&jpeg).unwrap().to_rgb8();
        let [red, green, blue] = kept.get_pixel(100, 100).0;
        assert!(red.abs_diff(0x12) < 6 && green.abs_diff(0x10) < 6 && blue.abs_diff(0x1F) < 6);
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        let png = encoded(&blue(64, 64), ImageFormat::Png);
        let half = &png[..png.len() / 2];
        for bad in [
            &b""[..],
            b"GIF89a",
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            half,
        ] {
            assert_eq!(square(bad), Err(AvatarError::Unreadable));
        }
        for (width, height) in [(15, 64), (5001, 16)] {
            let file = encoded(&blue(width, height), ImageFormat::Png);
            assert_eq!(square(&file), Err(AvatarError::Size), "{width}x{height}");
        }
    }

    #[test]
    fn a_small_file_that_claims_to_be_huge_takes_no_memory() {
        // the head of a PNG of 60,000 by 60,000 pixels, and nothing behind it
        let mut bomb = encoded(&blue(64, 64), ImageFormat::Png);
        bomb[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
        bomb[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
        assert!(square(&bomb).is_err());
    }
}
