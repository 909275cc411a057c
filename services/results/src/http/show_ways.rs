//! `GET /sharing`

use ::page::Kakao;
use actix_web::HttpResponse;
use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::Data;
use serde::Serialize;
use utoipa::ToSchema;

use super::state::State;

/// How readings can be shared here, besides by their link.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = SharingWays)]
pub struct WaysView<'a> {
    /// Null where KakaoTalk is not offered.
    #[schema(required = true)]
    kakao: Option<KakaoView<'a>>,
}

/// What a browser needs to share in KakaoTalk.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = KakaoSharing)]
pub struct KakaoView<'a> {
    javascript_key: &'a str,
    sdk_url: &'a str,
    /// What the file must hash to, as in an `integrity` attribute; null for anything.
    #[schema(required = true)]
    sdk_integrity: Option<&'a str>,
}

/// Tells how readings can be shared here, besides by their link.
#[utoipa::path(
    get, path = "/api/results/sharing", tag = "links",
    responses((status = 200, body = WaysView<'_>)),
)]
pub async fn show_ways(state: Data<State>) -> HttpResponse {
    let kakao = state.kakao.as_ref().map(|kakao| {
        let Kakao {
            javascript_key,
            sdk_url,
            sdk_integrity,
            sdk_origin: _,
            sdk_targets: _,
        } = kakao;
        KakaoView {
            javascript_key,
            sdk_url,
            sdk_integrity: sdk_integrity.as_deref(),
        }
    });
    HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "no-cache"))
        .json(WaysView { kakao })
}
