use std::fmt;
use std::str::FromStr;
use std::time::Duration;

/// What the simulator does with a request that it would otherwise answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scenario {
    #[default]
    Ordinary,
    /// Wait before the first event (default 2,000 ms).
    SlowFirstByte(Duration),
    /// Accept the connection and send not even a status line.
    Silent,
    /// Fall silent after n tokens, with the connection open.
    Stall(usize),
    /// An error event with code 42902 after n tokens.
    ErrorAfter(usize),
    /// Close the connection in the middle of the chunked body after n tokens.
    Cut(usize),
    /// End in good order, but without the event that carries the whole answer.
    EofWithoutResult,
    EofWithoutSignal,
    /// 429, code 42901.
    TooMany,
    /// 429, code 42901, with `Retry-After` in seconds.
    TooManyRetryAfter(u64),
    /// 429, code 42902: the service as a whole is overloaded.
    Overloaded,
    /// 500 with a page of HTML, as a gateway sends it.
    ServerHtml,
    /// 500 with code 50000.
    ServerError,
    /// 401, code 40104.
    Unauthorized,
    /// 403, code 40300.
    Forbidden,
    /// 400, code 40005: the answer is withheld.
    Withheld,
    /// 400, code 40003: the conversation is too long.
    TooLong,
    /// 400, code 40080: no such model.
    NoModel,
    /// The limit of tokens cuts the answer off.
    Length,
    /// The filter of the result says 0: highly likely to hurt.
    Flagged,
    /// The result's text is not the sum of the tokens.
    ResultDiffers,
    /// Thoughts come before the answer.
    Thinking,
    ToolCall,
    /// A token event whose data is no JSON.
    GarbageJson,
    /// A token event whose text is no UTF-8.
    InvalidUtf8,
    /// One event of two megabytes.
    HugeEvent,
    /// 200 with a page of HTML.
    WrongContentType,
    /// 200 with JSON that carries an error status.
    ErrorBodyWith200,
    /// 307 to another address of the simulator.
    Redirect,
    /// An answer without a word.
    Empty,
    /// 400 whose `error` is a plain string, as one compatible server sends it.
    StringError,
}

/// Every scenario by its name, with the number it takes by default.
pub const SCENARIOS: &[(&str, &str)] = &[
    ("ordinary", "answer"),
    ("slow-first-byte[:ms]", "wait before the first event (2000)"),
    ("silent", "accept the connection, send nothing"),
    ("stall[:n]", "fall silent after n tokens (3)"),
    ("error-after-n[:n]", "an error event after n tokens (3)"),
    ("cut[:n]", "break the connection after n tokens (3)"),
    (
        "eof-without-result",
        "end before the whole answer is confirmed",
    ),
    ("eof-without-signal", "end without the last event"),
    ("429", "too many requests"),
    ("429-retry-after[:s]", "the same with Retry-After (1)"),
    ("overloaded", "429 with code 42902"),
    ("500-html", "a gateway's page"),
    ("500", "code 50000"),
    ("401", "bad key"),
    ("403", "forbidden"),
    ("40005", "answer withheld"),
    ("40003", "conversation too long"),
    ("40080", "no such model"),
    ("length", "cut off by the limit of tokens"),
    ("ai-filter-0", "the filter finds it hurtful"),
    ("result-differs", "the confirmed text is another"),
    ("thinking", "thoughts first"),
    ("tool-call", "a tool call"),
    ("garbage-json", "an event that is no JSON"),
    ("invalid-utf8", "an event that is no UTF-8"),
    ("huge-event", "an event of two megabytes"),
    ("wrong-content-type", "200 with HTML"),
    ("error-body-with-200", "200 with an error in JSON"),
    ("redirect", "307 elsewhere"),
    ("empty", "not a word"),
    ("string-error", "400 whose error is a string"),
];

/// The text is no scenario's name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no scenario {0:?}")]
pub struct UnknownScenario(pub String);

impl FromStr for Scenario {
    type Err = UnknownScenario;

    fn from_str(text: &str) -> Result<Self, UnknownScenario> {
        let unknown = || UnknownScenario(text.to_owned());
        let (name, number) = match text.split_once(':') {
            Some((name, digits)) => (name, Some(digits.parse::<u64>().map_err(|_| unknown())?)),
            None => (text, None),
        };
        let tokens = || usize::try_from(number.unwrap_or(3)).unwrap_or(usize::MAX);
        let scenario = match name {
            "slow-first-byte" => {
                Self::SlowFirstByte(Duration::from_millis(number.unwrap_or(2_000)))
            }
            "stall" => Self::Stall(tokens()),
            "error-after-n" => Self::ErrorAfter(tokens()),
            "cut" => Self::Cut(tokens()),
            "429-retry-after" => Self::TooManyRetryAfter(number.unwrap_or(1)),
            _ if number.is_some() => return Err(unknown()),
            "ordinary" => Self::Ordinary,
            "silent" => Self::Silent,
            "eof-without-result" => Self::EofWithoutResult,
            "eof-without-signal" => Self::EofWithoutSignal,
            "429" => Self::TooMany,
            "overloaded" => Self::Overloaded,
            "500-html" => Self::ServerHtml,
            "500" => Self::ServerError,
            "401" => Self::Unauthorized,
            "403" => Self::Forbidden,
            "40005" => Self::Withheld,
            "40003" => Self::TooLong,
            "40080" => Self::NoModel,
            "length" => Self::Length,
            "ai-filter-0" => Self::Flagged,
            "result-differs" => Self::ResultDiffers,
            "thinking" => Self::Thinking,
            "tool-call" => Self::ToolCall,
            "garbage-json" => Self::GarbageJson,
            "invalid-utf8" => Self::InvalidUtf8,
            "huge-event" => Self::HugeEvent,
            "wrong-content-type" => Self::WrongContentType,
            "error-body-with-200" => Self::ErrorBodyWith200,
            "redirect" => Self::Redirect,
            "empty" => Self::Empty,
            "string-error" => Self::StringError,
            _ => return Err(unknown()),
        };
        Ok(scenario)
    }
}

/// The list for `--help`.
pub struct ScenarioList;

impl fmt::Display for ScenarioList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Scenarios:\n")?;
        for (name, sense) in SCENARIOS {
            writeln!(f, "  {name:24}{sense}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_scenario_has_a_meaning() {
        for (listed, _) in SCENARIOS {
            let name = listed.split('[').next().unwrap();
            assert!(name.parse::<Scenario>().is_ok(), "{name}");
            if listed.contains('[') {
                assert!(format!("{name}:7").parse::<Scenario>().is_ok(), "{name}:7");
            }
        }
        assert!("stall:x".parse::<Scenario>().is_err());
        assert!("empty:3".parse::<Scenario>().is_err());
        assert!("".parse::<Scenario>().is_err());
    }
}
