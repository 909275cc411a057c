//! Everything that is kept of a member. The other services are played by the test.

use std::io::{Cursor, Read};

use proto_events::domain::{DataHolder, Fact};
use reqwest::Method;
use serde_json::{Value, json};
use testkit::Client;
use time::Duration;
use uuid::Uuid;
use zip::ZipArchive;

use crate::house::House;

const EXPORT: &str = "/api/auth/member/export";

fn found(request_id: Uuid, holder: DataHolder, name: &str, content: &str) -> Fact {
    Fact::DataFound {
        request_id,
        member_id: Uuid::nil(),
        holder,
        name: name.to_owned(),
        content: content.to_owned(),
    }
}

fn complete(request_id: Uuid, holder: DataHolder, files: u32) -> Fact {
    Fact::DataComplete {
        request_id,
        holder,
        files,
    }
}

async fn begin(member: &Client) -> Uuid {
    let begun = member.post(EXPORT, &json!({})).await.with(202).json;
    assert_eq!(begun["ready"], false);
    begun["id"].as_str().unwrap().parse().unwrap()
}

async fn archive(member: &Client) -> ZipArchive<Cursor<Vec<u8>>> {
    let response = member.request(Method::GET, EXPORT).send().await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-type"], "application/zip");
    let name = response.headers()["content-disposition"].to_str().unwrap();
    assert_eq!(name, "attachment; filename=\"magic-conch-2026-11-23.zip\"");
    let bytes = response.bytes().await.unwrap();
    ZipArchive::new(Cursor::new(bytes.to_vec())).unwrap()
}

fn file(archive: &mut ZipArchive<Cursor<Vec<u8>>>, name: &str) -> String {
    let mut text = String::new();
    let mut file = archive.by_name(name).unwrap();
    file.read_to_string(&mut text).unwrap();
    text
}

#[tokio::test]
async fn an_export_comes_together_from_every_service() {
    let house = House::new().await;
    let member = house.member("demo-star").await;
    assert_eq!(member.get(EXPORT).await.with(404).code(), "not_found");
    let request = begin(&member).await;

    house
        .tell(found(
            request,
            DataHolder::Chat,
            "conversations/1.json",
            "{\"a\":1}",
        ))
        .await;
    house
        .tell(found(
            request,
            DataHolder::Chat,
            "conversations/1.json",
            "{\"a\":2}",
        ))
        .await;
    let on_its_way = member.get(EXPORT).await.with(202).json;
    assert_eq!(
        on_its_way["parts"],
        json!([
            { "service": "chat", "found": 1 },
            { "service": "results", "found": 0 },
            { "service": "rooms", "found": 0 },
        ])
    );
    house.tell(complete(request, DataHolder::Results, 0)).await;
    house.tell(complete(request, DataHolder::Rooms, 0)).await;
    // the count may come before the last file
    house.tell(complete(request, DataHolder::Chat, 2)).await;
    let on_its_way = member.get(EXPORT).await.with(202).json;
    assert_eq!(
        on_its_way["parts"][0],
        json!({ "service": "chat", "found": 1, "of": 2 })
    );
    house
        .tell(found(
            request,
            DataHolder::Chat,
            "conversations/2.json",
            "[]",
        ))
        .await;

    let mut archive = archive(&member).await;
    let names: Vec<String> = archive
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect();
    assert_eq!(
        names,
        [
            "README.txt",
            "account/account.json",
            "chat/conversations/1.json",
            "chat/conversations/2.json"
        ]
    );
    assert_eq!(file(&mut archive, "chat/conversations/1.json"), "{\"a\":2}");
    let account: Value = serde_json::from_str(&file(&mut archive, "account/account.json")).unwrap();
    assert_eq!(account["nickname"], "별이");
    assert_eq!(account["vouchedForBy"][0]["provider"], "demo");
    assert_eq!(account["sessions"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn asking_twice_asks_once_and_later_it_asks_anew() {
    let house = House::new().await;
    let member = house.member("demo-star").await;
    let request = begin(&member).await;
    assert_eq!(begin(&member).await, request);
    house.clock.advance(Duration::minutes(10));
    let _renewed = member.post("/api/auth/refresh", &json!({})).await.with(200);
    let next = begin(&member).await;
    assert_ne!(next, request);
    // what was asked for before comes too late
    house
        .tell(found(request, DataHolder::Chat, "old.json", "{}"))
        .await;
    house.tell(complete(request, DataHolder::Chat, 1)).await;
    assert_eq!(
        member.get(EXPORT).await.json["parts"][0],
        json!({ "service": "chat", "found": 0 })
    );
}

#[tokio::test]
async fn nobody_gets_what_is_somebody_elses() {
    let house = House::new().await;
    let (member, other) = (
        house.member("demo-star").await,
        house.member("demo-sea").await,
    );
    let request = begin(&member).await;
    house.tell(complete(request, DataHolder::Chat, 0)).await;
    house.tell(complete(request, DataHolder::Results, 0)).await;
    house.tell(complete(request, DataHolder::Rooms, 0)).await;
    let _whole = member.get(EXPORT).await.with(200);
    assert_eq!(other.get(EXPORT).await.with(404).code(), "not_found");
    assert_eq!(
        house.stranger().get(EXPORT).await.with(401).code(),
        "unauthenticated"
    );
}
