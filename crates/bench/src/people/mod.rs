//! People who use the product without a pause while something else goes on around them, and write
//! down what they lose.

mod closing;
mod experts;
mod ledger;
mod plan;
mod readings;
mod requests;
mod rooms;
mod site;
mod table;

use std::io::{self, Write};
use std::rc::Rc;
use std::time::Duration;

use futures::future::join4;
use serde::Serialize;
use tokio::task::LocalSet;
use tokio::time::{Instant, sleep};

use crate::BenchError;
use crate::process::raise_open_files;

pub use plan::PeoplePlan;
pub use table::table;

use closing::Closing;
use experts::Experts;
use readings::{Readings, ReadingsReport};
use requests::{Requests, RequestsReport};
use rooms::{Rooms, RoomsReport};
use site::Site;

/// What has begun has so long to come to its end.
const LAST: Duration = Duration::from_secs(60);

/// How often it is told how it goes.
const PROGRESS: Duration = Duration::from_secs(10);

/// What people have lived through.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PeopleReport {
    pub url: String,
    /// UTC.
    pub begun: String,
    pub seconds: f64,
    /// Everything that somebody has noticed: 0 is what is asked for.
    pub noticed: u64,
    /// Of it, what no coming back has mended: also 0 where something was killed.
    pub lost: u64,
    pub requests: RequestsReport,
    pub readings: ReadingsReport,
    pub rooms: RoomsReport,
}

/// Has people use the site until it is time to go.
///
/// # Errors
/// Nobody can even begin.
pub async fn run(plan: &PeoplePlan) -> Result<PeopleReport, BenchError> {
    let files = raise_open_files();
    if files < plan.open_files() {
        return Err(BenchError::SetUp(format!(
            "{} files have to be open at once, {files} may be: raise the limit, or take fewer people",
            plan.open_files()
        )));
    }
    LocalSet::new().run_until(use_it(plan)).await
}

async fn use_it(plan: &PeoplePlan) -> Result<PeopleReport, BenchError> {
    let site = Site::new(plan)?;
    let experts = match &plan.session_keys {
        Some(keys) => Some(Rc::new(Experts::with(site.clone(), keys.clone())?)),
        None if plan.rooms > 0 => {
            let said = "rooms are opened by experts: say --session-keys, or --rooms 0";
            return Err(BenchError::SetUp(said.to_owned()));
        }
        None => None,
    };
    let requests = Requests::gather(&site, plan, experts.as_ref()).await?;
    let readings = Readings::new(&site, plan);
    let rooms = experts.map(|experts| Rooms::new(&site, plan, &experts));
    let (closing, time) = Closing::by(plan);
    let (begun, at) = (Instant::now(), site.moment());
    let last = async {
        closing.comes().await;
        sleep(LAST).await;
    };
    let meetings = async {
        match &rooms {
            Some(rooms) => rooms.go_on(&closing).await,
            None => Ok(()),
        }
    };
    let everybody = async {
        let ((), (), read, met) = join4(
            time,
            requests.go_on(&closing),
            readings.go_on(&closing),
            meetings,
        )
        .await;
        read.and(met)
    };
    let progress = async {
        loop {
            sleep(PROGRESS).await;
            let rooms = rooms.as_ref().map(|rooms| rooms.so_far());
            let seconds = begun.elapsed().as_secs();
            let (requests, readings) = (requests.so_far(), readings.so_far());
            let rooms = rooms.unwrap_or_default();
            let line = format!("{seconds:5} s: {requests}; {readings}; {rooms}\n");
            let _ = io::stderr().write_all(line.as_bytes());
        }
    };
    tokio::select! {
        done = everybody => done?,
        () = last => {}
        () = progress => {}
    }
    let (requests, readings) = (requests.report(), readings.report());
    let rooms = rooms.map(|rooms| rooms.report()).unwrap_or_default();
    let all = [&requests.failures, &readings.failures, &rooms.failures];
    Ok(PeopleReport {
        url: plan.base(),
        begun: at,
        seconds: begun.elapsed().as_secs_f64(),
        noticed: all.iter().map(|failures| failures.count).sum(),
        lost: readings.failures.of_kinds(&readings::LOSSES)
            + rooms.failures.of_kinds(&rooms::LOSSES),
        requests,
        readings,
        rooms,
    })
}
