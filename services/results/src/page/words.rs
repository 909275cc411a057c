//! The few words of a page before the app takes over.

use proto_events::cards::Locale;

use super::Nothing;

pub struct Words {
    pub brand: &'static str,
    pub og_locale: &'static str,
    by_model: &'static str,
    by_storyteller: &'static str,
    someone: &'static str,
    whose: fn(&str) -> String,
    pub picture_of: &'static str,
    pub skip: &'static str,
    pub question: &'static str,
    pub cards: &'static str,
    pub reading: &'static str,
    pub who_sees: &'static str,
    pub draw_own: &'static str,
    pub draw_own_free: &'static str,
    unknown: (&'static str, &'static str),
    expired: (&'static str, &'static str),
    revoked: (&'static str, &'static str),
}

impl Words {
    pub const fn of(locale: Locale) -> &'static Self {
        match locale {
            Locale::Ko => &KOREAN,
            Locale::En => &ENGLISH,
        }
    }

    /// What wrote the reading.
    pub const fn made_by(&self, by_model: bool) -> &'static str {
        if by_model {
            self.by_model
        } else {
            self.by_storyteller
        }
    }

    /// Who drew the cards, as the app says it.
    pub fn whose(&self, name: Option<&str>) -> String {
        name.map_or_else(|| self.someone.to_owned(), self.whose)
    }

    /// Heading and text where there is no reading to be seen.
    pub const fn nothing(&self, why: Nothing) -> (&'static str, &'static str) {
        match why {
            Nothing::Unknown => self.unknown,
            Nothing::Expired => self.expired,
            Nothing::Revoked => self.revoked,
        }
    }
}

static KOREAN: Words = Words {
    brand: "마법의 소라고둥",
    og_locale: "ko_KR",
    by_model: "AI가 쓴 타로 리딩이에요 · 재미와 성찰용",
    by_storyteller: "AI 모델 없이 카드 뜻으로 엮은 리딩이에요 · 재미와 성찰용",
    someone: "누군가 뽑은 카드",
    whose: |name| {
        let honour = if name.ends_with('님') { "" } else { "님" };
        format!("{name}{honour}이 뽑은 카드")
    },
    picture_of: "타로 카드 그림:",
    skip: "본문으로 건너뛰기",
    question: "품고 온 질문",
    cards: "뽑은 카드",
    reading: "풀이",
    who_sees: "링크를 가진 사람만 볼 수 있는 페이지예요.",
    draw_own: "나도 뽑기",
    draw_own_free: "로그인 없이 무료예요",
    unknown: (
        "이 주소에는 리딩이 없어요",
        "주소가 조금 잘렸을 수 있어요. 보내 준 사람에게 한 번 더 물어봐 주세요.",
    ),
    expired: (
        "공유 기간이 끝났어요",
        "이 리딩을 보여 주기로 한 시간이 지났어요. 당신의 카드는 지금 뽑을 수 있어요.",
    ),
    revoked: (
        "더는 공유하지 않는 리딩이에요",
        "주인이 이 리딩을 거두었어요. 당신의 카드는 지금 뽑을 수 있어요.",
    ),
};

static ENGLISH: Words = Words {
    brand: "Magic Conch",
    og_locale: "en_US",
    by_model: "A tarot reading written by AI · for fun and reflection",
    by_storyteller: "Put together from the meanings of the cards, without an AI model · for fun and reflection",
    someone: "Cards that somebody drew",
    whose: |name| format!("Cards drawn by {name}"),
    picture_of: "Picture of the tarot cards:",
    skip: "Skip to content",
    question: "The question",
    cards: "The cards",
    reading: "The reading",
    who_sees: "Only people with the link can see this page.",
    draw_own: "Draw my own",
    draw_own_free: "Free, without an account",
    unknown: (
        "There is no reading at this address",
        "The address may have been cut short. Ask whoever sent it to send it again.",
    ),
    expired: (
        "This link's time is over",
        "The reading was shared for a while, and that while has passed. Your own card is waiting.",
    ),
    revoked: (
        "This reading is no longer shared",
        "Whoever shared it has taken it back. Your own card is waiting.",
    ),
};
