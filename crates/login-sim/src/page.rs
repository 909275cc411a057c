//! The pages of the demo, and what all pages here look like. They load nothing and run nothing.

/// The invented people: who they are to auth, and what they are called.
pub const PEOPLE: [(&str, &str); 3] = [
    ("demo-star", "별이"),
    ("demo-moon", "달이"),
    ("demo-sea", "바다"),
];

const TITLE: &str = "데모 로그인 · Demo sign-in";

const STYLE: &str = "\
:root{color-scheme:dark;font-family:system-ui,sans-serif;line-height:1.6}\
body{margin:0;min-height:100dvh;display:grid;place-items:center;background:#12101f;color:#f2eefc}\
main{width:min(26rem,calc(100% - 3rem));padding:2rem 0}\
.demo{display:inline-block;padding:.15rem .75rem;border-radius:99px;background:#ffd166;color:#241a00;font-weight:700;letter-spacing:.08em}\
h1{font-size:1.5rem;margin:1rem 0 .25rem}p{color:#c9c2e0;margin:.25rem 0 1.25rem}\
a{display:block;margin:.75rem 0;padding:.9rem 1.1rem;border-radius:.9rem;background:#2a2447;color:inherit;text-decoration:none;font-weight:600}\
a.small{display:inline-block;margin:0 .4rem .5rem 0;padding:.25rem .7rem;font-size:.85rem;font-weight:400}\
a.quiet{background:none;color:#c9c2e0;font-weight:400;text-align:center}\
a:hover{background:#3a3160}a:focus-visible{outline:3px solid #ffd166;outline-offset:2px}";

/// Choose somebody.
pub fn choice(query: &str) -> String {
    let query = escape(query);
    let people: String = PEOPLE
        .iter()
        .map(|(id, name)| format!("<a href=\"?{query}&amp;person={id}\">{name}</a>"))
        .collect();
    whole(
        TITLE,
        &format!(
            "<span class=demo>DEMO</span>\
         <h1>누구로 로그인할까요?<br><span lang=en>Who would you like to be?</span></h1>\
         <p>여기 있는 사람들은 모두 지어낸 사람이에요. 비밀번호도, 진짜 계정도 없어요.<br>\
         <span lang=en>These people are invented. There is no password and no real account.</span></p>\
         {people}\
         <a class=quiet href=\"?{query}&amp;person=nobody\">그만두기 · <span lang=en>Cancel</span></a>"
        ),
    )
}

/// Whoever is here was not sent by us.
pub fn stray() -> String {
    whole(
        TITLE,
        "<span class=demo>DEMO</span>\
         <h1>이 로그인은 이어갈 수 없어요<br><span lang=en>This sign-in cannot go on</span></h1>\
         <p>처음 화면에서 다시 로그인해 주세요.<br>\
         <span lang=en>Please sign in again from the first page.</span></p>\
         <a href=\"/\">처음으로 · <span lang=en>Home</span></a>",
    )
}

/// A whole page of this body.
pub fn whole(title: &str, body: &str) -> String {
    format!(
        "<!doctype html><html lang=ko><meta charset=utf-8>\
         <meta name=viewport content=\"width=device-width,initial-scale=1\">\
         <meta name=robots content=noindex><title>{title}</title>\
         <style>{STYLE}</style><main>{body}</main></html>"
    )
}

/// The text, harmless in a page.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}
