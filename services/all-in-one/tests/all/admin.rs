//! Members and their roles, as whoever runs the house sees them: beside the running server.

use std::path::Path;

use serde_json::json;
use tempfile::TempDir;
use testkit::{Client, Mariadb};

use crate::conch::{Conch, sign_in, tool};
use crate::servers::schemas;

const REFRESH: &str = "/api/auth/refresh";

/// A house, and what looks after it.
struct House<'a> {
    data: &'a Path,
    flags: &'a [(&'a str, &'a str)],
}

impl House<'_> {
    async fn admin(&self, words: &[&str]) -> (i32, String) {
        tool(self.data, self.flags, &[&["admin"], words].concat()).await
    }
}

/// Where the demo is one is an expert at once, if nobody says otherwise.
const BY_APPROVAL: (&str, &str) = ("expert-admission", "approval");

async fn roles(client: &Client) -> serde_json::Value {
    let session = client.post(REFRESH, &json!({})).await.with(200);
    session.json["member"]["roles"].clone()
}

async fn a_role_is_granted_and_taken_back(house: House<'_>) {
    let conch = Conch::start(house.data, house.flags).await;
    assert_eq!(house.admin(&["list"]).await, (0, "no members\n".to_owned()));

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

    let (code, asking) = house.admin(&["list", "--asking"]).await;
    assert_eq!((code, asking.lines().count()), (0, 2), "{asking}");
    assert!(asking.contains(id) && asking.contains("asks:expert") && asking.contains("별이"));
    let (_, named) = house.admin(&["list", "--nickname", "바"]).await;
    assert!(named.contains("바다") && !named.contains("별이"), "{named}");

    let granted = house.admin(&["grant", id, "expert"]).await;
    assert_eq!(granted, (0, format!("{id} is expert\n")));
    assert_eq!(roles(&client).await, json!(["expert"]));
    let (_, asking) = house.admin(&["list", "--asking"]).await;
    assert_eq!(asking, "no members\n");
    let revoked = house.admin(&["revoke", id, "expert"]).await;
    assert_eq!(revoked, (0, format!("{id} is no longer expert\n")));
    assert_eq!(roles(&client).await, json!([]));
    let again = house.admin(&["revoke", id, "expert"]).await;
    assert_eq!(again, (0, format!("{id} was not expert\n")));
}

#[tokio::test]
async fn a_role_is_granted_and_taken_back_beside_the_running_server() {
    let data = TempDir::new().unwrap();
    let (data, flags) = (data.path(), &[BY_APPROVAL]);
    a_role_is_granted_and_taken_back(House { data, flags }).await;
}

#[tokio::test]
async fn the_same_on_mariadb() {
    let Some(mariadb) = Mariadb::start().await else {
        return;
    };
    let database = schemas(&mariadb).await;
    let data = TempDir::new().unwrap();
    let flags = &[BY_APPROVAL, ("database-url", database.as_str())];
    let data = data.path();
    a_role_is_granted_and_taken_back(House { data, flags }).await;
}

#[tokio::test]
async fn what_cannot_be_granted_is_said_and_has_its_exit_code() {
    let data = TempDir::new().unwrap();
    let (data, flags) = (data.path(), &[]);
    let house = House { data, flags };
    let nobody = "01900000-0000-7000-8000-000000000000";
    let (code, said) = house.admin(&["grant", nobody, "expert"]).await;
    assert_eq!((code, said.as_str()), (2, ""));
    for odd in [
        &["grant", "me", "expert"][..],
        &["grant", nobody, "king"],
        &["promote"],
    ] {
        let (code, said) = house.admin(odd).await;
        assert_eq!((code, said.as_str()), (2, ""), "{odd:?}");
    }
}

#[tokio::test]
async fn keys_rotate_beside_the_running_server_and_nobody_is_signed_out() {
    let data = TempDir::new().unwrap();
    let (data, flags) = (data.path(), &[]);
    let house = House { data, flags };
    let conch = Conch::start(data, flags).await;
    let (guest, member) = (conch.guest().await, conch.guest().await);
    sign_in(&conch, &member, "demo-star").await;
    let known = guest.get("/api/auth/session").await.json["id"].clone();
    let keys = async || {
        let published = guest.get("/api/auth/jwks.json").await.with(200).json;
        published["keys"].as_array().unwrap().len()
    };
    assert_eq!(keys().await, 1);
    let (code, said) = house.admin(&["rotate-key", "--lead", "0"]).await;
    assert!(code == 0 && said.contains("holds 2 key"), "{said}");
    while keys().await < 2 {
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    // signed by the old key
    assert_eq!(
        guest.get("/api/auth/session").await.with(200).json["id"],
        known
    );
    let _still = member.get("/api/chat/conversations").await.with(200);
    // and by the new one
    let old = member.cookie("conch_session");
    let _renewed = member.post(REFRESH, &json!({})).await.with(200);
    assert_ne!(member.cookie("conch_session"), old);
    let _still = member.get("/api/chat/conversations").await.with(200);
    let newcomer = conch.guest().await;
    let _known = newcomer.get("/api/chat/conversations").await.with(200);
}

#[tokio::test]
async fn a_key_that_is_no_longer_secret_is_believed_no_more_and_members_stay() {
    let data = TempDir::new().unwrap();
    let (data, flags) = (data.path(), &[]);
    let house = House { data, flags };
    let conch = Conch::start(data, flags).await;
    let (guest, member) = (conch.guest().await, conch.guest().await);
    sign_in(&conch, &member, "demo-star").await;
    let id = member.get("/api/auth/session").await.json["id"].clone();
    let (code, said) = house.admin(&["rotate-key", "--compromised"]).await;
    assert!(code == 0 && said.contains("holds 1 key"), "{said}");
    while guest.get("/api/chat/conversations").await.status == 200 {
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    let over = member.get("/api/auth/session").await.with(401);
    assert_eq!(over.code(), "session_expired");
    let renewed = member.post(REFRESH, &json!({})).await.with(200);
    assert_eq!(renewed.json["id"], id);
    let _known = member.get("/api/chat/conversations").await.with(200);
    let both = house
        .admin(&["rotate-key", "--compromised", "--lead", "3"])
        .await;
    assert_eq!(both.0, 2);
}
