//! Who may touch what. The rules of ARCHITECTURE.md, read off the manifests and the sources.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Each member's folder and the names in its `[dependencies]` and `[dev-dependencies]`.
fn members() -> BTreeMap<String, (PathBuf, Vec<String>, Vec<String>)> {
    let mut members = BTreeMap::new();
    let mut folders = vec![root().join("proto-events")];
    for part in ["crates", "services"] {
        for entry in fs::read_dir(root().join(part)).unwrap() {
            folders.push(entry.unwrap().path());
        }
    }
    for folder in folders {
        let Ok(manifest) = fs::read_to_string(folder.join("Cargo.toml")) else {
            continue;
        };
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let (mut normal, mut dev, mut section) = (Vec::new(), Vec::new(), "");
        for line in manifest.lines().map(str::trim) {
            if line.starts_with('[') {
                section = if line == "[dependencies]" {
                    "normal"
                } else if line == "[dev-dependencies]" {
                    "dev"
                } else {
                    ""
                };
                continue;
            }
            let Some(dependency) = line
                .split(['.', ' ', '='])
                .next()
                .filter(|it| !it.is_empty())
            else {
                continue;
            };
            match section {
                "normal" => normal.push(dependency.to_owned()),
                "dev" => dev.push(dependency.to_owned()),
                _ => {}
            }
        }
        members.insert(name, (folder, normal, dev));
    }
    members
}

fn is_service(folder: &Path) -> bool {
    folder
        .parent()
        .is_some_and(|parent| parent.ends_with("services"))
}

/// Every Rust file below a folder.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else {
        return files;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|it| it == "rs") {
            files.push(path);
        }
    }
    files
}

#[test]
fn the_workspace_is_read_as_it_is() {
    let members = members();
    for name in ["proto-events", "journal", "tarot", "chat", "all-in-one"] {
        assert!(
            members.contains_key(name),
            "{name} is not found: {:?}",
            members.keys()
        );
    }
    assert!(members["chat"].1.contains(&"journal".to_owned()));
}

#[test]
fn the_words_depend_on_nobody() {
    let members = members();
    let (_, normal, _) = &members["proto-events"];
    for name in members.keys() {
        assert!(!normal.contains(name), "proto-events depends on {name}");
    }
}

#[test]
fn crates_never_depend_on_services_and_services_never_on_each_other() {
    let members = members();
    let services: Vec<&String> = members
        .iter()
        .filter(|(_, (folder, ..))| is_service(folder))
        .map(|(name, _)| name)
        .collect();
    for (name, (_, normal, dev)) in &members {
        if name == "all-in-one" {
            continue;
        }
        for service in &services {
            let depends = normal.contains(service) || dev.contains(service);
            assert!(!depends, "{name} depends on the service {service}");
        }
    }
}

#[test]
fn drivers_stay_with_the_crates_that_own_them() {
    let owners: &[(&str, &[&str])] = &[
        ("deadpool-redis", &["journal", "host"]),
        (
            "sea-orm",
            &["host", "auth", "chat", "rooms", "results", "testkit"],
        ),
        (
            "reqwest",
            &["reader", "identity", "auth", "bench", "testkit"],
        ),
        // sessions are identity's; what providers state is auth's to believe and the demo's to sign
        ("jsonwebtoken", &["identity", "auth", "login-sim"]),
        ("utoipa-swagger-ui", &["page"]),
        ("resvg", &["picture"]),
        // what belongs together is known without those who keep it
        ("opentelemetry", &["host"]),
        ("opentelemetry-otlp", &["host"]),
        ("sentry", &["host"]),
    ];
    for (driver, allowed) in owners {
        for (name, (_, normal, _)) in members() {
            let uses = normal.contains(&(*driver).to_owned());
            assert!(
                !uses || allowed.contains(&name.as_str()),
                "{name} depends on {driver}"
            );
        }
    }
}

#[test]
fn pure_rooms_know_no_driver() {
    let services = root().join("services");
    let pure = [
        "results/src/clean.rs",
        "results/src/gist.rs",
        "results/src/lifetime.rs",
        "results/src/share.rs",
        "results/src/snapshot.rs",
        "results/src/unquoted.rs",
        "rooms/src/moment.rs",
        "rooms/src/record.rs",
        "rooms/src/room/mod.rs",
        "rooms/src/room/clock.rs",
        "rooms/src/room/connect.rs",
        "rooms/src/room/door.rs",
        "rooms/src/room/end.rs",
        "rooms/src/room/guesses.rs",
        "rooms/src/room/invites.rs",
        "rooms/src/room/relay.rs",
        "rooms/src/room/seat.rs",
        "rooms/src/room/view.rs",
        "rooms/src/snapshot.rs",
        "rooms/src/token.rs",
        "chat/src/conversation.rs",
        "chat/src/draw.rs",
        "chat/src/greeting.rs",
        "chat/src/quota.rs",
        "chat/src/text.rs",
        "chat/src/turn.rs",
    ];
    for file in pure {
        let source = fs::read_to_string(services.join(file)).unwrap();
        for driver in ["actix", "sea_orm", "redis", "reqwest", "tokio"] {
            assert!(!source.contains(driver), "{file} knows {driver}");
        }
    }
}

#[test]
fn rows_never_leave_the_store() {
    for (name, (folder, ..)) in members() {
        for file in sources(&folder.join("src")) {
            let in_store = file.components().any(|part| {
                let part = part.as_os_str().to_string_lossy();
                matches!(
                    &*part,
                    "store" | "outbox" | "database" | "database.rs" | "outbox.rs"
                )
            });
            if in_store {
                continue;
            }
            let source = fs::read_to_string(&file).unwrap();
            for word in [
                " entity::",
                "(entity::",
                "ActiveModel",
                "sea_orm::EntityTrait",
            ] {
                assert!(
                    !source.contains(word),
                    "{name}: {} has {word}",
                    file.display()
                );
            }
        }
    }
}

#[test]
fn status_codes_are_decided_in_one_place() {
    for (name, (folder, ..)) in members() {
        if !is_service(&folder) {
            continue;
        }
        for file in sources(&folder.join("src")) {
            let source = fs::read_to_string(&file).unwrap();
            for word in [
                "StatusCode::",
                "HttpResponse::BadRequest",
                "HttpResponse::NotFound",
            ] {
                assert!(
                    !source.contains(word),
                    "{name}: {} decides {word}",
                    file.display()
                );
            }
        }
    }
}

#[test]
fn no_room_is_a_drawer_for_everything() {
    for (_, (folder, ..)) in members() {
        for file in sources(&folder) {
            let stem = file.file_stem().unwrap().to_string_lossy().into_owned();
            let drawer = ["utils", "util", "common", "helpers", "helper", "misc"];
            assert!(!drawer.contains(&stem.as_str()), "{}", file.display());
        }
    }
}
