use super::ResultsReport;
use super::served::Face;
use super::summary::ServedReport;
use super::yard::Thing;
use crate::goal::Goal;

/// The most that a picture may take at its first time, of 19 in 20.
const PICTURE_MS: f64 = 150.0;
/// The most memory meanwhile.
const MEMORY_MIB: f64 = 64.0;

/// Every goal that something was measured for.
#[must_use]
pub fn goals(report: &ResultsReport) -> Vec<Goal> {
    let ResultsReport {
        links: _,
        load_averages: _,
        reads,
        rushes,
        cold,
        guesses,
        // two answers that differ in their status are told apart anyway
        telling: _,
        served,
        goals: _,
    } = report;
    let mut goals: Vec<Goal> = served.iter().flat_map(of_served).collect();
    goals.extend(reads.as_ref().map(|reads| {
        let figure = reads.lookups as f64 / reads.read_links.max(1) as f64;
        Goal::at_most("lookups a link that was read", figure, 1.0)
    }));
    for rush in rushes {
        let (name, at_once) = (rush.thing.name(), rush.at_once);
        let what = format!("lookups for {at_once} who ask for one {name} at once");
        goals.push(Goal::exactly(what, rush.lookups as f64, 1.0));
        if rush.thing == Thing::Wide {
            let what = format!("pictures drawn for {at_once} at once");
            goals.push(Goal::exactly(what, rush.pictures as f64, 1.0));
        }
        let what = format!("of {at_once} at once who got the {name}");
        goals.push(Goal::exactly(what, rush.answered as f64, at_once as f64));
    }
    for cold in cold {
        let name = cold.thing.name();
        if cold.at_once == 1 {
            let what = format!("new {name}, p95 ms");
            goals.push(Goal::at_most(what, cold.p95_ms, PICTURE_MS));
        }
        let what = format!("MiB at most by then, new {name}, {} at once", cold.at_once);
        let mebibytes = cold.most_resident_bytes as f64 / f64::from(1 << 20);
        goals.push(Goal::at_most(what, mebibytes, MEMORY_MIB));
    }
    goals.extend(guesses.as_ref().map(|guesses| {
        let what = format!("hits of {} guesses", guesses.guesses);
        Goal::exactly(what, guesses.hits as f64, 0.0)
    }));
    goals
}

/// The JSON is what is to be cheap; a 304 is to be cheaper than what it saves, whatever that is.
fn of_served(served: &ServedReport) -> Vec<Goal> {
    let logged = if served.logging { ", logged" } else { "" };
    let name = format!("{}{logged}", served.thing.name());
    let over_file = |face| {
        let figures = served.of(face).filter(|_| served.thing == Thing::Json)?;
        figures.over_file.map(|spread| spread.median)
    };
    let known = served.of(Face::UsKnown).and_then(|figures| figures.over_us);
    let goals = [
        over_file(Face::Us).map(|ratio| {
            let what = format!("{name}: us / nginx file");
            Goal::at_most(what, ratio, 0.7).hoping(0.55)
        }),
        over_file(Face::Kept).map(|ratio| {
            let what = format!("{name}: nginx + us, kept / nginx file");
            Goal::at_most(what, ratio, 1.5).hoping(1.2)
        }),
        known.map(|ratio| Goal::at_most(format!("{name}: 304 / 200"), ratio.median, 0.9)),
    ];
    goals.into_iter().flatten().collect()
}
