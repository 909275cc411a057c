use std::path::Path;

use clap::Parser;
use host::{HostArgs, HostSettings, Listen, SettingError};

#[derive(Parser)]
struct Flags {
    #[command(flatten)]
    host: HostArgs,
}

fn settings(flags: &[&str]) -> Result<HostSettings, SettingError> {
    let flags = [&["conch"], flags].concat();
    Flags::try_parse_from(flags)
        .unwrap_or_else(|error| panic!("{error}"))
        .host
        .resolve()
}

#[test]
fn without_any_flag_everything_is_local() {
    let settings = settings(&[]).unwrap();
    assert_eq!(settings.listen, Listen::Tcp(([127, 0, 0, 1], 8080).into()));
    assert_eq!(settings.data, Path::new("./data"));
    assert!(settings.database_url.is_none() && settings.redis_url.is_none());
    assert!(settings.workers >= 1);
    assert_eq!(settings.drain.as_secs(), 25);
}

#[test]
fn a_bad_setting_is_named_with_its_reason() {
    for (flags, name, why) in [
        (["--listen", "nowhere"], "--listen", "address with a port"),
        (["--listen", "unix:"], "--listen", "unix:/path"),
        (
            ["--admin-listen", "unix:/x"],
            "--admin-listen",
            "address with a port",
        ),
        (
            ["--public-url", "conch.example"],
            "--public-url",
            "https://",
        ),
        (
            ["--public-url", "https://conch.example/app"],
            "--public-url",
            "no path",
        ),
        (
            ["--trusted-proxies", "10.0.0.0/40"],
            "--trusted-proxies",
            "10.0.0.0/40",
        ),
        (
            ["--database-url", "postgres://u:geheim@h/d"],
            "--database-url",
            "mysql://",
        ),
        (
            ["--redis-url", "http://geheim@h"],
            "--redis-url",
            "redis://",
        ),
        (
            ["--redis-url", "redis-sentinel://:geheim@h:26379"],
            "--redis-url",
            "name of the master",
        ),
        (
            ["--redis-url", "redis-cluster://:geheim@a,,b"],
            "--redis-url",
            "redis-cluster://:password@host1:6379,host2:6379",
        ),
        (
            ["--redis-url-file", "/does/not/exist"],
            "--redis-url-file",
            "No such file",
        ),
    ] {
        let sentence = settings(&flags).unwrap_err().to_string();
        assert!(
            sentence.contains(name) && sentence.contains(why),
            "{sentence}"
        );
        assert!(!sentence.contains("geheim"), "{sentence}");
    }
}

#[test]
fn addresses_are_read_as_people_write_them() {
    let listen = |text: &str| settings(&["--listen", text]).unwrap().listen;
    assert_eq!(listen("localhost:80").to_string(), "http://127.0.0.1:80");
    assert_eq!(listen("[::1]:80").to_string(), "http://[::1]:80");
    assert_eq!(
        listen("0.0.0.0:80").to_string(),
        "http://localhost:80 (on every address)"
    );
    assert_eq!(
        listen("unix:/run/chat/blue.sock").to_string(),
        "unix:/run/chat/blue.sock"
    );
    let public = settings(&["--public-url", "https://conch.example/"])
        .unwrap()
        .public_url;
    assert_eq!(public.as_deref(), Some("https://conch.example"));
}

#[test]
fn a_secret_may_come_from_a_file_and_is_never_shown() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("url");
    std::fs::write(&path, "mysql://conch:geheim@db/{service}\n").unwrap();
    let settings = settings(&["--database-url-file", path.to_str().unwrap()]).unwrap();
    let shown = format!("{settings:?}");
    assert!(!shown.contains("geheim"), "{shown}");
    assert_eq!(
        settings.database_url.unwrap().reveal(),
        "mysql://conch:geheim@db/{service}"
    );
}

#[test]
fn an_empty_variable_is_not_set() {
    let settings = settings(&["--redis-url", "", "--database-url", "", "--public-url", ""]);
    let settings = settings.unwrap();
    assert!(settings.redis_url.is_none());
    assert!(settings.database_url.is_none());
    assert!(settings.public_url.is_none());
}
