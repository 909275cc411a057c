//! What answers where no route does.

use actix_web::{HttpRequest, HttpResponse};
use proto_events::error::ErrorCode;

use crate::kind::ErrorKind;
use crate::problem::Problem;

/// The problem of a request that no route took: an unknown path, or a known one whose routes are
/// guarded for other methods.
#[must_use]
pub fn unmatched(request: &HttpRequest) -> Problem {
    if request.resource_map().has_resource(request.path()) {
        let detail = "this path does not know this method";
        Problem::new(
            ErrorKind::MethodNotAllowed,
            ErrorCode::MethodNotAllowed,
            detail,
        )
    } else {
        let detail = "there is nothing at this path";
        Problem::new(ErrorKind::NotFound, ErrorCode::NotFound, detail)
    }
}

/// [`unmatched`] as the default service of an app or scope.
///
/// # Errors
///
/// Always: that is its answer.
pub async fn respond(request: HttpRequest) -> Result<HttpResponse, Problem> {
    Err(unmatched(&request))
}
