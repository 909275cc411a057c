//! Everything that is kept of a member, in one archive. Pure.

use std::io::{Cursor, Write};

use proto_events::domain::DataHolder;
use time::OffsetDateTime;
use uuid::Uuid;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// An export on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    pub id: Uuid,
    pub requested_at: OffsetDateTime,
    pub parts: Vec<Part>,
}

/// What one holder has sent of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub holder: DataHolder,
    /// Files that are here.
    pub found: u64,
    /// Files that there are; absent until the holder has said so.
    pub of: Option<u64>,
}

impl Part {
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.of.is_some_and(|of| self.found >= of)
    }
}

impl Export {
    /// Whether every holder has sent everything.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.parts.iter().all(Part::is_whole)
    }
}

/// An archive in the making.
pub struct Archive {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    options: SimpleFileOptions,
}

impl Archive {
    #[must_use]
    pub fn new(now: OffsetDateTime) -> Self {
        let moment = zip::DateTime::from_date_and_time(
            u16::try_from(now.year()).unwrap_or(1980),
            now.month().into(),
            now.day(),
            now.hour(),
            now.minute(),
            now.second(),
        );
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(moment.unwrap_or_default());
        Self {
            zip: ZipWriter::new(Cursor::new(Vec::new())),
            options,
        }
    }

    /// # Errors
    /// The name is already there.
    pub fn add(&mut self, name: &str, content: &[u8]) -> Result<(), ZipError> {
        self.zip.start_file(name, self.options)?;
        Ok(self.zip.write_all(content)?)
    }

    /// # Errors
    /// None that is known: it is written to memory.
    pub fn finish(self) -> Result<Vec<u8>, ZipError> {
        Ok(self.zip.finish()?.into_inner())
    }
}
