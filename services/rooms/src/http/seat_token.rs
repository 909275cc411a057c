//! Who holds a seat, by `Authorization: Seat <token>`.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header::AUTHORIZATION;
use actix_web::{FromRequest, HttpRequest};
use http_kit::Problem;

use crate::fault::RoomFault;
use crate::token::SeatToken;

/// The token that came with a request; 401 `seat_refused` without one.
pub struct BearsSeat(pub SeatToken);

impl FromRequest for BearsSeat {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let header = request.headers().get(AUTHORIZATION);
        let text = header.and_then(|value| value.to_str().ok());
        let token = text.and_then(|text| SeatToken::parse(text.strip_prefix("Seat ")?));
        ready(token.map(Self).ok_or_else(|| RoomFault::SeatRefused.into()))
    }
}
