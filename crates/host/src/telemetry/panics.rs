//! Panics, as errors of the log.

use std::panic;

/// From now on a panic is an error-level event, beside what it prints anyway.
pub(super) fn tell() {
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let place = info.location().map(ToString::to_string);
        let place = place.unwrap_or_default();
        // a message that was put together may hold what somebody wrote; one that stands in the
        // source does not
        let message = info.payload().downcast_ref::<&'static str>();
        let message = message.copied().unwrap_or("…");
        tracing::error!(
            panic.place = place,
            panic.message = message,
            "a thread panicked"
        );
        before(info);
    }));
}
