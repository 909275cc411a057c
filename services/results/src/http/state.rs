//! What every handler of results works with.

use std::collections::HashSet;
use std::sync::{Mutex, MutexGuard, PoisonError};

use ::page::Kakao;
use actix_web::HttpRequest;
use host::{Clock, Ids};
use http_kit::{ClientAddress, Limiter, Problem};
use identity::CurrentUser;
use uuid::Uuid;

use super::guesses::Guesses;
use crate::fault::SharingFault;
use crate::links::{Changes, Found, Links, Views};
use crate::page::Pages;
use crate::pictures::Pictures;
use crate::share::ShareId;
use crate::store::Store;

/// The state of the service, one a process.
pub struct State {
    pub store: Store,
    pub links: Links,
    pub changes: Changes,
    pub views: Views,
    pub pages: Pages,
    pub pictures: Pictures,
    pub kakao: Option<Kakao>,
    pub clock: Clock,
    pub ids: Ids,
    /// Links that one person may have open.
    pub most_links: u64,
    /// Requests about one's own, by session owner.
    pub limiter: Limiter<Uuid>,
    pub guesses: Guesses,
    /// Former guests whose readings are known to be a member's.
    pub moved_in: Mutex<HashSet<Uuid>>,
}

impl State {
    /// Who asks, if that is not too often. What a member had as a guest is theirs from their first
    /// request on, whether or not the news of their sign-in has come already.
    ///
    /// # Errors
    /// It is too often; or it is their first request, and the database does not answer.
    pub async fn admit(&self, user: &CurrentUser) -> Result<Uuid, Problem> {
        let owner = user.id();
        self.limiter.check(&owner)?;
        if let Some(guest) = user.was
            && !self.moved_in().contains(&guest)
        {
            let moved = self.store.move_in_now(guest, owner).await;
            moved.map_err(SharingFault::from)?;
            self.moved_in().insert(guest);
        }
        Ok(owner)
    }

    /// What there is behind a link. What is kept ready is shown to everybody; whoever has asked too often
    /// for what nobody has made is asked to wait before anything is looked up.
    ///
    /// # Errors
    /// It is too often, or the database does not answer.
    pub async fn find(&self, id: ShareId, request: &HttpRequest) -> Result<Found, Problem> {
        if let Some(ready) = self.links.ready(id) {
            return Ok(ready);
        }
        let address = ClientAddress::of(request);
        self.guesses.admit(&address)?;
        let found = self.links.find(id).await?;
        if matches!(found, Found::Unknown) {
            self.guesses.count(&address)?;
        }
        Ok(found)
    }

    fn moved_in(&self) -> MutexGuard<'_, HashSet<Uuid>> {
        self.moved_in.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
