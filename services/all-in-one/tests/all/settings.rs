//! The settings reference that is checked in is what `--help` says.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

#[test]
fn the_settings_reference_is_what_the_program_says() {
    let help = Command::new(env!("CARGO_BIN_EXE_magic-conch"))
        .arg("--help")
        .env_clear()
        .output()
        .unwrap();
    assert!(help.status.success());
    let help = String::from_utf8(help.stdout).unwrap();
    let lines: Vec<&str> = help.lines().map(str::trim_end).collect();
    let text = format!(
        "# Settings\n\nGenerated from `magic-conch --help` by `scripts/generate`. Every setting is a flag and an\n\
         environment variable; secrets may come from files (`…_FILE`).\n\n```text\n{}\n```\n",
        lines.join("\n").trim_end()
    );
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/settings.md");
    if env::var_os("CONCH_REGENERATE").is_some() {
        fs::write(&path, &text).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        kept, text,
        "docs/settings.md is stale: run scripts/generate"
    );
}
