//! Others' pages load the app of whoever is on duty: its index page lies in a file.

use std::io;
use std::path::Path;

use host::Shutdown;
use page::Shell;

/// Writes the index page each time this process comes on duty, until it stops.
pub async fn keep_offering(index: &Shell, file: &Path, shutdown: Shutdown) {
    loop {
        tokio::select! {
            () = shutdown.soft.cancelled() => return,
            () = shutdown.duty.on() => {}
        }
        if let Err(error) = offer(index, file).await {
            tracing::warn!(%error, file = %file.display(), "shared pages load the app from before");
        }
        tokio::select! {
            () = shutdown.soft.cancelled() => return,
            () = shutdown.duty.aside() => {}
        }
    }
}

/// In one step: nobody reads half a page.
async fn offer(index: &Shell, file: &Path) -> io::Result<()> {
    let index = match index {
        Shell::Fixed(index) => index.clone(),
        Shell::File(path) => tokio::fs::read_to_string(path).await?,
        Shell::Nothing => return Err(io::Error::other("there is no index page in this build")),
    };
    let new = file.with_extension("new");
    tokio::fs::write(&new, index).await?;
    tokio::fs::rename(new, file).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_index_lies_there_whole_and_is_replaced() {
        let folder = tempfile::TempDir::new().unwrap();
        let file = folder.path().join("index.html");
        for text in ["one", "two"] {
            offer(&Shell::Fixed(text.into()), &file).await.unwrap();
            assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
        }
        assert!(offer(&Shell::Nothing, &file).await.is_err());
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "two");
    }
}
