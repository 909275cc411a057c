//! Korean particles, whose form depends on how the word before them ends.

/// The particle for a word; `pair` is named by its form after a consonant, such as `은`.
///
/// An unknown particle is given back as it is.
pub fn josa<'a>(word: &str, particle: &'a str) -> &'a str {
    let end = ending(word);
    let (after_consonant, after_vowel) = match particle {
        "은" => ("은", "는"),
        "이" => ("이", "가"),
        "을" => ("을", "를"),
        "과" => ("과", "와"),
        "이라는" => ("이라는", "라는"),
        "이나" => ("이나", "나"),
        "으로" if end == End::Rieul => return "로",
        "으로" => ("으로", "로"),
        other => return other,
    };
    if end == End::Vowel {
        after_vowel
    } else {
        after_consonant
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Vowel,
    Consonant,
    /// ㄹ, after which one particle is as after a vowel.
    Rieul,
}

/// How the last sound of a word is made, quotes and brackets left aside.
fn ending(word: &str) -> End {
    let last = word.chars().rev().find(|c| c.is_alphanumeric());
    match last {
        Some(c @ '가'..='힣') => match (c as u32 - '가' as u32) % 28 {
            0 => End::Vowel,
            8 => End::Rieul,
            _ => End::Consonant,
        },
        // read as 영 or 십, 일, 삼, 육, 칠, 팔
        Some('0' | '3' | '6') => End::Consonant,
        Some('1' | '7' | '8') => End::Rieul,
        Some('l' | 'L' | 'r' | 'R') => End::Rieul,
        Some('m' | 'M' | 'n' | 'N' | 'b' | 'k' | 'p' | 't') => End::Consonant,
        _ => End::Vowel,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_follow_the_last_sound() {
        for (word, particle, expected) in [
            ("별", "은", "은"),
            ("바보", "은", "는"),
            ("별", "으로", "로"),
            ("힘", "으로", "으로"),
            ("탑", "이", "이"),
            ("전차", "이", "가"),
            ("‘여사제’", "을", "를"),
            ("컵 10", "이", "이"),
            ("컵 2", "이", "가"),
            ("완드 7", "으로", "로"),
            ("소드 왕", "과", "과"),
            ("세계", "이라는", "라는"),
            ("", "은", "는"),
        ] {
            assert_eq!(josa(word, particle), expected, "{word} + {particle}");
        }
    }
}
