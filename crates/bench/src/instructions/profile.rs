use std::fs;
use std::path::Path;
use std::process::Command;

use crate::BenchError;

/// All instructions in a profile that callgrind wrote.
///
/// # Errors
/// It cannot be read or holds no total.
pub fn total(profile: &Path) -> Result<u64, BenchError> {
    let text = fs::read_to_string(profile).map_err(|source| BenchError::Read {
        path: profile.to_owned(),
        source,
    })?;
    read_total(&text).ok_or_else(|| BenchError::NoTotal(profile.to_owned()))
}

fn read_total(text: &str) -> Option<u64> {
    let of = |key: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(key))?;
        line.split_whitespace().next()?.parse().ok()
    };
    // `totals` is the sum of all; `summary` stands in each part
    of("totals:").or_else(|| of("summary:"))
}

/// The functions that cost most in a profile, as `callgrind_annotate` tells it.
///
/// # Errors
/// That program is missing or fails.
pub fn top(profile: &Path, count: usize) -> Result<String, BenchError> {
    let output = Command::new("callgrind_annotate")
        .args(["--threshold=99", "--show-percs=yes"])
        .arg(profile)
        .output()
        .map_err(|source| BenchError::Start {
            program: "callgrind_annotate".into(),
            source,
        })?;
    let text = String::from_utf8_lossy(&output.stdout);
    let functions = text
        .lines()
        .skip_while(|line| !line.contains("file:function"));
    Ok(functions.take(count + 2).collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::read_total;

    #[test]
    fn a_total_is_read_from_a_profile() {
        assert_eq!(
            read_total("events: Ir\nsummary: 12\n\ntotals: 345\n"),
            Some(345)
        );
        assert_eq!(read_total("events: Ir\nsummary: 12\n"), Some(12));
        assert_eq!(read_total("events: Ir\n"), None);
    }
}
