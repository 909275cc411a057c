//! Other people's servers, each in a folder outside of ours.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::who::Who;
use crate::BenchError;
use crate::artifacts::Tool;

const NODE: Tool = Tool {
    program: "node",
    package: "nodejs",
};
const NPM: Tool = Tool {
    program: "npm",
    package: "npm",
};
const PEERJS: &str = "peer@1.0.2";
const MATCHBOX: &str = "matchbox_server@0.15.0";

/// How an installed server is begun.
#[derive(Debug, Clone)]
pub struct Anchor {
    pub program: PathBuf,
    /// Before any other argument.
    pub first: Option<OsString>,
}

/// The server, if it is installed; `None` for ours, and with what is missing where it is not.
///
/// # Errors
/// It was to be installed and cannot be.
pub fn find(who: Who, folder: &Path, install: bool) -> Result<Option<Anchor>, BenchError> {
    let (path, is_script) = match who {
        Who::Us | Who::UsAcross => return Ok(None),
        Who::Peerjs => (
            folder.join("peerjs/node_modules/peer/dist/bin/peerjs.js"),
            true,
        ),
        Who::Matchbox => (folder.join("matchbox/bin/matchbox_server"), false),
    };
    if !path.is_file() && install {
        match who {
            Who::Peerjs => install_peerjs(&folder.join("peerjs"))?,
            _ => install_matchbox(folder)?,
        }
    }
    if !path.is_file() {
        return Ok(None);
    }
    Ok(Some(match is_script {
        true => Anchor {
            program: NODE.path()?,
            first: Some(path.into_os_string()),
        },
        false => Anchor {
            program: path,
            first: None,
        },
    }))
}

fn install_peerjs(folder: &Path) -> Result<(), BenchError> {
    fs::create_dir_all(folder).map_err(|source| BenchError::Write {
        path: folder.to_owned(),
        source,
    })?;
    let mut npm = Command::new(NPM.path()?);
    npm.args(["install", "--no-audit", "--no-fund", "--prefix"])
        .arg(folder)
        .arg(PEERJS);
    run(npm)
}

fn install_matchbox(folder: &Path) -> Result<(), BenchError> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut cargo = Command::new(cargo);
    cargo
        .args(["install", "--locked", MATCHBOX, "--root"])
        .arg(folder.join("matchbox"))
        .env("CARGO_TARGET_DIR", folder.join("target"));
    run(cargo)
}

fn run(mut command: Command) -> Result<(), BenchError> {
    let program = command.get_program().to_string_lossy().into_owned();
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(BenchError::SetUp(format!("{program}: {status}"))),
        Err(source) => Err(BenchError::Start { program, source }),
    }
}
