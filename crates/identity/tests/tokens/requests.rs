use actix_web::FromRequest;
use actix_web::test::TestRequest;
use actix_web::web::Data;
use http_kit::ErrorKind;
use identity::CurrentUser;
use uuid::Uuid;

use crate::house::House;

#[tokio::test]
async fn a_handler_learns_who_asks() {
    let house = House::new();
    let cookie = format!("conch_session={}", house.token().text);
    let request = TestRequest::default()
        .app_data(Data::new(house.verifier))
        .insert_header(("cookie", cookie))
        .to_http_request();
    let user = CurrentUser::extract(&request).await.unwrap();
    assert_eq!(user.id(), Uuid::from_u128(1));
    assert!(
        Option::<CurrentUser>::extract(&request)
            .await
            .unwrap()
            .is_some()
    );
}

#[tokio::test]
async fn without_a_valid_session_nobody_asks_and_nothing_is_told() {
    let house = Data::new(House::new().verifier);
    for cookie in ["", "conch_session=forged.token.here", "conch_session=a"] {
        let request = TestRequest::default()
            .app_data(house.clone())
            .insert_header(("cookie", cookie))
            .to_http_request();
        let problem = CurrentUser::extract(&request).await.unwrap_err();
        assert_eq!(problem.kind(), ErrorKind::Unauthenticated);
        assert_eq!(problem.document().detail, "there is no session");
        assert!(
            Option::<CurrentUser>::extract(&request)
                .await
                .unwrap()
                .is_none()
        );
    }
}

#[tokio::test]
async fn a_route_without_a_verifier_is_a_fault_of_ours() {
    let request = TestRequest::default().to_http_request();
    assert_eq!(
        CurrentUser::extract(&request).await.unwrap_err().kind(),
        ErrorKind::Internal
    );
}
