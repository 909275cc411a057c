//! A conversation as the service shows it over REST.

use serde::Deserialize;

/// As far as it matters here.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Snapshot {
    pub id: String,
    pub cursor: String,
    messages: Vec<Message>,
    pub turn: Option<Turn>,
}

#[derive(Debug, Clone, Deserialize)]
struct Message {
    id: String,
    text: String,
}

/// A turn that is being spoken, or has failed.
#[derive(Debug, Clone, Deserialize)]
pub struct Turn {
    pub id: String,
    pub text: String,
}

impl Snapshot {
    /// Whether this message says what was heard; why not, if it does not.
    ///
    /// # Errors
    /// It is not there, or says something else.
    pub fn confirms(&self, message: &str, heard: &str) -> Result<(), String> {
        let kept = self.messages.iter().find(|it| it.id == message);
        let kept = kept.ok_or_else(|| format!("there is no message {message}"))?;
        if kept.text == heard {
            return Ok(());
        }
        let same = kept.text.bytes().zip(heard.bytes());
        let same = same.take_while(|(kept, heard)| kept == heard).count();
        Err(format!(
            "message {message} is kept with {} bytes and was heard with {}; the first {same} are the same",
            kept.text.len(),
            heard.len()
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_altered_text_is_found() {
        let text = r#"{"id":"c","cursor":"7-4","messages":[{"id":"m","text":"바다"}],"turn":null}"#;
        let snapshot: Snapshot = serde_json::from_str(text).unwrap();
        assert_eq!(snapshot.confirms("m", "바다"), Ok(()));
        for heard in ["바", "바다다", "바닥", ""] {
            assert!(snapshot.confirms("m", heard).is_err(), "{heard}");
        }
        assert!(snapshot.confirms("n", "바다").is_err());
    }
}
