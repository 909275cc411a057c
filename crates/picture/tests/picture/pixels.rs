use picture::{Painter, Scene, Shape};

/// A picture as whoever receives it sees it.
#[derive(PartialEq, Eq)]
pub struct Pixels {
    pub width: usize,
    pub height: usize,
    colours: Vec<[u8; 3]>,
}

pub fn painted(painter: &Painter, scene: &Scene<'_>, shape: Shape) -> Pixels {
    decoded(&painter.paint(scene, shape).unwrap())
}

pub fn decoded(png: &[u8]) -> Pixels {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png))
        .read_info()
        .unwrap();
    let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut bytes).unwrap();
    assert_eq!(info.color_type, png::ColorType::Rgb);
    Pixels {
        width: info.width as usize,
        height: info.height as usize,
        colours: bytes
            .chunks_exact(3)
            .map(|rgb| [rgb[0], rgb[1], rgb[2]])
            .collect(),
    }
}

impl Pixels {
    pub fn at(&self, x: usize, y: usize) -> [u8; 3] {
        self.colours[y * self.width + x]
    }

    /// How far the two are from each other within a part, per pixel and channel, from 0 to 255.
    pub fn distance(
        &self,
        other: impl Fn(usize, usize) -> [u8; 3],
        columns: std::ops::Range<usize>,
        rows: std::ops::Range<usize>,
    ) -> f64 {
        let count = columns.len() * rows.len() * 3;
        let mut sum = 0_u64;
        for y in rows {
            for x in columns.clone() {
                for (a, b) in self.at(x, y).into_iter().zip(other(x, y)) {
                    sum += u64::from(a.abs_diff(b));
                }
            }
        }
        sum as f64 / count as f64
    }

    pub fn same(
        &self,
        other: &Self,
        columns: std::ops::Range<usize>,
        rows: std::ops::Range<usize>,
    ) -> bool {
        self.distance(|x, y| other.at(x, y), columns, rows) == 0.0
    }
}
