//! Someone in danger is recognised by phrases, before any model is asked.
//!
//! Rules look at the text without spaces, because people in distress do not space well. A rule holds
//! unless one of its exceptions is there too: sayings such as “배고파 죽겠다” are no distress.

mod rules;

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use proto_events::cards::Locale;

use crate::crisis::rules::{EVERYDAY, RULES};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Crisis {
    pub kind: CrisisKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CrisisKind {
    /// Thoughts of dying or of hurting oneself.
    SelfHarm,
    /// Violence suffered, feared or intended.
    Violence,
    /// A body in danger right now.
    Medical,
}

/// The phrases of all rules. Nearly every text has none of them, and is read once to know that.
static PHRASES: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let phrases = RULES.iter().flat_map(|rule| rule.phrases);
    AhoCorasick::new(phrases).ok()
});

/// Whether the one who wrote this may be in danger.
#[must_use]
pub fn detect(text: &str) -> Option<Crisis> {
    let mut text: String = text
        .to_lowercase()
        .chars()
        .map(|c| if c == '’' { '\'' } else { c })
        .collect();
    // the one joint that would make a word of danger out of two ordinary ones
    text = text.replace("자 살", "자·살");
    text.retain(|c| !c.is_whitespace());
    if !PHRASES
        .as_ref()
        .is_none_or(|phrases| phrases.is_match(&text))
    {
        return None;
    }
    for saying in EVERYDAY {
        if text.contains(saying) {
            text = text.replace(saying, "·");
        }
    }
    RULES
        .iter()
        .find(|rule| {
            rule.phrases.iter().any(|phrase| text.contains(phrase))
                && !rule.unless.iter().any(|exception| text.contains(exception))
        })
        .map(|rule| Crisis { kind: rule.kind })
}

/// What is said instead of a fortune: warm, short, with numbers to call in Korea.
#[must_use]
pub const fn care_text(locale: Locale, kind: CrisisKind) -> &'static str {
    match (locale, kind) {
        (Locale::Ko, CrisisKind::SelfHarm) => {
            "말해 줘서 고마워요. 지금 많이 힘들군요. 이 이야기는 카드로 점치지 않을게요. 혼자 \
             견디지 않아도 돼요.\n\n지금 바로 이야기할 수 있는 곳이 있어요. 자살예방상담전화 109는 \
             하루 스물네 시간 열려 있어요. 당장 위험하다면 112나 119에 전화해 주세요. 가까이에 있는 \
             사람에게 “지금 옆에 있어 줘”라고 말해도 괜찮아요."
        }
        (Locale::Ko, CrisisKind::Violence) => {
            "많이 무서웠겠어요. 당신의 잘못이 아니에요. 이 이야기는 카드로 점치지 않을게요. 지금은 \
             안전이 먼저예요.\n\n위험하다면 바로 경찰 112에 전화하거나 문자를 보내 주세요. 다쳤다면 \
             119가 도와줘요. 마음이 무너질 것 같을 때는 109에서 하루 스물네 시간 이야기를 들어줘요. 할 \
             수 있다면 안전한 곳으로 먼저 가 주세요."
        }
        (Locale::Ko, CrisisKind::Medical) => {
            "지금은 카드보다 몸이 먼저예요. 바로 119에 전화해서 상태를 말해 주세요. 전화를 끊지 않고 \
             어떻게 해야 하는지 알려 줘요.\n\n곁에 사람이 있다면 도와달라고 하세요. 위협을 받고 있다면 \
             112, 마음이 견디기 어렵다면 109도 하루 스물네 시간 열려 있어요."
        }
        (Locale::En, CrisisKind::SelfHarm) => {
            "Thank you for telling me. This sounds very heavy, and I will not read cards about it. You \
             do not have to bear it alone.\n\nSomeone can listen right now. In Korea, call 109, the \
             suicide prevention line, at any hour. If you are in danger this moment, call 112 or 119. \
             It is all right to tell someone near you: please stay with me."
        }
        (Locale::En, CrisisKind::Violence) => {
            "That must have been frightening, and it is not your fault. I will not read cards about \
             it: your safety comes first.\n\nIn Korea, call or text 112 for the police, and call 119 \
             if you are hurt. When it is too much to bear, 109 listens at any hour. If you can, go \
             somewhere safe first."
        }
        (Locale::En, CrisisKind::Medical) => {
            "Your body comes before any card right now. In Korea, call 119 and say what is happening: \
             they stay on the line and tell you what to do.\n\nIf someone is near, ask for help. If \
             you are threatened, call 112; if it is too much to bear, 109 listens at any hour."
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DANGER: &str = include_str!("../../corpus/crisis-danger.txt");
    const SAFE: &str = include_str!("../../corpus/crisis-safe.txt");

    fn cases(corpus: &str) -> Vec<&str> {
        corpus
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .collect()
    }

    #[test]
    fn people_in_danger_are_recognised() {
        let cases = cases(DANGER);
        assert!(cases.len() >= 60, "{}", cases.len());
        let mut kind_of_miss = Vec::new();
        for case in &cases {
            let (kind, text) = case.split_once('|').unwrap();
            let expected = match kind {
                "self" => CrisisKind::SelfHarm,
                "violence" => CrisisKind::Violence,
                "medical" => CrisisKind::Medical,
                other => panic!("{other}"),
            };
            if detect(text).map(|crisis| crisis.kind) != Some(expected) {
                kind_of_miss.push(*case);
            }
        }
        assert!(
            kind_of_miss.len() * 20 <= cases.len(),
            "missed: {kind_of_miss:#?}"
        );
    }

    #[test]
    fn everyday_sayings_are_no_danger() {
        let cases = cases(SAFE);
        assert!(cases.len() >= 60, "{}", cases.len());
        let alarms: Vec<_> = cases.iter().filter(|text| detect(text).is_some()).collect();
        assert!(
            alarms.len() * 50 <= cases.len(),
            "false alarms: {alarms:#?}"
        );
    }

    #[test]
    fn a_saying_does_not_hide_what_stands_beside_it() {
        assert!(detect("배고파 죽겠다. 아니 사실은 그냥 죽고 싶어").is_some());
    }

    #[test]
    fn care_names_the_numbers_and_tells_no_fortune() {
        for locale in [Locale::Ko, Locale::En] {
            for kind in [
                CrisisKind::SelfHarm,
                CrisisKind::Violence,
                CrisisKind::Medical,
            ] {
                let text = care_text(locale, kind);
                for number in ["109", "112", "119"] {
                    assert!(text.contains(number), "{text}");
                }
                assert!((100..700).contains(&text.chars().count()));
            }
        }
    }
}
