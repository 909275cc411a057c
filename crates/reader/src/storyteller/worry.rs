//! What a worry is about, and its own words.

use crate::check::names_any_card;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Topic {
    Love,
    Work,
    Study,
    Money,
    /// Family and friends.
    People,
    Health,
    /// Oneself: mood, way, the future as such.
    Own,
}

impl Topic {
    /// The topic with the most words in the text; of equals the more telling one.
    pub fn of(text: &str) -> Self {
        let text = text.to_lowercase();
        let score = |words: &[&str]| words.iter().filter(|word| text.contains(**word)).count();
        WORDS
            .iter()
            .map(|(topic, words)| (*topic, score(words)))
            .filter(|(_, score)| *score > 0)
            .reduce(|best, next| if next.1 > best.1 { next } else { best })
            .map_or(Self::Own, |(topic, _)| topic)
    }
}

const WORDS: [(Topic, &[&str]); 6] = [
    (
        Topic::Study,
        &[
            "시험",
            "공부",
            "수능",
            "성적",
            "학교",
            "학원",
            "과제",
            "논문",
            "자격증",
            "입시",
            "합격",
            "대학",
            "전공",
            "숙제",
            "발표",
            "exam",
            "study",
            "studies",
            "school",
            "grade",
            "college",
            "university",
            "homework",
            "thesis",
            "test tomorrow",
        ],
    ),
    (
        Topic::Love,
        &[
            "연애",
            "사랑",
            "남자친구",
            "여자친구",
            "남친",
            "여친",
            "애인",
            "썸",
            "짝사랑",
            "고백",
            "이별",
            "헤어",
            "재회",
            "결혼",
            "좋아하는 사람",
            "전남친",
            "전여친",
            "소개팅",
            "권태기",
            "love",
            "boyfriend",
            "girlfriend",
            "crush",
            "dating",
            "break up",
            "broke up",
            "marriage",
            "marry",
            "my ex",
            "relationship",
            "husband",
            "wife",
        ],
    ),
    (
        Topic::Work,
        &[
            "회사",
            "직장",
            "이직",
            "취업",
            "취직",
            "면접",
            "퇴사",
            "상사",
            "업무",
            "승진",
            "출근",
            "커리어",
            "진로",
            "사업",
            "창업",
            "야근",
            "일자리",
            "프로젝트",
            "work",
            "job",
            "boss",
            "career",
            "interview",
            "office",
            "promotion",
            "startup",
            "business",
        ],
    ),
    (
        Topic::Money,
        &[
            "돈",
            "월급",
            "빚",
            "대출",
            "투자",
            "주식",
            "코인",
            "저축",
            "생활비",
            "적금",
            "집값",
            "전세",
            "월세",
            "money",
            "debt",
            "loan",
            "invest",
            "stock",
            "salary",
            "savings",
            "rent",
            "crypto",
        ],
    ),
    (
        Topic::People,
        &[
            "친구",
            "가족",
            "엄마",
            "아빠",
            "부모",
            "동생",
            "언니",
            "오빠",
            "누나",
            "형이",
            "형제",
            "자매",
            "동료",
            "모임",
            "인간관계",
            "싸웠",
            "다퉜",
            "화해",
            "friend",
            "family",
            "mother",
            "father",
            "mom",
            "dad",
            "parent",
            "sister",
            "brother",
            "colleague",
            "argued",
        ],
    ),
    (
        Topic::Health,
        &[
            "건강",
            "아파",
            "아프",
            "병원",
            "수술",
            "잠이",
            "불면",
            "살이",
            "다이어트",
            "피곤",
            "체력",
            "임신",
            "약을",
            "health",
            "ill",
            "sick",
            "hospital",
            "surgery",
            "sleep",
            "tired",
            "diet",
            "pregnan",
            "doctor",
        ],
    ),
];

/// A few of the worry's own words, fit to stand in quotes; `None` where they say nothing, or name a
/// card that was not drawn.
pub fn quote(worry: &str) -> Option<String> {
    const MOST: usize = 30;
    let line = worry.lines().map(str::trim).find(|line| !line.is_empty())?;
    let plain: String = line
        .chars()
        .filter(|c| !c.is_control() && !"“”‘’\"'⟦⟧{}<>".contains(*c))
        .collect();
    let plain = plain
        .trim_end_matches(|c: char| !c.is_alphanumeric())
        .trim();
    if plain.chars().count() < 4 || !plain.contains(' ') || names_any_card(plain) {
        return None;
    }
    if plain.chars().count() <= MOST {
        return Some(plain.to_owned());
    }
    let cut: String = plain.chars().take(MOST).collect();
    let words = cut
        .rsplit_once(' ')
        .map_or(cut.as_str(), |(words, _)| words);
    Some(format!(
        "{}…",
        words.trim_end_matches(|c: char| !c.is_alphanumeric())
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn worries_are_understood_by_their_words() {
        for (text, topic) in [
            ("내일 시험이라 너무 떨려", Topic::Study),
            ("남자친구랑 헤어질 것 같아", Topic::Love),
            ("이직을 해야 할지 모르겠어", Topic::Work),
            ("월급이 적어서 빚을 못 갚아", Topic::Money),
            ("엄마랑 싸웠어", Topic::People),
            ("요즘 잠이 안 와서 피곤해", Topic::Health),
            ("그냥 앞날이 막막해", Topic::Own),
            ("I have an exam tomorrow", Topic::Study),
            ("My boyfriend does not call", Topic::Love),
            ("Should I quit my job?", Topic::Work),
            ("", Topic::Own),
        ] {
            assert_eq!(Topic::of(text), topic, "{text}");
        }
    }

    #[test]
    fn a_quote_is_short_and_harmless() {
        assert_eq!(
            quote("내일 시험이라 떨려..."),
            Some("내일 시험이라 떨려".into())
        );
        assert_eq!(quote("응"), None);
        assert_eq!(quote("달 카드가 나올까 봐 무서워"), None);
        assert_eq!(
            quote("“따옴표” {card} ⟦draw⟧"),
            Some("따옴표 card draw".into())
        );
        let long = quote(&"아주 긴 고민이 있어서 ".repeat(20)).unwrap();
        assert!(long.chars().count() <= 31 && long.ends_with('…'), "{long}");
    }
}
