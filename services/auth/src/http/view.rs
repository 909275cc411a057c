//! Whoever asks, as pages know them.

use identity::{PrincipalKind, Role, Session};
use serde::Serialize;
use time::OffsetDateTime;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::member::Member;

/// Whoever asks.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SessionView {
    kind: SessionKind,
    /// Conversations and readings belong to this id.
    id: Uuid,
    /// Ask again before then and nothing is lost. A member's short token is renewed by `/refresh`.
    #[serde(with = "time::serde::rfc3339")]
    #[schema(value_type = String, format = DateTime)]
    expires_at: OffsetDateTime,
    /// The account; absent for a guest.
    #[serde(skip_serializing_if = "Option::is_none")]
    member: Option<MemberView>,
    /// The ways to sign in that this server offers, in the order to show them.
    providers: Vec<&'static str>,
}

/// How somebody is known.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum SessionKind {
    /// By the cookie of this browser.
    Guest,
    /// By an account.
    Member,
}

/// An account.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct MemberView {
    nickname: String,
    roles: Vec<RoleView>,
    /// The path of the picture, a square JPEG; absent where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    avatar: Option<String>,
    expert: ExpertView,
}

/// Whether a member is an expert.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum ExpertView {
    No,
    /// Has asked to be one, and waits for an answer.
    Asked,
    Yes,
}

/// What a member may do besides what everybody may.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum RoleView {
    Expert,
    Admin,
}

/// What pages learn of a session.
#[must_use]
pub fn view(
    session: &Session,
    member: Option<Member>,
    providers: Vec<&'static str>,
) -> SessionView {
    let kind = match session.principal.kind {
        PrincipalKind::Guest => SessionKind::Guest,
        PrincipalKind::Member => SessionKind::Member,
    };
    SessionView {
        kind,
        id: session.principal.id,
        expires_at: session.expires_at,
        member: member.map(|member| {
            let Member {
                id: _,
                nickname,
                roles,
                picture,
                wants_to_be_expert,
            } = member;
            let expert = match (roles.contains(&Role::Expert), wants_to_be_expert) {
                (true, _) => ExpertView::Yes,
                (false, true) => ExpertView::Asked,
                (false, false) => ExpertView::No,
            };
            let roles = roles.into_iter().map(|role| match role {
                Role::Expert => RoleView::Expert,
                Role::Admin => RoleView::Admin,
            });
            MemberView {
                nickname,
                roles: roles.collect(),
                avatar: picture.map(|picture| format!("/api/auth/avatars/{picture}")),
                expert,
            }
        }),
        providers,
    }
}
