use crate::json_text::read_string;

/// How a token event begins, in both versions.
const OPENING: &[u8] = br#"{"message":{"role":"assistant","content":""#;

/// Appends the text of a token event of the documented shape.
///
/// `false`, with `out` as it was, for any other shape: then a real parser must look at it.
pub fn token_text(data: &[u8], out: &mut String) -> bool {
    let Some(string) = data.strip_prefix(OPENING) else {
        return false;
    };
    let before = out.len();
    // a message that ends right after its content holds no tool call and no thought
    if let Some(end) = read_string(string, out)
        && let [b'}', b',' | b'}', ..] = string.get(end..).unwrap_or_default()
        && string.ends_with(b"}")
    {
        return true;
    }
    out.truncate(before);
    false
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_the_documented_shape_is_hot() {
        let mut out = String::from("앞");
        let hot = r#"{"message":{"role":"assistant","content":" 카드\n"},"finishReason":null}"#;
        assert!(token_text(hot.as_bytes(), &mut out));
        assert_eq!(out, "앞 카드\n");
        for other in [
            r#"{"message": {"role":"assistant","content":"a"}}"#,
            r#"{"message":{"role":"assistant","content":"a","toolCalls":[]}}"#,
            r#"{"message":{"role":"assistant","content":null}}"#,
            r#"{"message":{"role":"assistant","content":"a"},"index""#,
            r#"{"message":{"role":"assistant","content":"a"#,
            r#"{"status":{"code":"42902","message":"x"}}"#,
        ] {
            assert!(!token_text(other.as_bytes(), &mut out), "{other}");
            assert_eq!(out, "앞 카드\n");
        }
        assert!(!token_text(
            b"{\"message\":{\"role\":\"assistant\",\"content\":\"\xEC\"}}",
            &mut out
        ));
    }

    proptest! {
        #[test]
        fn the_hot_path_reads_what_the_parser_reads(text in "\\PC{0,24}|[\"\\\\\\x00-\\x1f🐚가]{0,8}") {
            let json = format!(
                r#"{{"message":{{"role":"assistant","content":{}}},"finishReason":null}}"#,
                serde_json::Value::from(text.as_str())
            );
            let mut out = String::new();
            prop_assert!(token_text(json.as_bytes(), &mut out));
            prop_assert_eq!(out, text);
        }
    }
}
