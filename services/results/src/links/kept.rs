//! A link that is open: as little as is needed not to ask for it again, and what it shows as bytes.

use std::io::{Read as _, Write as _};

use actix_web::http::header::{HeaderName, HeaderValue};
use bytes::Bytes;
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use http_kit::conditional::Unchanging;
use time::OffsetDateTime;

use crate::fault::SharingFault;
use crate::gist::Gist;
use crate::page::Pages;
use crate::share::ShareId;
use crate::snapshot::Snapshot;

/// Never changes: what a link shows is fixed when it is opened, and forgotten when it ends.
pub struct KeptLink {
    pub id: ShareId,
    /// Names what it shows.
    pub digest: String,
    /// Milliseconds since the epoch of Unix.
    expires_at: Option<i64>,
    /// What it shows, packed: ten thousand of them are to be known without asking again.
    packed: Bytes,
}

impl KeptLink {
    /// # Errors
    /// Never for what can be read from the tables.
    pub fn new(
        id: ShareId,
        snapshot: &Snapshot,
        digest: String,
        expires_at: Option<OffsetDateTime>,
    ) -> Result<Self, SharingFault> {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(&serde_json::to_vec(snapshot)?)?;
        Ok(Self {
            id,
            digest,
            expires_at: expires_at
                .map(|end| i64::try_from(end.unix_timestamp_nanos() / 1_000_000).unwrap_or(0)),
            packed: Bytes::copy_from_slice(&encoder.finish()?),
        })
    }

    /// What it shows.
    ///
    /// # Errors
    /// Never for what was packed here.
    pub fn snapshot(&self) -> Result<Snapshot, SharingFault> {
        let mut json = Vec::with_capacity(self.packed.len() * 4);
        DeflateDecoder::new(&*self.packed).read_to_end(&mut json)?;
        Ok(serde_json::from_slice(&json)?)
    }

    #[must_use]
    pub fn is_over(&self, now_ms: i64) -> bool {
        self.expires_at.is_some_and(|end| end <= now_ms)
    }

    /// About what it takes in memory.
    #[must_use]
    pub fn size(&self) -> usize {
        self.packed.len() + self.digest.len() + 256
    }
}

/// What a link shows, as it is sent.
pub struct Rendered {
    pub json: Unchanging,
    pub page: Unchanging,
}

impl Rendered {
    /// Everything but the pictures.
    ///
    /// # Errors
    /// Never for what can be read from the tables.
    pub fn of(link: &KeptLink, pages: &Pages) -> Result<Self, SharingFault> {
        let snapshot = link.snapshot()?;
        let json = Unchanging::json(serde_json::to_vec(&snapshot)?)
            .with(
                HeaderName::from_static("x-robots-tag"),
                HeaderValue::from_static(crate::page::NOT_FOR_ROBOTS),
            )
            .compressed()
            .careful();
        let page = pages.shared(link.id, &snapshot, &Gist::of(&snapshot))?;
        Ok(Self { json, page })
    }

    /// About what it takes in memory.
    #[must_use]
    pub fn size(&self) -> usize {
        self.json.size() + self.page.size() + 4096
    }
}
