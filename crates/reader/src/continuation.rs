/// Watches the beginning of a continued answer, because a model that is asked to go on likes to say
/// its last sentence, or everything, once more.
#[derive(Debug)]
pub struct Continuation {
    said: String,
    /// What came so far and may turn out to be a repetition.
    held: String,
    watching: bool,
}

/// A repetition shorter than this is a coincidence.
const SHORTEST: usize = 12;

impl Continuation {
    pub fn new(said: &str) -> Self {
        Self {
            said: said.to_owned(),
            held: String::new(),
            watching: !said.is_empty(),
        }
    }

    /// Appends to `out` what is new for sure.
    pub fn push(&mut self, piece: &str, out: &mut String) {
        if !self.watching {
            out.push_str(piece);
            return;
        }
        self.held.push_str(piece);
        if self.beginnings().any(|tail| tail.starts_with(&self.held)) {
            return;
        }
        self.release(out);
    }

    /// At the end, or when it is decided: what is new of what was held.
    pub fn release(&mut self, out: &mut String) {
        self.watching = false;
        let repeated = self
            .beginnings()
            .find(|tail| tail.len() >= SHORTEST && self.held.starts_with(tail));
        let new = repeated.map_or(0, str::len);
        out.push_str(&self.held[new..]);
        self.held = String::new();
        self.said = String::new();
    }

    /// What a repetition could begin with: all that was said, and each of its last sentences and
    /// words, the longest first.
    fn beginnings(&self) -> impl Iterator<Item = &str> {
        let far = self.said.len().saturating_sub(600);
        let starts = self
            .said
            .char_indices()
            .filter(move |(at, c)| *at > far && c.is_whitespace())
            .map(|(at, c)| at + c.len_utf8());
        std::iter::once(0)
            .chain(starts)
            .map(|at| &self.said[at..])
            .filter(|tail| !tail.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn continued(said: &str, pieces: &[&str]) -> String {
        let mut continuation = Continuation::new(said);
        let mut out = String::new();
        for piece in pieces {
            continuation.push(piece, &mut out);
        }
        continuation.release(&mut out);
        out
    }

    const SAID: &str = "별 카드가 거꾸로 나왔어. 지금은 마음을 먼저";

    #[test]
    fn what_goes_on_is_passed_on() {
        assert_eq!(continued(SAID, &[" 살필", " 때야."]), " 살필 때야.");
        assert_eq!(continued("", &["별", " 카드"]), "별 카드");
    }

    #[test]
    fn a_repetition_of_everything_or_of_the_last_sentence_is_left_out() {
        let all = format!("{SAID} 살필 때야.");
        let letters: Vec<String> = all.chars().map(String::from).collect();
        let letters: Vec<&str> = letters.iter().map(String::as_str).collect();
        assert_eq!(continued(SAID, &letters), " 살필 때야.");
        assert_eq!(
            continued(SAID, &["지금은 마음을", " 먼저 살필 때야."]),
            " 살필 때야."
        );
    }

    #[test]
    fn a_short_coincidence_is_kept() {
        assert_eq!(continued("좋아 좋아", &["좋아 그럼"]), "좋아 그럼");
        assert_eq!(continued(SAID, &["먼저"]), "먼저");
    }
}
