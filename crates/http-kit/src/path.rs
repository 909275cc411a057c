//! The variable parts of a path.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use proto_events::error::ErrorCode;
use serde::de::DeserializeOwned;

use crate::kind::ErrorKind;
use crate::problem::Problem;

/// Parts of the path, such as `Path<Uuid>` or `Path<(Uuid, Uuid)>`.
///
/// A part that is not of its form names nothing: 404 with the code `invalid_path`.
#[derive(Debug)]
pub struct Path<T>(pub T);

impl<T> Path<T> {
    /// The parts themselves.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T: DeserializeOwned> FromRequest for Path<T> {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let parts = actix_web::web::Path::<T>::extract(request).into_inner();
        ready(parts.map(|parts| Self(parts.into_inner())).map_err(|_| {
            let detail = "a part of the path is not of its form";
            Problem::new(ErrorKind::NotFound, ErrorCode::InvalidPath, detail)
        }))
    }
}
