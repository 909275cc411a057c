use std::sync::{Arc, Mutex};
use std::time::Duration;

use actix_web::web::{Data, get};
use actix_web::{App, HttpResponse, HttpServer};
use identity::{
    Grant, KeyRing, Minter, PublicKeys, PublishedKeys, SessionCookie, SigningKey, TokenError,
    Verifier,
};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::house::NOON;

/// What auth would publish at present; nothing while it is away.
type Published = Data<Mutex<Option<String>>>;

async fn show(published: Published) -> HttpResponse {
    match published.lock().unwrap().clone() {
        Some(jwks) => HttpResponse::Ok().body(jwks),
        None => HttpResponse::ServiceUnavailable().finish(),
    }
}

fn blind() -> Verifier {
    let nothing = PublicKeys::default();
    Verifier::new(nothing, SessionCookie::Plain, Arc::new(|| NOON))
}

fn token(ring: KeyRing) -> String {
    let minter = Minter::new(ring, time::Duration::days(30));
    let grant = Grant::guest(Uuid::from_u128(1), Uuid::from_u128(2));
    minter.mint(grant, NOON).unwrap().text
}

async fn until(is_so: impl Fn() -> bool) {
    let waiting = async {
        while !is_so() {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), waiting)
        .await
        .expect("it comes to that");
}

#[actix_web::test]
async fn keys_are_learned_when_auth_comes_and_again_when_they_rotate() {
    let published: Published = Data::new(Mutex::new(None));
    let server = HttpServer::new({
        let published = published.clone();
        move || {
            App::new()
                .app_data(published.clone())
                .route("/jwks.json", get().to(show))
        }
    });
    let server = server
        .workers(1)
        .disable_signals()
        .bind(("127.0.0.1", 0))
        .unwrap();
    let url = format!("http://{}/jwks.json", server.addrs()[0]);
    let server = server.run();
    let handle = server.handle();
    let serving = tokio::spawn(server);

    let verifier = Arc::new(blind());
    let stop = CancellationToken::new();
    let following = tokio::spawn({
        let (verifier, stop) = (verifier.clone(), stop.clone());
        async move {
            let keys = PublishedKeys::parse(&url);
            keys.follow(&verifier, Duration::from_millis(5), &stop)
                .await
        }
    });
    let mut ring = KeyRing::from(SigningKey::generate().unwrap());
    let first = token(KeyRing::parse(&ring.as_text()).unwrap());
    assert!(!verifier.knows_keys());
    assert_eq!(
        verifier.verify(&first, NOON).unwrap_err(),
        TokenError::UnknownKey
    );

    *published.lock().unwrap() = Some(ring.public_keys().jwks());
    until(|| verifier.verify(&first, NOON).is_ok()).await;
    let at_once = time::Duration::ZERO;
    ring.rotate(NOON, at_once, time::Duration::days(30))
        .unwrap();
    *published.lock().unwrap() = Some(ring.public_keys().jwks());
    let second = token(ring);
    until(|| verifier.verify(&second, NOON).is_ok()).await;

    // away, or answering nonsense: what is known goes on being believed
    for nonsense in [None, Some("{}".to_owned()), Some("<html>".to_owned())] {
        *published.lock().unwrap() = nonsense;
        tokio::time::sleep(Duration::from_millis(20)).await;
        for token in [&first, &second] {
            verifier.verify(token, NOON).unwrap();
        }
    }
    stop.cancel();
    following.await.unwrap().unwrap();
    handle.stop(false).await;
    serving.await.unwrap().unwrap();
}

#[tokio::test]
async fn keys_in_a_file_are_read_again_when_they_change() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("jwks.json");
    let verifier = Arc::new(blind());
    let stop = CancellationToken::new();
    let following = tokio::spawn({
        let (verifier, stop) = (verifier.clone(), stop.clone());
        let keys = PublishedKeys::parse(path.to_str().unwrap());
        async move {
            keys.follow(&verifier, Duration::from_millis(5), &stop)
                .await
        }
    });
    for _ in 0..2 {
        let key = SigningKey::generate().unwrap();
        std::fs::write(&path, key.public_keys().jwks()).unwrap();
        let token = token(key.into());
        until(|| verifier.verify(&token, NOON).is_ok()).await;
    }
    stop.cancel();
    following.await.unwrap().unwrap();
}
