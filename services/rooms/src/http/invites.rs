//! `/{id}/invites`

use actix_web::HttpResponse;
use actix_web::web::Data;
use http_kit::{Json, Path, Problem};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::ToSchema;

use super::seat_token::BearsSeat;
use super::state::{State, room_id};
use super::view::InviteView;
use crate::fault::RoomFault;
use crate::room::{Input, Invite, InviteId, Room};

/// For how long an invitation is to be good.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MakeInvite {
    /// 5 to 1,440; 120 by default.
    minutes: Option<i64>,
}

/// The invitations of a room.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct InviteList {
    invites: Vec<SentInvite>,
}

/// An invitation that was sent.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SentInvite {
    id: String,
    #[serde(with = "time::serde::rfc3339")]
    expires_at: OffsetDateTime,
    revoked: bool,
    /// How often somebody knocked with it.
    uses: u32,
}

/// Makes an invitation into a room. For its host.
#[utoipa::path(
    post, path = "/api/rooms/{id}/invites", tag = "invites",
    request_body = MakeInvite, params(("id" = String, Path)),
    responses(
        (status = 201, body = InviteView),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
    security(("seat" = [])),
)]
pub async fn make_invite(
    state: Data<State>,
    seat: BearsSeat,
    path: Path<String>,
    body: Json<MakeInvite>,
) -> Result<HttpResponse, Problem> {
    let id = room_id(&path.into_inner())?;
    state.host(id, &seat).await?;
    let minutes = body.into_inner().minutes.unwrap_or(120);
    if !(5..=1_440).contains(&minutes) {
        return Err(RoomFault::InvalidBody("minutes are 5 to 1440").into());
    }
    let (room, invite) = invite(&state, id, minutes).await?;
    Ok(HttpResponse::Created().json(InviteView::of(&room, &invite)))
}

/// Makes an invitation that is good for so long.
///
/// # Errors
/// The room is over, too many are open, or something does not answer.
pub async fn invite(
    state: &State,
    id: host::PublicId,
    minutes: i64,
) -> Result<(std::sync::Arc<Room>, Invite), RoomFault> {
    loop {
        let room = state.rooms.get(id).await?;
        let invite = Invite {
            id: room.next_invite(),
            expires_at: state.now().plus_minutes(minutes).min(room.expires_at),
            revoked: false,
            uses: 0,
        };
        match state.rooms.apply_for_good(id, Input::Invite(invite)).await {
            Ok(applied) => return Ok((applied.room, invite)),
            // somebody made one of this number a moment ago
            Err(RoomFault::Refused(crate::room::Refusal::NoInvite)) => {}
            Err(fault) => return Err(fault),
        }
    }
}

/// Lists the invitations of a room. For its host.
#[utoipa::path(
    get, path = "/api/rooms/{id}/invites", tag = "invites", params(("id" = String, Path)),
    responses(
        (status = 200, body = InviteList),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
    security(("seat" = [])),
)]
pub async fn list_invites(
    state: Data<State>,
    seat: BearsSeat,
    path: Path<String>,
) -> Result<HttpResponse, Problem> {
    let room = state.host(room_id(&path.into_inner())?, &seat).await?;
    let invites = room.invites.iter().map(|invite| SentInvite {
        id: invite.id.0.to_string(),
        expires_at: invite.expires_at.time(),
        revoked: invite.revoked,
        uses: invite.uses,
    });
    let invites = invites.collect();
    Ok(HttpResponse::Ok().json(InviteList { invites }))
}

/// Takes an invitation back: nobody knocks with it any more. For the host.
#[utoipa::path(
    delete, path = "/api/rooms/{id}/invites/{invite}", tag = "invites",
    params(("id" = String, Path), ("invite" = String, Path)),
    responses(
        (status = 204, description = "It opens nothing any more"),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
    security(("seat" = [])),
)]
pub async fn revoke_invite(
    state: Data<State>,
    seat: BearsSeat,
    path: Path<(String, u32)>,
) -> Result<HttpResponse, Problem> {
    let (id, invite) = path.into_inner();
    let id = room_id(&id)?;
    state.host(id, &seat).await?;
    let revoke = Input::Revoke {
        invite: InviteId(invite),
    };
    state.rooms.apply_for_good(id, revoke).await?;
    Ok(HttpResponse::NoContent().finish())
}
