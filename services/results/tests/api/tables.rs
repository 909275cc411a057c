//! What somebody sees who opens the file.

use std::path::Path;

/// The cells of every table in which this occurs, each after its name.
pub async fn cells_with(folder: &Path, what: &str) -> Vec<String> {
    let file = folder.join("results.db");
    let url = format!("sqlite:{}?mode=ro", file.display());
    let everything = testkit::everything_at(&url).await;
    let with = everything.lines().filter(|line| line.contains(what));
    with.map(str::to_owned).collect()
}
