//! What the operating system knows of this process, under the names that Prometheus has for it.

use std::fs;

/// Looks once.
pub(super) fn look() {
    let memory = status("VmRSS:").map(|kibibytes| kibibytes * 1024.0);
    let files = fs::read_dir("/proc/self/fd").map(|files| files.count() as f64);
    let most_files = limit("Max open files");
    let all = [
        ("process_resident_memory_bytes", memory),
        ("process_threads", status("Threads:")),
        // one of them is the folder that is being read
        ("process_open_fds", files.ok().map(|count| count - 1.0)),
        ("process_max_fds", most_files),
    ];
    for (name, value) in all {
        if let Some(value) = value {
            metrics::gauge!(name).set(value);
        }
    }
}

/// From now on the process is said to have begun at this moment.
#[expect(
    clippy::disallowed_methods,
    reason = "when the process began, for who looks at metrics: nothing is decided by it"
)]
pub(super) fn begun() {
    let now = std::time::SystemTime::now();
    if let Ok(since) = now.duration_since(std::time::UNIX_EPOCH) {
        metrics::gauge!("process_start_time_seconds").set(since.as_secs_f64());
    }
}

fn status(name: &str) -> Option<f64> {
    first_number(&fs::read_to_string("/proc/self/status").ok()?, name)
}

fn limit(name: &str) -> Option<f64> {
    first_number(&fs::read_to_string("/proc/self/limits").ok()?, name)
}

fn first_number(text: &str, name: &str) -> Option<f64> {
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}
