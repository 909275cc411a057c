//! The library speaks politely (해요체); the conch speaks to a friend (반말).

/// The text in the voice of a friend. Every sentence must end politely or in a noun.
pub fn informal(polite: &str) -> String {
    let mut text = String::with_capacity(polite.len());
    let mut word = String::new();
    for c in polite.chars() {
        if c.is_alphanumeric() {
            word.push(c);
            continue;
        }
        text.push_str(&word_informal(&word, ends_clause(c)));
        word.clear();
        text.push(c);
    }
    text.push_str(&word_informal(&word, true));
    text
}

/// Whether a word before this character may be the verb that carries the politeness.
const fn ends_clause(c: char) -> bool {
    matches!(c, '.' | '?' | '!' | ',' | '…' | ';' | ':' | ')' | '”' | '’')
}

fn word_informal(word: &str, ends_clause: bool) -> String {
    if let Some(particle) = word.strip_prefix("당신") {
        return you(particle);
    }
    if !ends_clause {
        return word.to_owned();
    }
    let Some(verb) = word.strip_suffix('요') else {
        return match word.strip_suffix('죠') {
            Some(verb) => format!("{verb}지"),
            None => word.to_owned(),
        };
    };
    let ending = |suffix: &str, with: &str| verb.strip_suffix(suffix).map(|v| format!("{v}{with}"));
    if word == "풍요" || word == "중요" || word == "필요" {
        return word.to_owned();
    }
    ending("세", "")
        .map(|stem| imperative(&stem))
        .or_else(|| ending("이에", "이야"))
        .or_else(|| ending("에", "야"))
        .or_else(|| ending("예", "야"))
        .or_else(|| ending("군", "구나"))
        .unwrap_or_else(|| verb.to_owned())
}

fn you(particle: &str) -> String {
    let (from, to) = match particle {
        "이" => return "네가".to_owned(),
        // before a noun: “네 주변”
        "" => return "네".to_owned(),
        p if p.starts_with("이든") => ("이든", "든"),
        p if p.starts_with("이라") => ("이라", "라"),
        p if p.starts_with("으로") => ("으로", "로"),
        p if p.starts_with('은') => ("은", "는"),
        p if p.starts_with('을') => ("을", "를"),
        p if p.starts_with('과') => ("과", "와"),
        _ => ("", ""),
    };
    format!("너{to}{}", &particle[from.len()..])
}

/// `보` becomes `봐`, `적으` becomes `적어`.
fn imperative(stem: &str) -> String {
    let Some(last) = stem.chars().next_back() else {
        return String::new();
    };
    let head = &stem[..stem.len() - last.len_utf8()];
    let contracted = match last {
        '보' => '봐',
        '주' => '줘',
        '두' => '둬',
        '하' => '해',
        '오' => '와',
        '우' => '워',
        '꾸' => '꿔',
        '누' => '눠',
        '추' => '춰',
        '쓰' => '써',
        '끄' => '꺼',
        '치' => '쳐',
        '키' => '켜',
        '기' => '겨',
        '리' => '려',
        '비' => '벼',
        '지' => '져',
        '시' => '셔',
        '드' => return format!("{head}들어"),
        '으' => return format!("{head}{}", if is_bright(head) { '아' } else { '어' }),
        // open vowels swallow the ending
        other => other,
    };
    format!("{head}{contracted}")
}

fn is_bright(head: &str) -> bool {
    head.chars().next_back().is_some_and(|c| {
        let vowel = (c as u32).wrapping_sub('가' as u32) / 28 % 21;
        vowel == 0 || vowel == 8
    })
}

#[cfg(test)]
mod tests {
    use proto_events::cards::Orientation;
    use tarot::deck;

    use super::*;

    #[test]
    fn a_friend_does_not_say_yo() {
        for (polite, expected) in [
            ("길 앞이에요. 첫걸음이네요.", "길 앞이야. 첫걸음이네."),
            ("끝이 아니에요, 시작일 때예요!", "끝이 아니야, 시작일 때야!"),
            (
                "당신이 고른 당신의 길은 당신을 기다려요.",
                "네가 고른 너의 길은 너를 기다려.",
            ),
            (
                "종이에 적으세요. 나누어 적어 보세요.",
                "종이에 적어. 나누어 적어 봐.",
            ),
            ("너무 참지 마세요.", "너무 참지 마."),
            ("풍요, 그리고 필요.", "풍요, 그리고 필요."),
            ("그렇죠? 그랬군요.", "그렇지? 그랬구나."),
            ("잡으세요. 놓아주세요. 만드세요.", "잡아. 놓아줘. 만들어."),
        ] {
            assert_eq!(informal(polite), expected);
        }
    }

    #[test]
    fn no_card_stays_polite() {
        for card in deck() {
            for orientation in [Orientation::Upright, Orientation::Reversed] {
                let meaning = card.meaning(orientation);
                for text in [meaning.text.ko, meaning.advice.ko] {
                    let text = informal(text);
                    for polite in ["요.", "요?", "요!", "세요", "당신", "니다."] {
                        assert!(!text.contains(polite), "{}: {text}", card.id);
                    }
                }
            }
        }
    }
}
