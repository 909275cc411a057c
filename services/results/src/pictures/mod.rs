//! Pictures of readings: drawn once however many ask, by a few threads of their own, and kept in
//! memory and on disk within limits.

mod disk;
mod painters;

use std::path::PathBuf;
use std::sync::Arc;

use actix_web::http::header::{HeaderName, HeaderValue};
use http_kit::conditional::Unchanging;
use picture::{Painter, Shape};
use quick_cache::Weighter;
use quick_cache::sync::Cache;

use crate::fault::SharingFault;
use crate::links::KeptLink;
use crate::share::ShareId;
use crate::snapshot::Snapshot;

use disk::Disk;
use painters::Painters;

/// About what a picture takes.
const TYPICAL: u64 = 100 * 1024;

/// How pictures are made and kept.
#[derive(Debug, Clone)]
pub struct PictureSettings {
    /// Where they are kept.
    pub folder: PathBuf,
    /// As many bytes at most; 0 keeps none on disk.
    pub disk_bytes: u64,
    /// As many bytes at most in memory.
    pub memory_bytes: u64,
    /// As many are drawn at once.
    pub painters: usize,
    /// As many wait for a painter.
    pub waiting: usize,
    /// Fonts for letters that the ones inside the program lack.
    pub fonts: Option<PathBuf>,
}

/// A picture as it is sent.
#[derive(Clone)]
pub struct Picture(Arc<Unchanging>);

impl Picture {
    fn new(png: Vec<u8>) -> Self {
        let robots = HeaderValue::from_static(crate::page::NOT_FOR_ROBOTS);
        // whoever made a message of a link shows its picture from another place
        let anywhere = HeaderValue::from_static("cross-origin");
        let picture = Unchanging::new(png, "image/png", "no-cache")
            .with(HeaderName::from_static("x-robots-tag"), robots)
            .with(
                HeaderName::from_static("cross-origin-resource-policy"),
                anywhere,
            )
            .careful();
        Self(Arc::new(picture))
    }

    /// What is sent.
    #[must_use]
    pub fn kept(&self) -> &Unchanging {
        &self.0
    }
}

/// What a picture is of.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    Link(ShareId, Shape),
    /// By the digest of what it shows.
    Preview(String, Shape),
}

#[derive(Clone)]
struct Weight;

impl Weighter<Key, Picture> for Weight {
    fn weight(&self, _: &Key, picture: &Picture) -> u64 {
        picture.0.size() as u64 + 256
    }
}

/// Cheap to clone; all clones keep the same.
#[derive(Clone)]
pub struct Pictures {
    painters: Painters,
    kept: Arc<Cache<Key, Picture, Weight>>,
    disk: Disk,
}

impl Pictures {
    #[must_use]
    pub fn new(settings: PictureSettings) -> Self {
        let PictureSettings {
            folder,
            disk_bytes,
            memory_bytes,
            painters,
            waiting,
            fonts,
        } = settings;
        let (painter, missing) = Painter::new(fonts.as_deref());
        if let Some(missing) = missing {
            tracing::warn!(%missing, "pictures are drawn with our own fonts only");
        }
        let items = usize::try_from(memory_bytes / TYPICAL).unwrap_or(usize::MAX);
        Self {
            painters: Painters::new(painter, painters, waiting),
            kept: Arc::new(Cache::with_weighter(items.max(8), memory_bytes, Weight)),
            disk: Disk::new(folder, disk_bytes),
        }
    }

    /// The picture of a link, if it is in memory.
    #[must_use]
    pub fn ready(&self, id: ShareId, shape: Shape) -> Option<Picture> {
        self.kept.get(&Key::Link(id, shape))
    }

    /// The picture of what a link shows, from memory, from disk, or drawn now. However many ask at
    /// once, it is drawn once.
    ///
    /// # Errors
    /// Too many others wait for theirs, or it cannot be drawn.
    pub async fn of_link(&self, link: &KeptLink, shape: Shape) -> Result<Picture, SharingFault> {
        let id = link.id;
        let guard = match self
            .kept
            .get_value_or_guard_async(&Key::Link(id, shape))
            .await
        {
            Ok(picture) => return Ok(picture),
            Err(guard) => guard,
        };
        let picture = match self.kept.peek(&Key::Preview(link.digest.clone(), shape)) {
            // its owner has just looked at it
            Some(picture) => picture,
            None => match self.disk.read(id, shape).await {
                Some(png) => Picture::new(png),
                None => {
                    let png = self.painters.paint(link.snapshot()?, shape).await?;
                    self.disk.write(id, shape, png.clone()).await;
                    Picture::new(png)
                }
            },
        };
        if guard.insert(picture.clone()).is_err() {
            // its link ended meanwhile
            self.disk.forget(id);
        }
        Ok(picture)
    }

    /// The picture of what a link would show. It is kept in memory only: nothing is public yet.
    ///
    /// # Errors
    /// As of [`Pictures::of_link`].
    pub async fn of_preview(
        &self,
        digest: &str,
        snapshot: &Snapshot,
        shape: Shape,
    ) -> Result<Picture, SharingFault> {
        let key = Key::Preview(digest.to_owned(), shape);
        match self.kept.get_value_or_guard_async(&key).await {
            Ok(picture) => Ok(picture),
            Err(guard) => {
                let png = self.painters.paint(snapshot.clone(), shape).await?;
                let picture = Picture::new(png);
                // one who has it drawn at the same time has put it there
                let _ = guard.insert(picture.clone());
                Ok(picture)
            }
        }
    }

    /// Forgets the pictures of a link, also those that are being drawn.
    pub fn forget(&self, id: ShareId) {
        for shape in Shape::ALL {
            self.kept.remove(&Key::Link(id, shape));
        }
        self.disk.forget(id);
    }
}
