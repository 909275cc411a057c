//! The index page of the app, for pages that others serve.

use std::path::PathBuf;

/// The index page of the app, whose files shared pages load.
#[derive(Debug, Clone)]
pub enum Shell {
    /// As it is in this process.
    Fixed(String),
    /// In a file that a new build of the app replaces.
    File(PathBuf),
    /// Shared pages are complete without it.
    Nothing,
}
