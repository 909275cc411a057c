/// A body that breaks the rules of chunked coding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the body is not in chunks")]
pub struct BadChunk;

/// Takes the chunks off a body (RFC 9112, 7.1), however its bytes are cut into reads.
#[derive(Debug, Default)]
pub struct Chunks {
    place: Place,
}

#[derive(Debug, Clone, Copy, Default)]
enum Place {
    /// In a size line: what it amounts to so far.
    #[default]
    Size0,
    Size(usize),
    /// In the extension of a size line.
    Extension(usize),
    /// In data: so many bytes are left.
    Data(usize),
    /// In the line end behind data.
    DataEnd,
    /// In the trailer: whether the present line has anything in it.
    Trailer {
        empty: bool,
    },
    Ended,
}

impl Chunks {
    /// Hands each piece of content to `take`.
    ///
    /// # Errors
    /// What comes is no chunk.
    pub fn feed(&mut self, mut bytes: &[u8], mut take: impl FnMut(&[u8])) -> Result<(), BadChunk> {
        while let Some(&byte) = bytes.first() {
            self.place = match self.place {
                Place::Data(left) => {
                    let (content, rest) = bytes.split_at(left.min(bytes.len()));
                    take(content);
                    bytes = rest;
                    self.place = match left - content.len() {
                        0 => Place::DataEnd,
                        left => Place::Data(left),
                    };
                    continue;
                }
                Place::Size0 => Place::Size(digit(byte)?),
                Place::Size(size) => match byte {
                    b'\n' => after_size(size),
                    b'\r' | b';' | b' ' | b'\t' => Place::Extension(size),
                    _ => {
                        let size = size.checked_mul(16).ok_or(BadChunk)?;
                        Place::Size(size | digit(byte)?)
                    }
                },
                Place::Extension(size) if byte == b'\n' => after_size(size),
                Place::Extension(size) => Place::Extension(size),
                Place::DataEnd => match byte {
                    b'\r' => Place::DataEnd,
                    b'\n' => Place::Size0,
                    _ => return Err(BadChunk),
                },
                Place::Trailer { empty } => match byte {
                    b'\r' => Place::Trailer { empty },
                    b'\n' if empty => Place::Ended,
                    b'\n' => Place::Trailer { empty: true },
                    _ => Place::Trailer { empty: false },
                },
                Place::Ended => return Err(BadChunk),
            };
            bytes = &bytes[1..];
        }
        Ok(())
    }

    /// The last chunk and its trailer are read.
    #[must_use]
    pub const fn ended(&self) -> bool {
        matches!(self.place, Place::Ended)
    }
}

const fn after_size(size: usize) -> Place {
    match size {
        0 => Place::Trailer { empty: true },
        size => Place::Data(size),
    }
}

fn digit(byte: u8) -> Result<usize, BadChunk> {
    let value = char::from(byte).to_digit(16).ok_or(BadChunk)?;
    usize::try_from(value).map_err(|_| BadChunk)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &[u8] = b"5\r\nhello\r\n6;x=\"y\"\r\n world\r\n0\r\nt: 1\r\n\r\n";

    fn read(pieces: &[&[u8]]) -> Result<(Vec<u8>, bool), BadChunk> {
        let mut chunks = Chunks::default();
        let mut content = Vec::new();
        for piece in pieces {
            chunks.feed(piece, |part| content.extend_from_slice(part))?;
        }
        Ok((content, chunks.ended()))
    }

    #[test]
    fn a_body_cut_anywhere_has_the_same_content() {
        for cut in 0..=BODY.len() {
            let (head, tail) = BODY.split_at(cut);
            assert_eq!(
                read(&[head, tail]),
                Ok((b"hello world".to_vec(), true)),
                "cut at {cut}"
            );
        }
        let single: Vec<&[u8]> = BODY.chunks(1).collect();
        assert_eq!(read(&single), Ok((b"hello world".to_vec(), true)));
    }

    #[test]
    fn a_body_that_stops_early_has_not_ended() {
        assert_eq!(
            read(&[&BODY[..BODY.len() - 2]]).map(|(_, ended)| ended),
            Ok(false)
        );
    }

    #[test]
    fn what_is_no_chunk_is_refused() {
        for bad in [
            "hello",
            "5\r\nhelloX",
            "ffffffffffffffffff\r\n",
            "0\r\n\r\nmore",
        ] {
            assert_eq!(read(&[bad.as_bytes()]), Err(BadChunk), "{bad}");
        }
    }
}
