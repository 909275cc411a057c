//! Answers that are there already: sent before anything is routed.

use std::sync::Arc;

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, HttpRequest, HttpResponse};

/// An answer that is there already.
pub struct KeptAnswer {
    /// Where it would have been routed to, as metrics and logs name it.
    pub route: &'static str,
    /// Whole: nothing is added to it but the request id.
    pub response: HttpResponse,
}

/// Looks for an answer; `None` leaves the request to its route.
pub type AtOnce = Arc<dyn Fn(&HttpRequest) -> Option<KeptAnswer> + Send + Sync>;

/// Whoever looks for answers, as `app_data` for [`answer_at_once`].
#[derive(Clone, Default)]
pub struct KeptAnswers(pub Arc<[AtOnce]>);

/// The route of a request that was not routed.
#[derive(Clone, Copy)]
pub(crate) struct Route(pub(crate) &'static str);

/// Answers what one of the [`KeptAnswers`] in the app's data has an answer for. Routing, extracting
/// and the middlewares inside cost more than sending bytes that are kept.
///
/// # Errors
///
/// Those of the service inside.
pub async fn answer_at_once<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B, BoxBody>>, Error> {
    let kept = request
        .app_data::<KeptAnswers>()
        .and_then(|kept| kept.0.iter().find_map(|look| look(request.request())));
    match kept {
        Some(KeptAnswer { route, response }) => {
            request.extensions_mut().insert(Route(route));
            Ok(request.into_response(response).map_into_right_body())
        }
        None => Ok(next.call(request).await?.map_into_left_body()),
    }
}
