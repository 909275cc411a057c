//! What the operations on one's own account have in common.

use actix_web::HttpResponse;
use actix_web::http::header::CACHE_CONTROL;
use http_kit::Problem;
use identity::{CurrentUser, Grant, Principal, PrincipalKind, Role};

use super::state::State;
use super::view::view;
use crate::fault::AuthFault;
use crate::member::Member;

/// A member who changes something of their account.
pub struct Changing<'a> {
    pub state: &'a State,
    pub user: CurrentUser,
}

impl<'a> Changing<'a> {
    /// # Errors
    /// A guest asks, or a member too often.
    pub fn admit(state: &'a State, user: CurrentUser) -> Result<Self, Problem> {
        if user.kind() != PrincipalKind::Member {
            return Err(AuthFault::MembersOnly.into());
        }
        state.changes.check(&user.id())?;
        Ok(Self { state, user })
    }

    pub fn id(&self) -> uuid::Uuid {
        self.user.id()
    }

    /// Who they are now; where their roles have changed, with a token that says so.
    ///
    /// # Errors
    /// The database does not answer, or the account is no more.
    pub async fn answer(self) -> Result<HttpResponse, Problem> {
        let Self { state, user } = self;
        let member = state.store.member(user.id()).await?;
        let member = member.ok_or(AuthFault::SessionOver)?;
        let mut response = HttpResponse::Ok();
        response.insert_header((CACHE_CONTROL, "no-store"));
        if same_roles(&user.principal.roles, &member.roles) {
            return Ok(response.json(view(&user, Some(member), state.offered())));
        }
        let Member { id, roles, .. } = &member;
        let grant = Grant {
            principal: Principal::member(*id, roles.clone()),
            session: user.0.id,
            was: user.was,
        };
        let token = state.members.mint(grant, state.clock.now());
        let token = token.map_err(AuthFault::from)?;
        response.cookie(state.verifier().cookie().carrying(&token));
        Ok(response.json(view(&token.session, Some(member), state.offered())))
    }
}

fn same_roles(one: &[Role], other: &[Role]) -> bool {
    one.len() == other.len() && one.iter().all(|role| other.contains(role))
}
