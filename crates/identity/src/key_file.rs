//! Where the keys are kept: one file, readable by its owner alone, never half written.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use crate::error::KeyError;
use crate::key::SigningKey;
use crate::ring::KeyRing;

/// The file of the keys that sign sessions.
#[derive(Debug, Clone)]
pub struct KeyFile(PathBuf);

impl KeyFile {
    #[must_use]
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The keys in it; a new one is made and kept there if there is no file.
    ///
    /// Two processes that start at once agree on one key.
    ///
    /// # Errors
    ///
    /// If the file cannot be read or written, holds no key, or is readable by others.
    pub fn load_or_create(&self) -> Result<KeyRing, KeyError> {
        match self.load() {
            Err(KeyError::Unreadable { source, .. })
                if source.kind() == io::ErrorKind::NotFound =>
            {
                let ring = KeyRing::from(SigningKey::generate()?);
                match self.write(&ring, |aside| fs::hard_link(aside, &self.0)) {
                    Ok(()) => Ok(ring),
                    Err(error) if error.kind() == io::ErrorKind::AlreadyExists => self.load(),
                    Err(source) => Err(self.unwritable(source)),
                }
            }
            other => other,
        }
    }

    /// The keys in it.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, holds no key, or is readable by others.
    pub fn load(&self) -> Result<KeyRing, KeyError> {
        let unreadable = |source| KeyError::Unreadable {
            path: self.0.clone(),
            source,
        };
        let mode = fs::metadata(&self.0).map_err(unreadable)?.permissions();
        if mode.mode() & 0o077 != 0 {
            return Err(KeyError::Exposed {
                path: self.0.clone(),
            });
        }
        KeyRing::parse(&fs::read_to_string(&self.0).map_err(unreadable)?)
    }

    /// Keeps these keys instead.
    ///
    /// # Errors
    ///
    /// If the file cannot be written; then it is as it was.
    pub fn replace(&self, ring: &KeyRing) -> Result<(), KeyError> {
        let written = self.write(ring, |aside| fs::rename(aside, &self.0));
        written.map_err(|source| self.unwritable(source))
    }

    fn unwritable(&self, source: io::Error) -> KeyError {
        KeyError::Unwritable {
            path: self.0.clone(),
            source,
        }
    }

    /// Writes the whole file aside and then puts it into place: nobody ever reads half a key, and of
    /// two who link it there one is told that the file is there.
    fn write(&self, ring: &KeyRing, put: impl FnOnce(&Path) -> io::Result<()>) -> io::Result<()> {
        if let Some(folder) = self.0.parent() {
            fs::create_dir_all(folder)?;
        }
        let aside = self
            .0
            .with_extension(format!("{:016x}.new", rand::random::<u64>()));
        let kept = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&aside)
            .and_then(|mut file| {
                file.write_all(ring.as_text().as_bytes())?;
                file.sync_all()
            })
            .and_then(|()| put(&aside));
        match fs::remove_file(&aside) {
            // a rename has taken it away
            Err(error) if error.kind() != io::ErrorKind::NotFound => kept.and(Err(error)),
            _ => kept,
        }
    }
}
