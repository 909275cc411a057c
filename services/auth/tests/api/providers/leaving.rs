//! Kakao tells that somebody has left us there.

use login_sim::{Issuer, SocialSim, UnlinkNotice, UnlinkReason};
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE};

use super::{SESSION, Street};

const UNLINKED: &str = "/api/auth/kakao/unlinked";

impl Street {
    async fn tell(&self, notice: &UnlinkNotice, by_get: bool) -> u16 {
        let url = format!("{}{UNLINKED}", self.house.url());
        let request = if by_get {
            self.http.get(format!("{url}?{}", notice.form))
        } else {
            let form = "application/x-www-form-urlencoded;charset=utf-8";
            let request = self.http.post(url).header(CONTENT_TYPE, form);
            request.body(notice.form.clone())
        };
        let request = request.header(AUTHORIZATION, &notice.authorization);
        request.send().await.unwrap().status().as_u16()
    }
}

#[tokio::test]
async fn who_leaves_at_kakao_has_left() {
    let street = Street::new().await;
    for (by_get, reason) in [
        (false, UnlinkReason::UnlinkFromApps),
        (true, UnlinkReason::AccountDelete),
    ] {
        let member = street.house.stranger();
        street
            .sign_in(&member, Issuer::Kakao, "sim_user=moon")
            .await;
        let other = street.house.stranger();
        street.sign_in(&other, Issuer::Kakao, "sim_user=star").await;
        let notice = SocialSim::unlink_notice("moon", reason);
        assert_eq!(street.tell(&notice, by_get).await, 200);
        let over = member.get(SESSION).await.with(401);
        assert_eq!(over.code(), "session_expired");
        assert_eq!(other.get(SESSION).await.json["kind"], "member");
        // once more, and of somebody whom nobody knows
        assert_eq!(street.tell(&notice, by_get).await, 200);
        let stranger = SocialSim::unlink_notice("99", reason);
        assert_eq!(street.tell(&stranger, by_get).await, 200);
    }
}

#[tokio::test]
async fn nobody_else_can_say_that_somebody_has_left() {
    let street = Street::new().await;
    let member = street.house.stranger();
    street
        .sign_in(&member, Issuer::Kakao, "sim_user=moon")
        .await;
    let notice = SocialSim::unlink_notice("moon", UnlinkReason::UnlinkFromApps);
    for authorization in ["", "KakaoAK ", "KakaoAK wrong", "Bearer x"] {
        let forged = UnlinkNotice {
            authorization: authorization.to_owned(),
            form: notice.form.clone(),
        };
        assert_eq!(street.tell(&forged, false).await, 401);
        assert_eq!(street.tell(&forged, true).await, 401);
    }
    let long = UnlinkNotice {
        form: "a".repeat(5000),
        ..notice
    };
    assert_eq!(street.tell(&long, false).await, 413);
    assert_eq!(member.get(SESSION).await.with(200).json["kind"], "member");
}
