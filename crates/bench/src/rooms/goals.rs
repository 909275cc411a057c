use super::summary::Figures;
use super::who::Who;
use crate::goal::Goal;
use crate::statistics::Spread;

/// Every goal that something was measured for.
#[must_use]
pub fn goals(figures: &[Figures]) -> Vec<Goal> {
    let of = |who| figures.iter().find(|it| it.who == who);
    let mut goals = Vec::new();
    let mut ask = |figure: Option<Spread>, goal: fn(f64) -> Goal| {
        goals.extend(figure.map(|figure| goal(figure.median)));
    };
    if let Some(us) = of(Who::Us) {
        ask(us.kib_each, |it| {
            Goal::at_most("KiB an idle connection", it, 8.0).hoping(2.0)
        });
        ask(us.busy_message_over_peerjs, |it| {
            Goal::at_most("a message, busy: us / PeerJS", it, 0.4).hoping(0.25)
        });
        ask(us.message_over_peerjs, |it| {
            Goal::at_most("a message: us / PeerJS", it, 0.4).hoping(0.25)
        });
        ask(us.p99_ms, |it| {
            Goal::at_most("a message's way, p99 ms", it, 2.0)
        });
        ask(us.rooms_per_core, |it| {
            Goal::at_least("rooms a second and processor", it, 2_000.0)
        });
    }
    if let Some(across) = of(Who::UsAcross) {
        ask(across.busy_message_over_peerjs, |it| {
            Goal::at_most("a message across, busy, with Redis / PeerJS", it, 1.0)
        });
        ask(across.message_over_peerjs, |it| {
            Goal::at_most("a message across, with Redis / PeerJS", it, 1.0)
        });
        ask(across.p99_ms, |it| {
            Goal::at_most("a message's way across, p99 ms", it, 10.0)
        });
    }
    goals
}
