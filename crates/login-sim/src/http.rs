//! The addresses of the three providers.

use std::convert::identity;

use actix_web::web::{self, Bytes, Data, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, Route};

use crate::answer::Answer;
use crate::call::Call;
use crate::fault::{Fault, Place};
use crate::hangup::Hangup;
use crate::issuer::Issuer::{self, Google, Kakao, Naver};
use crate::sim::SocialSim;
use crate::{google, kakao, naver};

/// How one question is answered, and what is to go wrong with the answer. `Err` is an answer too.
type Compose = fn(&SocialSim, &Call, Option<&Fault>) -> Result<Answer, Answer>;

const PAGE: &str = "<html><body><h1>Something is wrong here</h1></body></html>";

pub fn routes(app: &mut ServiceConfig) {
    use Place::{Authorize, Discovery, Keys, Profile, Token};
    use web::{get, post};
    let at = answering;
    app.service(
        web::scope("/kakao/kauth")
            .route(
                "/.well-known/openid-configuration",
                at(get(), Kakao, Discovery, kakao::discovery),
            )
            .route(
                "/.well-known/jwks.json",
                at(get(), Kakao, Keys, kakao::keys),
            )
            .route(
                "/oauth/authorize",
                at(get(), Kakao, Authorize, kakao::authorize),
            )
            .route("/oauth/token", at(post(), Kakao, Token, kakao::token)),
    )
    .service(
        web::scope("/kakao/kapi")
            .route("/v2/user/me", at(get(), Kakao, Profile, kakao::user))
            .route("/v2/user/me", at(post(), Kakao, Profile, kakao::user))
            .route(
                "/v1/oidc/userinfo",
                at(get(), Kakao, Profile, kakao::userinfo),
            ),
    )
    .service(
        web::scope("/google")
            .route(
                "/.well-known/openid-configuration",
                at(get(), Google, Discovery, google::discovery),
            )
            .route("/certs", at(get(), Google, Keys, google::keys))
            .route(
                "/o/oauth2/v2/auth",
                at(get(), Google, Authorize, google::authorize),
            )
            .route("/token", at(post(), Google, Token, google::token))
            .route("/userinfo", at(get(), Google, Profile, google::userinfo))
            .route("/userinfo", at(post(), Google, Profile, google::userinfo)),
    )
    .service(
        web::scope("/naver")
            .route(
                "/nid/oauth2.0/authorize",
                at(get(), Naver, Authorize, naver::authorize),
            )
            .route(
                "/nid/oauth2.0/token",
                at(post(), Naver, Token, naver::token),
            )
            .route(
                "/openapi/v1/nid/me",
                at(get(), Naver, Profile, naver::profile),
            ),
    );
}

fn answering(route: Route, issuer: Issuer, place: Place, compose: Compose) -> Route {
    route.to(
        move |request: HttpRequest, body: Bytes, sim: Data<SocialSim>| async move {
            let fault = sim.desk(issuer).enter(place);
            match &fault {
                Some(Fault::Down(_)) => {
                    Hangup::close(&request);
                    return HttpResponse::ServiceUnavailable().finish();
                }
                Some(Fault::Unavailable(_)) => return Answer::page(503, PAGE.to_owned()).into(),
                Some(Fault::Nonsense(_)) => return Answer::page(200, PAGE.to_owned()).into(),
                Some(Fault::Slow(_, wait)) => tokio::time::sleep(*wait).await,
                _ => {}
            }
            let call = Call::of(&request, &body);
            let answer = compose(&sim, &call, fault.as_ref()).unwrap_or_else(identity);
            let is_whole = !matches!(fault, Some(Fault::HalfJson(_)));
            HttpResponse::from(if is_whole { answer } else { answer.half() })
        },
    )
}
