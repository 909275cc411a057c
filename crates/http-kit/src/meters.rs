//! Counts requests. What names a series is put together once for each thread that counts in it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::time::Duration;

use metrics::{Counter, Histogram, Label};

/// One series of each kind.
struct Meters {
    method: &'static str,
    status: u16,
    requests: Counter,
    head_seconds: Histogram,
}

thread_local! {
    /// By route: there are some dozens, each with a handful of methods and statuses.
    static METERS: RefCell<HashMap<String, Vec<Meters>>> = RefCell::default();
}

/// Counts one request. `method` and `route` are of closed sets: a caller must not be able to make new
/// series.
pub(crate) fn count(method: &'static str, route: &str, status: u16, took: Duration) {
    METERS.with_borrow_mut(|all| {
        if !all.contains_key(route) {
            all.insert(route.to_owned(), Vec::new());
        }
        let Some(meters) = all.get_mut(route) else {
            return;
        };
        let known = meters
            .iter()
            .position(|meter| meter.method == method && meter.status == status);
        let known = known.unwrap_or_else(|| {
            meters.push(Meters::new(method, route, status));
            meters.len() - 1
        });
        if let Some(meter) = meters.get(known) {
            meter.requests.increment(1);
            meter.head_seconds.record(took.as_secs_f64());
        }
    });
}

impl Meters {
    fn new(method: &'static str, route: &str, status: u16) -> Self {
        let each = [
            Label::new("service", service_of(route).to_owned()),
            Label::from_static_parts("method", method),
            Label::new("route", route.to_owned()),
            Label::new("status", status.to_string()),
        ];
        Self {
            method,
            status,
            requests: metrics::counter!("conch_http_requests_total", each.iter()),
            head_seconds: metrics::histogram!("conch_http_response_head_seconds", each[..3].iter()),
        }
    }
}

/// The service that a route belongs to: what its prefix names, or the page and what else is shown.
fn service_of(route: &str) -> &str {
    let named = route
        .strip_prefix("/api/")
        .and_then(|rest| rest.split('/').next());
    match named {
        Some(service) => service,
        None if route.starts_with("/r/") => "results",
        None => "page",
    }
}
