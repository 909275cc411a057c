//! What must be on the machine, and what must be built, before anything is measured.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::BenchError;

/// Packages whose release binaries are measured.
pub const PRODUCT: &[&str] = &["clova-sim", "all-in-one", "bench"];
/// The same where only rooms are.
pub const ROOMS: &[&str] = &["rooms"];

/// A program of the system and the Debian package that brings it.
#[derive(Debug, Clone, Copy)]
pub struct Tool {
    pub program: &'static str,
    pub package: &'static str,
}

pub const NGINX: Tool = Tool {
    program: "nginx",
    package: "nginx",
};
pub const REDIS: Tool = Tool {
    program: "redis-server",
    package: "redis-server",
};
pub const VALGRIND: Tool = Tool {
    program: "valgrind",
    package: "valgrind",
};
pub const TASKSET: Tool = Tool {
    program: "taskset",
    package: "util-linux",
};

impl Tool {
    /// Where it is.
    ///
    /// # Errors
    /// It is not installed.
    pub fn path(self) -> Result<PathBuf, BenchError> {
        let Self { program, package } = self;
        let path = env::var_os("PATH").unwrap_or_default();
        env::split_paths(&path)
            // where daemons live, even for those who are not root
            .chain(["/usr/sbin", "/sbin"].map(PathBuf::from))
            .map(|folder| folder.join(program))
            .find(|path| path.is_file())
            .ok_or(BenchError::Missing { program, package })
    }
}

/// The folder of the release binaries, next to the one that this program runs from.
///
/// # Errors
/// The operating system does not say where that is.
pub fn release_folder() -> Result<PathBuf, BenchError> {
    let here = env::current_exe().map_err(|source| BenchError::Read {
        path: "the program's own path".into(),
        source,
    })?;
    let profile = here.parent().unwrap_or(Path::new("."));
    Ok(profile.parent().unwrap_or(profile).join("release"))
}

/// The release binary of a package.
///
/// # Errors
/// It is not built.
pub fn release(program: &str, package: &'static str) -> Result<PathBuf, BenchError> {
    let path = release_folder()?.join(program);
    if path.is_file() {
        Ok(path)
    } else {
        Err(BenchError::NotBuilt { path, package })
    }
}

fn cargo(arguments: &[&str]) -> Result<(), BenchError> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo).args(arguments).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(BenchError::Build(format!(
            "cargo {}: {status}",
            arguments.join(" ")
        ))),
        Err(source) => Err(BenchError::Start {
            program: "cargo".into(),
            source,
        }),
    }
}

/// Builds what is measured, as it would be delivered.
///
/// # Errors
/// The build fails.
pub fn build(packages: &[&str]) -> Result<(), BenchError> {
    let mut arguments = vec!["build", "--release"];
    for package in packages {
        arguments.extend(["-p", package]);
    }
    cargo(&arguments)
}

/// Links `magic-conch` once more, the same code with the names of its functions.
///
/// # Errors
/// The build fails.
pub fn build_with_names() -> Result<(), BenchError> {
    cargo(&[
        "rustc",
        "--release",
        "-p",
        "all-in-one",
        "--bin",
        "magic-conch",
        "--",
        "-C",
        "strip=none",
    ])
}
