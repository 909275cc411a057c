//! A bad start says which setting and why; a good one is quick.

use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::time::Instant;

use tempfile::TempDir;

use crate::conch::{Conch, refusal};

#[tokio::test]
async fn a_setting_that_cannot_be_used_is_named() {
    let data = TempDir::new().unwrap();
    let cases: &[(&str, &str)] = &[
        ("listen", "nowhere"),
        ("public-url", "ftp://x"),
        ("redis-url", "http://x"),
        ("database-url", "postgres://x"),
        ("clova-api-style", "v9"),
        ("trusted-proxies", "everyone"),
        ("guest-turns", "many"),
        ("reader-idle-seconds", "-1"),
        ("log-format", "xml"),
    ];
    for (name, value) in cases {
        let (code, said) = refusal(data.path(), &[(name, value)]).await;
        assert_eq!(code, 2, "--{name} {value}: {said}");
        assert!(
            said.contains(&format!("--{name}")),
            "--{name} is named in: {said}"
        );
    }
}

#[tokio::test]
async fn the_demo_login_refuses_to_exist_in_public() {
    let data = TempDir::new().unwrap();
    let public = ("public-url", "https://conch.example");
    let (code, said) = refusal(data.path(), &[public, ("demo-login", "on")]).await;
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("--demo-login"), "{said}");

    let conch = Conch::start(data.path(), &[public]).await;
    let client = testkit::Client::stranger(&conch.url);
    let session = client.get("/api/auth/session").await.with(200).json;
    assert_eq!(session["providers"], serde_json::json!([]));
    let page = client.get("/demo-login/authorize").await;
    assert!(!page.text.contains("DEMO"), "the path is the app's");
    let login = serde_json::json!({ "returnTo": "/" });
    let refused = client.post("/api/auth/login/demo", &login).await;
    assert_eq!(refused.with(404).code(), "not_found");
}

#[tokio::test]
async fn a_busy_port_is_named() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let data = TempDir::new().unwrap();
    let (code, said) = refusal(data.path(), &[("listen", &address)]).await;
    assert_ne!(code, 0);
    assert!(said.contains(&address), "{said}");
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_and_a_file_that_is_no_database_are_named() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "not a folder").unwrap();
    let (code, said) = refusal(&file.join("data"), &[]).await;
    assert_ne!(code, 0);
    assert!(said.contains("file/data"), "{said}");

    let data = folder.path().join("data");
    std::fs::create_dir(&data).unwrap();
    std::fs::write(data.join("chat.db"), vec![b'x'; 8192]).unwrap();
    let (code, said) = refusal(&data, &[]).await;
    assert_ne!(code, 0);
    assert!(said.contains("chat.db"), "{said}");
    assert_eq!(
        std::fs::read(data.join("chat.db")).unwrap(),
        vec![b'x'; 8192],
        "left as it was"
    );
}

#[tokio::test]
async fn the_key_of_sessions_is_readable_by_its_owner_alone_and_lasts() {
    let data = TempDir::new().unwrap();
    let conch = Conch::start(data.path(), &[]).await;
    let client = conch.guest().await;
    let key = data.path().join("session-key.jwk");
    let mode = std::fs::metadata(&key).unwrap().permissions().mode();
    assert_eq!(mode & 0o077, 0, "{mode:o}");
    assert!(conch.terminate().await.success());
    let conch = Conch::start(data.path(), &[]).await;
    let session = client.at(&conch.url).get("/api/chat/conversations").await;
    session.with(200);
}

#[tokio::test]
async fn it_is_healthy_soon_after_its_start() {
    let data = TempDir::new().unwrap();
    drop(Conch::start(data.path(), &[]).await);
    let begun = Instant::now();
    let conch = Conch::start(data.path(), &[]).await;
    let ready = conch.guest().await.get("/readyz").await.with(200);
    // The figure is the benchmark's; here it only must not be absurd in a debug build.
    assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
    assert!(ready.text.contains("chat.database"), "{}", ready.text);
}
