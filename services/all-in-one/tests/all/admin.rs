//! Members and their roles, as whoever runs the house sees them: beside the running server.

use std::path::Path;

use serde_json::json;
use tempfile::TempDir;
use testkit::Client;

use crate::conch::{Conch, sign_in, tool};

const REFRESH: &str = "/api/auth/refresh";

async fn admin(data: &Path, words: &[&str]) -> (i32, String) {
    tool(data, &[&["admin"], words].concat()).await
}

async fn roles(client: &Client) -> serde_json::Value {
    let session = client.post(REFRESH, &json!({})).await.with(200);
    session.json["member"]["roles"].clone()
}

#[tokio::test]
async fn a_role_is_granted_and_taken_back_beside_the_running_server() {
    let data = TempDir::new().unwrap();
    let data = data.path();
    let conch = Conch::start(data, &[]).await;
    assert_eq!(admin(data, &["list"]).await, (0, "no members\n".to_owned()));

    let client = conch.guest().await;
    sign_in(&conch, &client, "demo-star").await;
    let other = conch.guest().await;
    sign_in(&conch, &other, "demo-sea").await;
    let asked = client
        .post("/api/auth/member/expert", &json!({}))
        .await
        .with(200)
        .json;
    let id = asked["id"].as_str().unwrap();

    let (code, asking) = admin(data, &["list", "--asking"]).await;
    assert_eq!((code, asking.lines().count()), (0, 2), "{asking}");
    assert!(asking.contains(id) && asking.contains("asks:expert") && asking.contains("별이"));
    let (_, named) = admin(data, &["list", "--nickname", "바"]).await;
    assert!(named.contains("바다") && !named.contains("별이"), "{named}");

    let granted = admin(data, &["grant", id, "expert"]).await;
    assert_eq!(granted, (0, format!("{id} is expert\n")));
    assert_eq!(roles(&client).await, json!(["expert"]));
    let (_, asking) = admin(data, &["list", "--asking"]).await;
    assert_eq!(asking, "no members\n");
    let revoked = admin(data, &["revoke", id, "expert"]).await;
    assert_eq!(revoked, (0, format!("{id} is no longer expert\n")));
    assert_eq!(roles(&client).await, json!([]));
    let again = admin(data, &["revoke", id, "expert"]).await;
    assert_eq!(again, (0, format!("{id} was not expert\n")));
}

#[tokio::test]
async fn what_cannot_be_granted_is_said_and_has_its_exit_code() {
    let data = TempDir::new().unwrap();
    let nobody = "01900000-0000-7000-8000-000000000000";
    let (code, said) = admin(data.path(), &["grant", nobody, "expert"]).await;
    assert_eq!((code, said.as_str()), (2, ""));
    for odd in [
        &["grant", "me", "expert"][..],
        &["grant", nobody, "king"],
        &["promote"],
    ] {
        let (code, said) = admin(data.path(), odd).await;
        assert_eq!((code, said.as_str()), (2, ""), "{odd:?}");
    }
}
