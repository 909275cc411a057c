//! The settings reference that is checked in is what `--help` says.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

/// What only a service in a process of its own needs; its `--help` says it, too.
const APART: &str = "
## In processes of their own

A service that runs apart (`auth`, `chat`, `results`, `rooms`, `web`) takes those of the settings above that
are its own, and these:

| setting | of | |
|---|---|---|
| `--session-public-keys`, `CONCH_SESSION_PUBLIC_KEYS` | chat, results, rooms | where auth publishes the public keys of sessions: the address of its `/api/auth/jwks.json`, `unix:/path/of/its.sock`, or a file with the same content |
| `--web-index`, `CONCH_WEB_INDEX` | results | the index page of the web app, a file: shared pages load the same app |
| `--offer-index`, `CONCH_OFFER_INDEX` | web | where to put that file while it is on duty |
";

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
         environment variable; secrets may come from files (`…_FILE`).\n\n```text\n{}\n```\n{APART}",
        lines.join("\n").trim_end()
    );
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../SETTINGS.md");
    if env::var_os("CONCH_REGENERATE").is_some() {
        fs::write(&path, &text).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        kept, text,
        "services/SETTINGS.md is stale: run scripts/generate"
    );
}
