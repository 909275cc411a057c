//! What the simulated model says: plausible, short, and the same for the same request.

use crate::admission::{Admitted, Message};
use crate::cards::{NamedCard, named_cards};

/// Composes the answer to a request.
///
/// Where the last words are an assistant's beginning of this very answer followed by a request to go
/// on, only the rest comes, as from a model that obeys.
#[must_use]
pub fn answer(request: &Admitted, sim_seed: u64) -> String {
    let messages = &request.messages;
    if let [before @ .., said, ask] = &messages[..]
        && said.role == "assistant"
        && ask.role == "user"
        && !before.is_empty()
    {
        let whole = compose(before, request.seed, sim_seed);
        // nothing is missing from a whole answer: what follows it is the next question
        if let Some(rest) = whole.strip_prefix(said.text.as_str())
            && !rest.is_empty()
        {
            return rest.to_owned();
        }
    }
    compose(messages, request.seed, sim_seed)
}

fn compose(messages: &[Message], seed: u64, sim_seed: u64) -> String {
    let of = |role: &str| {
        messages
            .iter()
            .filter(|m| m.role == role)
            .map(|m| m.text.as_str())
            .collect::<Vec<_>>()
    };
    let system = of("system").join("\n");
    let users = of("user");
    let asked = users.last().copied().unwrap_or_default();
    let mut dice = Dice::new(seed ^ sim_seed.rotate_left(32));
    for message in messages {
        dice.stir(message.text.as_bytes());
    }
    let korean =
        has_hangul(asked) || (!asked.is_ascii() || asked.is_empty()) && has_hangul(&system);
    let cards = named_cards(&system);
    let marker = marker(&system);
    match (cards.is_empty(), korean) {
        (false, _) if marker.is_none() && asks_again(&system) => {
            follow_up(&cards, &mut dice, has_hangul(&cards[0].name))
        }
        (false, _) => reading(&cards, &mut dice, has_hangul(&cards[0].name)),
        (true, _) => talk(asked, users.len(), marker, &mut dice, korean),
    }
}

fn asks_again(system: &str) -> bool {
    system.contains("follow-up") || system.contains("이어지는 질문")
}

fn talk(asked: &str, turn: usize, marker: Option<&str>, dice: &mut Dice, korean: bool) -> String {
    let wants = ["카드", "뽑", "타로", "card", "draw"]
        .iter()
        .any(|word| asked.contains(word));
    let offers = marker.is_some() && (turn >= 2 || wants);
    let ending = marker.unwrap_or_default();
    match (offers, korean) {
        (true, true) => format!(
            "{} {} {ending}",
            dice.pick(&OPENINGS_KO),
            dice.pick(&OFFERS_KO)
        ),
        (true, false) => format!(
            "{} {} {ending}",
            dice.pick(&OPENINGS_EN),
            dice.pick(&OFFERS_EN)
        ),
        (false, true) => format!("{} {}", dice.pick(&OPENINGS_KO), dice.pick(&QUESTIONS_KO)),
        (false, false) => format!("{} {}", dice.pick(&OPENINGS_EN), dice.pick(&QUESTIONS_EN)),
    }
}

fn reading(cards: &[NamedCard], dice: &mut Dice, korean: bool) -> String {
    let mut text = String::new();
    for card in cards {
        let NamedCard {
            name,
            place,
            orientation,
        } = card;
        let paragraph = if korean {
            format!(
                "‘{place}’ 자리에 {name} 카드가 {orientation}으로 나왔어. {} {}\n\n",
                dice.pick(&THOUGHTS_KO),
                dice.pick(&TURNS_KO)
            )
        } else {
            format!(
                "In the place “{place}” lies {name}, {orientation}. {} {}\n\n",
                dice.pick(&THOUGHTS_EN),
                dice.pick(&TURNS_EN)
            )
        };
        text.push_str(&paragraph);
    }
    let closings: &[&str] = if korean { &CLOSINGS_KO } else { &CLOSINGS_EN };
    text.push_str(dice.pick::<&str>(closings));
    text
}

fn follow_up(cards: &[NamedCard], dice: &mut Dice, korean: bool) -> String {
    let card = dice.pick(cards);
    if korean {
        format!(
            "아까 나온 {} 카드를 다시 보자. {}",
            card.name,
            dice.pick(&THOUGHTS_KO)
        )
    } else {
        format!(
            "Look at {} once more. {}",
            card.name,
            dice.pick(&THOUGHTS_EN)
        )
    }
}

/// The word between the brackets that a system message shows as its control marker.
fn marker(system: &str) -> Option<&str> {
    let start = system.find('⟦')?;
    let length = system[start..].find('⟧')? + '⟧'.len_utf8();
    Some(&system[start..start + length])
}

fn has_hangul(text: &str) -> bool {
    text.chars().any(|c| ('가'..='힣').contains(&c))
}

/// Small dice that fall the same way for the same words.
struct Dice(u64);

impl Dice {
    const fn new(seed: u64) -> Self {
        Self(seed ^ 0x9E37_79B9_7F4A_7C15)
    }

    fn stir(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01B3);
        }
    }

    fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let count = of.len() as u64;
        &of[((self.0 >> 33) % count) as usize]
    }
}

const OPENINGS_KO: [&str; 4] = [
    "그랬구나, 마음이 꽤 복잡했겠다.",
    "말해 줘서 고마워. 듣고 보니 쉽지 않은 일이네.",
    "음, 파도 소리 사이로 네 걱정이 들려.",
    "혼자 오래 생각했나 보다.",
];
const QUESTIONS_KO: [&str; 4] = [
    "그중에서 제일 마음에 걸리는 건 뭐야?",
    "언제부터 그런 생각이 들었어?",
    "네가 바라는 모습은 어떤 거야?",
    "오늘 특히 더 신경 쓰인 일이 있었어?",
];
const OFFERS_KO: [&str; 3] = [
    "이제 카드를 한번 뽑아 볼까?",
    "카드에게 물어보자. 마음이 가는 걸 골라 봐.",
    "그럼 카드가 뭐라고 하는지 같이 볼래?",
];
const THOUGHTS_KO: [&str; 4] = [
    "지금은 서두르기보다 네 마음을 먼저 살피라는 이야기야.",
    "겉으로는 멈춘 듯해도 안에서는 무언가 움직이고 있어.",
    "네가 이미 알고 있는 답을 조용히 비춰 주고 있어.",
    "작은 것부터 다시 세워 보라는 신호처럼 보여.",
];
const TURNS_KO: [&str; 3] = [
    "그래서 네 고민은 끝이 아니라 길목에 더 가까워.",
    "다만 모든 걸 혼자 지려고 하지는 마.",
    "조금 느려도 방향은 네가 정할 수 있어.",
];
const CLOSINGS_KO: [&str; 3] = [
    "한마디로, 지금의 너를 믿고 한 걸음만 가 보자는 거야. 오늘은 떠오르는 생각을 한 줄만 적어 봐.",
    "결국 답은 네 안에 있어. 잠들기 전에 고마운 일 하나만 떠올려 봐.",
    "정리하면, 천천히 가도 괜찮다는 말이야. 오늘은 십 분만 산책해 봐.",
];
const OPENINGS_EN: [&str; 3] = [
    "That sounds like a lot to carry.",
    "Thank you for telling me.",
    "I hear it between the waves.",
];
const QUESTIONS_EN: [&str; 3] = [
    "Which part of it weighs on you most?",
    "When did you first feel this way?",
    "What would you wish for instead?",
];
const OFFERS_EN: [&str; 2] = [
    "Shall we ask the cards?",
    "Let us see what the cards say. Take the one that calls you.",
];
const THOUGHTS_EN: [&str; 3] = [
    "It asks you to look at your own heart before you hurry on.",
    "What seems to stand still is moving underneath.",
    "It shows you an answer that you half know already.",
];
const TURNS_EN: [&str; 2] = [
    "Your worry is closer to a crossing than to an end.",
    "You need not carry all of it alone.",
];
const CLOSINGS_EN: [&str; 2] = [
    "In a word: trust yourself for one step. Write down one line about it today.",
    "In short: slow is fine. Take a walk of ten minutes today.",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn request(seed: u64, messages: &[(&str, &str)]) -> Admitted {
        let messages = messages.iter().map(|(role, text)| Message {
            role: (*role).to_owned(),
            text: (*text).to_owned(),
        });
        Admitted {
            model: "HCX-005".to_owned(),
            stream: true,
            messages: messages.collect(),
            max_tokens: 256,
            seed,
            prompt_tokens: 1,
            include_usage: false,
            include_filters: false,
        }
    }

    #[test]
    fn what_follows_a_whole_answer_is_answered_and_half_of_one_is_gone_on_with() {
        for seed in 0..64 {
            let first = [("system", "소라고둥"), ("user", "떨려")];
            let whole = answer(&request(seed, &first), 0);
            let asked = [&first[..], &[("assistant", &whole), ("user", "떨려")]].concat();
            assert!(!answer(&request(seed, &asked), 0).is_empty(), "{seed}");
            let (half, rest) = whole.split_once(' ').unwrap();
            let asked = [&first[..], &[("assistant", half), ("user", "go on")]].concat();
            assert_eq!(answer(&request(seed, &asked), 0), format!(" {rest}"));
        }
    }
}
