use serde::Serialize;

use super::RoomsReport;
use super::busy::BusySample;
use super::memory::MemorySample;
use super::relay::RelaySample;
use super::saturation::SaturationSample;
use super::who::Who;
use crate::statistics::Spread;

/// What one's samples come to; ratios are of the same round each.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Figures {
    pub who: Who,
    pub busy_cpu_us_per_message: Option<Spread>,
    pub busy_message_over_peerjs: Option<Spread>,
    pub busy_messages_per_second: Option<Spread>,
    pub busy_load_busy: Option<Spread>,
    pub cpu_us_per_message: Option<Spread>,
    pub message_over_peerjs: Option<Spread>,
    pub p50_ms: Option<Spread>,
    pub p99_ms: Option<Spread>,
    pub relay_load_busy: Option<Spread>,
    pub cpu_us_per_room: Option<Spread>,
    pub rooms_per_core: Option<Spread>,
    pub rooms_per_second: Option<Spread>,
    pub room_over_peerjs: Option<Spread>,
    pub saturation_load_busy: Option<Spread>,
    pub kib_each: Option<Spread>,
    pub memory_over_peerjs: Option<Spread>,
    pub kib_each_after_talking: Option<Spread>,
}

/// Of everybody who was measured.
#[must_use]
pub fn figures(report: &RoomsReport) -> Vec<Figures> {
    [Who::Us, Who::UsAcross, Who::Peerjs, Who::Matchbox]
        .into_iter()
        .map(|who| of(who, report))
        .collect()
}

fn of(who: Who, report: &RoomsReport) -> Figures {
    let busy = Rounds::new(who, &report.busy, |it| it.who, |_| true);
    let relay = Rounds::new(who, &report.relay, |it| it.who, RelaySample::counts);
    let saturation = Rounds::new(who, &report.saturation, |it| it.who, |_| true);
    let memory = Rounds::new(who, &report.memory, |it| it.who, |_| true);
    Figures {
        who,
        busy_cpu_us_per_message: busy.all(|it: &BusySample| it.cpu_us_per_message),
        busy_message_over_peerjs: busy.over_peerjs(|it| it.cpu_us_per_message),
        busy_messages_per_second: busy.all(|it| it.messages_per_second),
        busy_load_busy: busy.all(|it| it.load_busy),
        cpu_us_per_message: relay.all(|it: &RelaySample| it.cpu_us_per_message),
        message_over_peerjs: relay.over_peerjs(|it| it.cpu_us_per_message),
        p50_ms: relay.all(|it| it.p50_ms),
        p99_ms: relay.all(|it| it.p99_ms),
        relay_load_busy: relay.all(|it| it.load_busy),
        cpu_us_per_room: saturation.all(|it: &SaturationSample| it.cpu_us_per_room),
        rooms_per_core: saturation.all(SaturationSample::rooms_per_core),
        rooms_per_second: saturation.all(|it| it.rooms_per_second),
        room_over_peerjs: saturation.over_peerjs(|it| it.cpu_us_per_room),
        saturation_load_busy: saturation.all(|it| it.load_busy),
        kib_each: memory.all(|it: &MemorySample| it.bytes_each / 1024.0),
        memory_over_peerjs: memory.over_peerjs(|it| it.bytes_each),
        kib_each_after_talking: memory.all(|it| it.bytes_each_after_talking / 1024.0),
    }
}

/// The samples of one, each with PeerJS's of the same round.
struct Rounds<'a, T>(Vec<(&'a T, Option<&'a T>)>);

impl<'a, T> Rounds<'a, T> {
    fn new(who: Who, rounds: &'a [Vec<T>], of: fn(&T) -> Who, counts: impl Fn(&T) -> bool) -> Self {
        let find = |round: &'a Vec<T>, who| round.iter().find(|it| of(it) == who && counts(it));
        let rounds = rounds
            .iter()
            .filter_map(|round| Some((find(round, who)?, find(round, Who::Peerjs))));
        Self(rounds.collect())
    }

    fn all(&self, figure: impl Fn(&T) -> f64) -> Option<Spread> {
        Spread::of(self.0.iter().map(|(own, _)| figure(own)))
    }

    fn over_peerjs(&self, figure: impl Fn(&T) -> f64) -> Option<Spread> {
        let ratios = self.0.iter().filter_map(|(own, peerjs)| {
            let peerjs = figure((*peerjs)?);
            (peerjs > 0.0).then(|| figure(own) / peerjs)
        });
        Spread::of(ratios)
    }
}
