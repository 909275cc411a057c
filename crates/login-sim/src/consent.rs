//! The pages of the simulated providers.

use crate::issuer::Issuer;
use crate::page::{escape, whole};
use crate::people::{Person, SOCIAL_PEOPLE};

const TITLE: &str = "로그인 시뮬레이터 · Sign-in simulator";

/// Choose somebody, and what they agree to.
pub fn choice(issuer: Issuer, query: &str) -> String {
    let query = escape(query);
    let people: String = SOCIAL_PEOPLE
        .iter()
        .map(|person| choices(person, &query))
        .collect();
    let badge = badge(issuer);
    whole(
        TITLE,
        &format!(
            "{badge}<h1>누구로 로그인할까요?<br>\
             <span lang=en>Who would you like to be?</span></h1>\
             <p>진짜 로그인 화면이 아니에요. 이름을 누르면 모두 동의해요.<br>\
             <span lang=en>This is not the real one. A name agrees to everything.</span></p>\
             {people}\
             <a class=quiet href=\"?{query}&amp;sim_cancel=1\">취소 · \
             <span lang=en>Cancel</span></a>"
        ),
    )
}

/// One of the people, and what they can refuse.
fn choices(person: &Person, query: &str) -> String {
    let (id, name) = (person.id, person.nickname);
    let address = format!("?{query}&amp;sim_user={id}");
    let refuse = |what: &str, words: &str| {
        format!("<a class=small href=\"{address}&amp;sim_refuse={what}\">{words}</a>")
    };
    let email = "이메일 거부 · <span lang=en>no e-mail</span>";
    let profile = "프로필 거부 · <span lang=en>no profile</span>";
    let mut choices = format!("<a href=\"{address}\">{name} · {id}</a>");
    if person.email.is_some() {
        choices.push_str(&refuse("email", email));
    }
    if person.agrees {
        choices.push_str(&refuse("profile", profile));
    }
    choices
}

/// Somebody was sent here wrongly, and will not be sent back.
pub fn stray(issuer: Issuer, code: &str, why: &str) -> String {
    let (badge, code, why) = (badge(issuer), escape(code), escape(why));
    whole(
        TITLE,
        &format!(
            "{badge}<h1>잘못된 요청이에요<br><span lang=en>This request is wrong</span></h1>\
             <p>{why} ({code})</p>"
        ),
    )
}

fn badge(issuer: Issuer) -> String {
    let name = issuer.as_str().to_uppercase();
    format!("<span class=demo>{name} · SIMULATOR</span>")
}
