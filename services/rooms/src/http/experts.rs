//! `/experts`: who can be met

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use http_kit::{Json, Path, Problem};
use identity::{CurrentUser, Nickname, Role};
use proto_events::cards::Locale;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::invites::invite;
use super::state::{State, text};
use super::view::{ExpertCard, InviteView, PresenceView};
use crate::fault::RoomFault;
use crate::room::Refusal;
use crate::snapshot::Presence;
use crate::store::{Expert, ExpertRow, Put};

const HEADLINE: usize = 60;
const ABOUT: usize = 1_000;
const SPECIALITIES: usize = 6;
const SPECIALITY: usize = 20;
const AVATAR: usize = 200;
/// Minutes for which the invitation of a personal link is good: it is used at once.
const PERSONAL_INVITE_MIN: i64 = 30;
/// Names that would be taken for ours.
const OURS: [&str; 9] = [
    "me",
    "admin",
    "conch",
    "magic-conch",
    "magicconch",
    "help",
    "support",
    "expert",
    "experts",
];

/// An expert as the directory shows them.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Expert)]
pub struct ExpertView {
    #[serde(flatten)]
    card: ExpertCard,
    #[schema(required = true)]
    about: Option<String>,
    specialities: Vec<String>,
    languages: Vec<Locale>,
    presence: PresenceView,
}

/// The experts who want to be found.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ExpertList {
    /// Who is there comes first.
    experts: Vec<ExpertView>,
}

/// An expert as they see themselves.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OwnExpert {
    #[serde(flatten)]
    expert: ExpertView,
    listed: bool,
}

/// What an expert says of themselves.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PutExpert {
    /// The name of the personal link: 3 to 30 letters, digits, hyphens or underscores.
    handle: String,
    /// 1 to 20 characters.
    nickname: String,
    /// At most 60 characters.
    headline: Option<String>,
    /// At most 1,000 characters.
    about: Option<String>,
    /// At most six, of at most 20 characters.
    specialities: Vec<String>,
    languages: Vec<Locale>,
    /// Whether the directory shows them.
    listed: bool,
    /// The address of a picture on this server.
    avatar: Option<String>,
}

/// The way into the room of a personal link.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PersonalInvite {
    room: String,
    invite: InviteView,
}

/// Lists the experts who want to be found.
#[utoipa::path(
    get, path = "/api/rooms/experts", tag = "experts",
    responses(
        (status = 200, body = ExpertList),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn list_experts(state: Data<State>) -> Result<HttpResponse, Problem> {
    let experts = state
        .store
        .listed_experts()
        .await
        .map_err(RoomFault::from)?;
    let experts = experts.into_iter().map(view).collect();
    Ok(HttpResponse::Ok().json(ExpertList { experts }))
}

/// Shows an expert by the name of their personal link.
#[utoipa::path(
    get, path = "/api/rooms/experts/{handle}", tag = "experts", params(("handle" = String, Path)),
    responses(
        (status = 200, body = ExpertView),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn show_expert(state: Data<State>, path: Path<String>) -> Result<HttpResponse, Problem> {
    let expert = called(&state, &path.into_inner()).await?;
    Ok(HttpResponse::Ok().json(view(expert)))
}

/// Makes an invitation into the room of a personal link, while its expert has one open.
#[utoipa::path(
    post, path = "/api/rooms/experts/{handle}/invite", tag = "experts",
    params(("handle" = String, Path)),
    responses(
        (status = 201, body = PersonalInvite),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn invite_personally(
    state: Data<State>,
    request: HttpRequest,
    path: Path<String>,
) -> Result<HttpResponse, Problem> {
    state.at_the_door(&request)?;
    let expert = called(&state, &path.into_inner()).await?;
    let room = state.store.personal_room(expert.profile.member).await;
    let id = room
        .map_err(RoomFault::from)?
        .ok_or(RoomFault::ExpertAway)?;
    let now = state.now();
    let room = state.rooms.get(id).await?;
    // Whoever comes by the personal link shares one invitation for a while.
    let lasting = room.invites.iter().find(|invite| {
        !invite.revoked && invite.expires_at >= now.plus_minutes(PERSONAL_INVITE_MIN / 2)
    });
    let (room, invite) = match lasting.copied() {
        Some(invite) => (room, invite),
        None => match invite(&state, id, PERSONAL_INVITE_MIN).await {
            Err(RoomFault::Refused(Refusal::Ended)) => return Err(RoomFault::ExpertAway.into()),
            made => made?,
        },
    };
    Ok(HttpResponse::Created().json(PersonalInvite {
        room: id.to_string(),
        invite: InviteView::of(&room, &invite),
    }))
}

/// Shows an expert their own profile.
#[utoipa::path(
    get, path = "/api/rooms/experts/me", tag = "experts",
    responses(
        (status = 200, body = OwnExpert),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn show_own(state: Data<State>, user: CurrentUser) -> Result<HttpResponse, Problem> {
    let member = expert(&state, &user)?;
    answer(&state, member).await
}

/// Writes an expert's own profile.
#[utoipa::path(
    put, path = "/api/rooms/experts/me", tag = "experts", request_body = PutExpert,
    responses(
        (status = 200, body = OwnExpert),
        (status = "4XX", body = http_kit::ProblemDocument, content_type = "application/problem+json"),
        (status = 503, body = http_kit::ProblemDocument, content_type = "application/problem+json"),
    ),
)]
pub async fn put_own(
    state: Data<State>,
    user: CurrentUser,
    body: Json<PutExpert>,
) -> Result<HttpResponse, Problem> {
    let member = expert(&state, &user)?;
    let row = row(member, body.into_inner())?;
    let put = state.store.put_expert(row, state.clock.now()).await;
    match put.map_err(RoomFault::from)? {
        Put::Written => answer(&state, member).await,
        Put::HandleTaken => Err(RoomFault::HandleTaken.into()),
    }
}

fn expert(state: &State, user: &CurrentUser) -> Result<uuid::Uuid, Problem> {
    let member = state.admit(user)?;
    if user.principal.has(Role::Expert) {
        Ok(member)
    } else {
        Err(RoomFault::NotExpert.into())
    }
}

async fn called(state: &State, handle: &str) -> Result<Expert, RoomFault> {
    if !is_handle(handle) {
        return Err(RoomFault::NoExpert);
    }
    let expert = state.store.expert_called(handle).await?;
    expert.ok_or(RoomFault::NoExpert)
}

async fn answer(state: &State, member: uuid::Uuid) -> Result<HttpResponse, Problem> {
    let expert = state.store.expert(member).await.map_err(RoomFault::from)?;
    let expert = expert.ok_or(RoomFault::NoExpert)?;
    let own = OwnExpert {
        listed: expert.profile.listed,
        expert: view(expert),
    };
    Ok(HttpResponse::Ok().json(own))
}

fn row(member: uuid::Uuid, put: PutExpert) -> Result<ExpertRow, RoomFault> {
    let PutExpert {
        handle,
        nickname,
        headline,
        about,
        specialities,
        languages,
        listed,
        avatar,
    } = put;
    let handle = handle.to_lowercase();
    if !is_handle(&handle) || OURS.contains(&&*handle) {
        return Err(RoomFault::InvalidHandle);
    }
    let nickname = Nickname::parse(&nickname).ok_or(RoomFault::InvalidNickname)?;
    if specialities.len() > SPECIALITIES {
        return Err(RoomFault::InvalidBody("specialities are at most six"));
    }
    let specialities = specialities
        .into_iter()
        .filter_map(|it| text("a speciality", SPECIALITY, Some(it)).transpose())
        .collect::<Result<_, _>>()?;
    let avatar = text("an address", AVATAR, avatar)?;
    if avatar
        .as_ref()
        .is_some_and(|it| !it.starts_with("/api/auth/avatars/"))
    {
        return Err(RoomFault::InvalidBody("a picture is one of this server"));
    }
    let mut named = Vec::new();
    for language in languages {
        let name = match language {
            Locale::Ko => "ko".to_owned(),
            Locale::En => "en".to_owned(),
        };
        if !named.contains(&name) {
            named.push(name);
        }
    }
    Ok(ExpertRow {
        member,
        handle,
        nickname: nickname.into_string(),
        headline: text("a headline", HEADLINE, headline)?,
        about: text("about", ABOUT, about)?,
        specialities,
        languages: named,
        avatar,
        listed,
    })
}

fn is_handle(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    (3..=30).contains(&text.len()) && text.bytes().all(plain)
}

fn view(expert: Expert) -> ExpertView {
    let Expert { profile, presence } = expert;
    let card = ExpertCard::from(&profile);
    let languages = profile
        .languages
        .iter()
        .filter_map(|language| match &**language {
            "ko" => Some(Locale::Ko),
            "en" => Some(Locale::En),
            _ => None,
        });
    let presence: Presence = presence;
    ExpertView {
        card,
        languages: languages.collect(),
        about: profile.about,
        specialities: profile.specialities,
        presence: presence.into(),
    }
}
