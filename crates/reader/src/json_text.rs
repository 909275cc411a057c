//! JSON strings, read without a parser of all JSON.

use std::borrow::Cow;

use memchr::memchr2;

/// Appends the string whose opening quote lies just before `bytes`, and gives the position after
/// its closing quote. A lone surrogate becomes U+FFFD.
///
/// `None` where it has no end, is no UTF-8 or has an escape that JSON does not know; `out` may then
/// have grown.
pub fn read_string(bytes: &[u8], out: &mut String) -> Option<usize> {
    let mut at = 0;
    loop {
        let run = memchr2(b'"', b'\\', &bytes[at..])?;
        out.push_str(std::str::from_utf8(&bytes[at..at + run]).ok()?);
        at += run + 1;
        if bytes[at - 1] == b'"' {
            return Some(at);
        }
        at += escape(&bytes[at..], out)?;
    }
}

/// Reads what follows a backslash and gives its length.
fn escape(bytes: &[u8], out: &mut String) -> Option<usize> {
    let plain = match bytes.first()? {
        b'n' => '\n',
        b't' => '\t',
        b'r' => '\r',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        byte @ (b'"' | b'\\' | b'/') => char::from(*byte),
        b'u' => return unicode(bytes, out),
        _ => return None,
    };
    out.push(plain);
    Some(1)
}

fn unicode(bytes: &[u8], out: &mut String) -> Option<usize> {
    let high = hex(bytes.get(1..5)?)?;
    if (0xD800..0xDC00).contains(&high)
        && let [b'\\', b'u', digits @ ..] = bytes.get(5..11).unwrap_or_default()
        && let Some(low @ 0xDC00..0xE000) = hex(digits)
    {
        let point = 0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00);
        out.push(char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER));
        return Some(11);
    }
    out.push(char::from_u32(high).unwrap_or(char::REPLACEMENT_CHARACTER));
    Some(5)
}

fn hex(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |number, digit| {
        Some(number << 4 | char::from(*digit).to_digit(16)?)
    })
}

/// The same JSON with every lone surrogate escape replaced, so that a strict parser takes it.
pub fn without_lone_surrogates(json: &[u8]) -> Cow<'_, [u8]> {
    let mut mended: Option<Vec<u8>> = None;
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'\\', &json[at..]) {
        at += found;
        let rest = &json[at..];
        let point = |from: usize| -> Option<u32> {
            let escaped = rest.get(from..from + 6)?;
            escaped
                .starts_with(b"\\u")
                .then(|| hex(&escaped[2..]))
                .flatten()
        };
        at += match point(0) {
            Some(0xD800..0xDC00) if matches!(point(6), Some(0xDC00..0xE000)) => 12,
            Some(0xD800..0xE000) => {
                let mended = mended.get_or_insert_with(|| json.to_vec());
                mended[at..at + 6].copy_from_slice(b"\\uFFFD");
                6
            }
            Some(_) => 6,
            None => 2.min(rest.len()),
        };
    }
    mended.map_or(Cow::Borrowed(json), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(json: &str) -> Option<String> {
        let mut out = String::new();
        let end = read_string(&json.as_bytes()[1..], &mut out)?;
        (end + 1 == json.len()).then_some(out)
    }

    #[test]
    fn escapes_are_read() {
        assert_eq!(read(r#""a\n\"\\\/\u0041""#).unwrap(), "a\n\"\\/A");
        assert_eq!(read(r#""\ud83d\udc1a 소라""#).unwrap(), "🐚 소라");
        assert_eq!(read(r#""\ud83d!""#).unwrap(), "\u{FFFD}!");
        assert_eq!(read(r#""\udc1a\ud83d""#).unwrap(), "\u{FFFD}\u{FFFD}");
        assert_eq!(read(r#""\x""#), None);
        assert_eq!(read(r#""open"#), None);
        assert_eq!(read(r#""\u12""#), None);
    }

    #[test]
    fn lone_surrogates_are_mended_and_pairs_are_left() {
        let mended = without_lone_surrogates(br#"{"a":"\ud83d\udc1a \\ud83d \ud83d \udc1a"}"#);
        let value: serde_json::Value = serde_json::from_slice(&mended).unwrap();
        assert_eq!(value["a"], "🐚 \\ud83d \u{FFFD} \u{FFFD}");
        assert!(matches!(without_lone_surrogates(b"{}"), Cow::Borrowed(_)));
    }

    proptest! {
        #[test]
        fn what_a_serialiser_writes_is_read_back(text in "\\PC{0,40}|[\\x00-\\x1f\"\\\\가-힣🐚]{0,20}") {
            let json = serde_json::to_string(&text).unwrap();
            prop_assert_eq!(read(&json), Some(text));
        }
    }
}
