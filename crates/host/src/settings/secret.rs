//! Settings that must not be seen.

use std::fmt;
use std::fs;
use std::path::PathBuf;

use super::SettingError;

/// A text that no log and no debug print shows.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Hides `text`.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// A secret that is given as a value or as a file, in which white space at the end does not count.
///
/// # Errors
///
/// If the file cannot be read; `name` is the flag of the file.
pub fn secret_from(
    value: Option<String>,
    file: Option<PathBuf>,
    name: &'static str,
) -> Result<Option<Secret>, SettingError> {
    let Some(path) = file else {
        // an empty variable is how compose files say "not set"
        return Ok(value.filter(|value| !value.is_empty()).map(Secret));
    };
    fs::read_to_string(&path)
        // an empty file is how a secret that a container is always given says the same
        .map(|text| {
            Some(text.trim_end().to_owned())
                .filter(|text| !text.is_empty())
                .map(Secret)
        })
        .map_err(|error| SettingError {
            name,
            value: path.display().to_string(),
            why: error.to_string(),
        })
}
