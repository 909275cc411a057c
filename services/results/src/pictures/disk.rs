//! Pictures on disk, so that a restart does not draw them all again. Whatever goes wrong here costs
//! time and nothing else.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

use picture::{DESIGN, Shape};

use crate::share::ShareId;

/// Cheap to clone.
#[derive(Clone)]
pub struct Disk(Arc<Inner>);

struct Inner {
    folder: PathBuf,
    /// As many bytes at most.
    most: u64,
    /// As many as there are, as far as this process knows.
    size: AtomicU64,
}

impl Disk {
    /// In `folder`, `most` bytes at most; 0 keeps none.
    #[must_use]
    pub fn new(folder: PathBuf, most: u64) -> Self {
        let disk = Self(Arc::new(Inner {
            folder,
            most,
            size: AtomicU64::new(0),
        }));
        if most > 0 {
            disk.0.begin();
        }
        disk
    }

    /// The picture, if it is there and whole.
    pub async fn read(&self, id: ShareId, shape: Shape) -> Option<Vec<u8>> {
        if self.0.most == 0 {
            return None;
        }
        let path = self.0.path(id, shape);
        let read = tokio::task::spawn_blocking(move || fs::read(path));
        let png = read.await.ok()?.ok()?;
        // a write that was cut short has no end
        (png.starts_with(b"\x89PNG") && png.ends_with(b"IEND\xaeB\x60\x82")).then_some(png)
    }

    /// Keeps a picture.
    pub async fn write(&self, id: ShareId, shape: Shape, png: Vec<u8>) {
        let inner = Arc::clone(&self.0);
        if inner.most == 0 {
            return;
        }
        let written = tokio::task::spawn_blocking(move || inner.write(id, shape, &png)).await;
        if let Ok(Err(error)) = written {
            tracing::warn!(%error, "a picture is not kept on disk");
        }
    }

    /// Removes the pictures of a link.
    pub fn forget(&self, id: ShareId) {
        if self.0.most > 0 {
            self.0.remove(id);
        }
    }
}

impl Inner {
    /// Makes the folder and counts what is in it; pictures of an older design go.
    fn begin(&self) {
        if let Err(error) = fs::create_dir_all(&self.folder) {
            tracing::warn!(%error, "pictures are not kept on disk");
            return;
        }
        let mut size = 0;
        for (path, _, bytes) in files(&self.folder) {
            if is_of_this_design(&path) {
                size += bytes;
            } else {
                let _ = fs::remove_file(path);
            }
        }
        self.size.store(size, Ordering::Relaxed);
    }

    fn path(&self, id: ShareId, shape: Shape) -> PathBuf {
        let name = format!("{}-{}.{DESIGN}.png", id.to_hex(), shape.as_str());
        self.folder.join(name)
    }

    /// Written beside its place and put there whole.
    fn write(&self, id: ShareId, shape: Shape, png: &[u8]) -> io::Result<()> {
        let path = self.path(id, shape);
        let beside = path.with_extension(format!("{}.part", std::process::id()));
        let written = fs::File::create(&beside)
            .and_then(|mut file| file.write_all(png))
            .and_then(|()| fs::rename(&beside, &path));
        if let Err(error) = written {
            let _ = fs::remove_file(&beside);
            return Err(error);
        }
        let bytes = png.len() as u64;
        if self.size.fetch_add(bytes, Ordering::Relaxed) + bytes > self.most {
            self.make_room();
        }
        Ok(())
    }

    fn remove(&self, id: ShareId) {
        for shape in Shape::ALL {
            let path = self.path(id, shape);
            let bytes = fs::metadata(&path).map_or(0, |file| file.len());
            if fs::remove_file(path).is_ok() {
                self.shrink(bytes);
            }
        }
    }

    /// Removes the oldest until a fifth is free: the next ones shall not have to do it again.
    fn make_room(&self) {
        let mut all: Vec<_> = files(&self.folder).collect();
        all.sort_by_key(|(_, written, _)| *written);
        let mut size: u64 = all.iter().map(|(_, _, bytes)| bytes).sum();
        for (path, _, bytes) in all {
            if size <= self.most / 5 * 4 {
                break;
            }
            if fs::remove_file(path).is_ok() {
                size = size.saturating_sub(bytes);
            }
        }
        self.size.store(size, Ordering::Relaxed);
    }

    fn shrink(&self, bytes: u64) {
        let less = |size: u64| Some(size.saturating_sub(bytes));
        let _ = self
            .size
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, less);
    }
}

fn is_of_this_design(path: &Path) -> bool {
    path.to_string_lossy().ends_with(&format!(".{DESIGN}.png"))
}

/// Path, time of writing and size of everything in a folder.
fn files(folder: &Path) -> impl Iterator<Item = (PathBuf, SystemTime, u64)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| {
        let about = entry.metadata().ok().filter(fs::Metadata::is_file)?;
        let written = about.modified().unwrap_or(SystemTime::UNIX_EPOCH);
        Some((entry.path(), written, about.len()))
    })
}
