//! A member's picture.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use reqwest::Method;
use testkit::{Answer, Client};

use crate::house::House;

const AVATAR: &str = "/api/auth/member/avatar";

fn picture(width: u32, format: ImageFormat) -> Vec<u8> {
    let blue = RgbImage::from_pixel(width, 40, Rgb([20, 40, 200]));
    let mut file = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(blue)
        .write_to(&mut file, format)
        .unwrap();
    file.into_inner()
}

async fn send(client: &Client, kind: &str, file: Vec<u8>) -> Answer {
    let request = client.request(Method::PUT, AVATAR);
    client
        .send(request.header("content-type", kind).body(file))
        .await
}

fn address(answer: &Answer) -> String {
    answer.json["member"]["avatar"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_picture_is_kept_as_a_small_square_jpeg() {
    let house = House::new().await;
    let member = house.member("demo-star").await;
    let session = member.get("/api/auth/session").await;
    assert!(session.json["member"].get("avatar").is_none());
    let mut sent = picture(64, ImageFormat::Png);
    sent.extend_from_slice(b"hidden words");
    let first = address(&send(&member, "image/png", sent).await.with(200));

    let shown = house.stranger().get(&first).await.with(200);
    assert_eq!(shown.headers["content-type"], "image/jpeg");
    assert_eq!(shown.headers["x-content-type-options"], "nosniff");
    assert!(!shown.text.contains("hidden words"));

    let sent = picture(64, ImageFormat::WebP);
    let second = address(&send(&member, "image/webp", sent).await.with(200));
    assert_ne!(first, second);
    assert_eq!(member.get(&first).await.with(404).code(), "not_found");
    let removed = member.delete(AVATAR).await.with(200);
    assert!(removed.json["member"].get("avatar").is_none());
    assert_eq!(member.get(&second).await.with(404).code(), "not_found");
    let _again = member.delete(AVATAR).await.with(200);
}

#[tokio::test]
async fn what_is_no_picture_for_us_is_refused_and_changes_nothing() {
    let house = House::new().await;
    let member = house.member("demo-star").await;
    let kept = address(&send(&member, "image/jpeg", picture(64, ImageFormat::Jpeg)).await);
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec();
    for (kind, file, status, code) in [
        ("image/svg+xml", svg.clone(), 415, "unsupported_media_type"),
        ("text/html", svg.clone(), 415, "unsupported_media_type"),
        ("image/png", svg, 422, "invalid_picture"),
        ("image/png", Vec::new(), 422, "invalid_picture"),
        (
            "image/png",
            picture(8, ImageFormat::Png),
            422,
            "invalid_picture",
        ),
        (
            "image/png",
            vec![0; 5 * 1024 * 1024 + 1],
            413,
            "body_too_large",
        ),
    ] {
        let refused = send(&member, kind, file).await.with(status);
        assert_eq!(refused.code(), code);
    }
    let _still_there = member.get(&kept).await.with(200);
}
