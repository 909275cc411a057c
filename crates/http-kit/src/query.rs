//! The query of a request.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use proto_events::error::ErrorCode;
use serde::de::DeserializeOwned;

use crate::kind::ErrorKind;
use crate::problem::Problem;

/// Query parameters. Put `#[serde(deny_unknown_fields)]` on `T`: unknown ones are refused here.
///
/// What is not of its form: 400 with the code `invalid_query`.
#[derive(Debug)]
pub struct Query<T>(pub T);

impl<T> Query<T> {
    /// The parameters themselves.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T: DeserializeOwned> FromRequest for Query<T> {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let query = actix_web::web::Query::<T>::from_query(request.query_string());
        ready(
            query
                .map(|query| Self(query.into_inner()))
                .map_err(|error| {
                    let detail = format!("the query is not of the expected shape: {error}");
                    Problem::new(ErrorKind::Invalid, ErrorCode::InvalidQuery, detail)
                }),
        )
    }
}
