//! Somebody who asks, and what they have opened.

use std::cell::RefCell;
use std::rc::Rc;

use reqwest::header::AUTHORIZATION;
use reqwest::{Method, RequestBuilder};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::json;

use super::errand::Errand;
use crate::people::experts::Experts;
use crate::people::site::{Browser, Fault, Site, saying, whole};

/// A browser, and what was opened with it.
pub struct Asker {
    site: Rc<Site>,
    browser: Browser,
    experts: Option<Rc<Experts>>,
    /// A reading that somebody has shared.
    link: Rc<str>,
    asset: RefCell<Option<String>>,
    conversations: RefCell<Vec<Conversation>>,
    rooms: RefCell<Vec<Room>>,
}

/// A request that is made up.
pub struct Question {
    pub method: Method,
    pub path: String,
    request: RequestBuilder,
    expected: u16,
    then: Then,
}

/// What an answer is for.
enum Then {
    Nothing,
    KnowAsset,
    KeepConversation,
    KeepRenamed(Conversation),
    KeepRoom,
}

#[derive(Deserialize)]
struct Conversation {
    id: String,
    #[serde(skip)]
    is_renamed: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Room {
    id: String,
    seat_token: String,
}

impl Asker {
    /// Who has a session.
    pub fn new(
        site: &Rc<Site>,
        browser: Browser,
        experts: Option<&Rc<Experts>>,
        link: &Rc<str>,
    ) -> Self {
        Self {
            site: site.clone(),
            browser,
            experts: experts.cloned(),
            link: link.clone(),
            asset: RefCell::default(),
            conversations: RefCell::default(),
            rooms: RefCell::default(),
        }
    }

    /// Makes a request up. What it takes away is not there for the next one, whatever comes of it.
    ///
    /// # Errors
    /// No expert can be made.
    pub fn make_up(&self, errand: Errand) -> Result<Question, Fault> {
        Ok(match errand {
            Errand::Page => self.get("/", Then::KnowAsset),
            Errand::Asset => match &*self.asset.borrow() {
                Some(asset) => self.get(asset, Then::Nothing),
                None => self.get("/", Then::Nothing),
            },
            Errand::Session => self.get("/api/auth/session", Then::Nothing),
            Errand::NewGuest => self.arrive(),
            Errand::Cards => self.get("/api/chat/cards", Then::Nothing),
            Errand::Experts => self.get("/api/rooms/experts", Then::Nothing),
            Errand::Ways => self.get("/api/results/sharing", Then::Nothing),
            Errand::Links => self.get("/api/results/shares", Then::Nothing),
            Errand::SharedPage => self.get(&format!("/r/{}", self.link), Then::Nothing),
            Errand::Shared => {
                let path = format!("/api/results/shared/{}", self.link);
                self.get(&path, Then::Nothing)
            }
            Errand::Conversation => {
                let last = self.conversations.borrow_mut().pop();
                match last {
                    Some(it) if it.is_renamed => self.delete(it),
                    Some(it) => self.rename(it),
                    None => self.open(),
                }
            }
            Errand::Room => {
                let last = self.rooms.borrow_mut().pop();
                match (last, &self.experts) {
                    (Some(room), _) => self.end(&room),
                    (None, Some(experts)) => self.open_room(experts)?,
                    (None, None) => self.get("/api/rooms/experts", Then::Nothing),
                }
            }
        })
    }

    fn get(&self, path: &str, then: Then) -> Question {
        let request = self.browser.request(Method::GET, path);
        Question::new(Method::GET, path, request, 200, then)
    }

    fn arrive(&self) -> Question {
        let path = "/api/auth/session";
        let request = self.browser.request_as(None, Method::GET, path);
        Question::new(Method::GET, path, request, 200, Then::Nothing)
    }

    fn open(&self) -> Question {
        let path = "/api/chat/conversations";
        let request = self.browser.request(Method::POST, path);
        let request = saying(request, &json!({"locale": "ko", "temporary": true}));
        let request = request.header("idempotency-key", self.site.new_name());
        Question::new(Method::POST, path, request, 201, Then::KeepConversation)
    }

    fn rename(&self, mut conversation: Conversation) -> Question {
        conversation.is_renamed = true;
        let path = format!("/api/chat/conversations/{}", conversation.id);
        let request = self.browser.request(Method::PATCH, &path);
        let request = saying(request, &json!({"title": "바다에 묻다"}));
        let then = Then::KeepRenamed(conversation);
        Question::new(Method::PATCH, &path, request, 200, then)
    }

    fn delete(&self, conversation: Conversation) -> Question {
        let path = format!("/api/chat/conversations/{}", conversation.id);
        let request = self.browser.request(Method::DELETE, &path);
        Question::new(Method::DELETE, &path, request, 204, Then::Nothing)
    }

    /// By an expert of its own: how many rooms one may hold is not asked here.
    fn open_room(&self, experts: &Experts) -> Result<Question, Fault> {
        let (path, cookie) = ("/api/rooms/", experts.another()?);
        let request = self.browser.request_as(Some(&cookie), Method::POST, path);
        let request = saying(request, &json!({}));
        let request = request.header("idempotency-key", self.site.new_name());
        Ok(Question::new(
            Method::POST,
            path,
            request,
            201,
            Then::KeepRoom,
        ))
    }

    fn end(&self, room: &Room) -> Question {
        let path = format!("/api/rooms/{}", room.id);
        let request = self.browser.request(Method::DELETE, &path);
        let request = request.header(AUTHORIZATION, format!("Seat {}", room.seat_token));
        Question::new(Method::DELETE, &path, request, 204, Then::Nothing)
    }

    /// Asks, and reads the answer to its end.
    ///
    /// # Errors
    /// None comes, or another one than is expected.
    pub async fn ask(&self, question: Question) -> Result<(), Fault> {
        let Question {
            request,
            expected,
            then,
            ..
        } = question;
        let answer = whole(request, &[expected]).await?;
        match then {
            Then::Nothing => {}
            Then::KnowAsset => *self.asset.borrow_mut() = asset_in(&answer.text),
            Then::KeepConversation => {
                let opened = read(&answer.text)?;
                self.conversations.borrow_mut().push(opened);
            }
            Then::KeepRenamed(conversation) => self.conversations.borrow_mut().push(conversation),
            Then::KeepRoom => {
                let room = read(&answer.text)?;
                self.rooms.borrow_mut().push(room);
            }
        }
        Ok(())
    }
}

impl Question {
    fn new(method: Method, path: &str, request: RequestBuilder, expected: u16, then: Then) -> Self {
        Self {
            method,
            path: path.to_owned(),
            request,
            expected,
            then,
        }
    }
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    serde_json::from_str(text).map_err(|error| Fault::new("other answer", error.to_string()))
}

/// The first script that a page names.
fn asset_in(page: &str) -> Option<String> {
    let begin = page.find("/assets/")?;
    let rest = &page[begin..];
    let end = rest.find(['"', '\'', ' ', '>'])?;
    Some(rest[..end].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_names_its_assets() {
        let page = r#"<script type="module" src="/assets/index-x1.js"></script>"#;
        assert_eq!(asset_in(page).as_deref(), Some("/assets/index-x1.js"));
        assert_eq!(asset_in("<p>nothing</p>"), None);
    }
}
