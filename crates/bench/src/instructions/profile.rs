use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde::Serialize;

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

/// What one function costs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cost {
    pub function: String,
    /// Instructions for each unit, without those of the functions that it calls.
    pub instructions: f64,
}

/// What the functions cost in one profile more than in another, for each of `units`; the dearest
/// first.
///
/// # Errors
/// A profile cannot be read.
pub fn difference(less: &Path, more: &Path, units: f64) -> Result<Vec<Cost>, BenchError> {
    let less = functions(&annotated(less)?);
    let mut costs: Vec<Cost> = functions(&annotated(more)?)
        .into_iter()
        .map(|(function, count)| {
            let before = less.get(&function).copied().unwrap_or_default();
            Cost {
                function,
                instructions: (count as f64 - before as f64) / units,
            }
        })
        .collect();
    costs.sort_by(|a, b| b.instructions.total_cmp(&a.instructions));
    Ok(costs)
}

fn annotated(profile: &Path) -> Result<String, BenchError> {
    Command::new("callgrind_annotate")
        .args(["--threshold=100", "--show-percs=no"])
        .arg(profile)
        .output()
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
        .map_err(|source| BenchError::Start {
            program: "callgrind_annotate".into(),
            source,
        })
}

/// Lines such as `1,234,567  src/file.rs:function [object]`.
fn functions(annotated: &str) -> HashMap<String, u64> {
    let mut costs = HashMap::new();
    for line in annotated
        .lines()
        .filter(|line| !line.contains("PROGRAM TOTALS"))
    {
        let Some((count, place)) = line.trim_start().split_once("  ") else {
            continue;
        };
        let Ok(count) = count.replace(',', "").parse::<u64>() else {
            continue;
        };
        let place = place.trim_start();
        let place = place.rsplit_once(" [").map_or(place, |(place, _)| place);
        let function = place
            .split_once(':')
            .map_or(place, |(_, function)| function);
        *costs.entry(function.to_owned()).or_default() += count;
    }
    costs
}

#[cfg(test)]
mod tests {
    use super::{functions, read_total};

    #[test]
    fn a_total_is_read_from_a_profile() {
        assert_eq!(
            read_total("events: Ir\nsummary: 12\n\ntotals: 345\n"),
            Some(345)
        );
        assert_eq!(read_total("events: Ir\nsummary: 12\n"), Some(12));
        assert_eq!(read_total("events: Ir\n"), None);
    }

    #[test]
    fn the_costs_of_functions_are_read_from_an_annotated_profile() {
        let text = "Ir       file:function\n-----\n\
            1,000  ???:a::b<c> [/bin/x]\n   20  ./x/y.c:memcpy [/lib/c.so]\n  5  ???:a::b<c> [/bin/y]\n";
        let costs = functions(text);
        assert_eq!(costs.len(), 2);
        assert_eq!((costs["a::b<c>"], costs["memcpy"]), (1005, 20));
    }
}
