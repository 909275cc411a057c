use std::fs;

/// Memory that some processes hold (`VmRSS`), in bytes. Pages that they share count for each.
#[must_use]
pub fn resident_bytes(processes: &[u32]) -> u64 {
    processes
        .iter()
        .filter_map(|pid| fs::read_to_string(format!("/proc/{pid}/status")).ok())
        .filter_map(|status| size(&status, "VmRSS:"))
        .sum()
}

/// The most that a process has held since it began (`VmHWM`), in bytes.
#[must_use]
pub fn most_resident_bytes(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status"));
    size(&status.unwrap_or_default(), "VmHWM:").unwrap_or(0)
}

fn size(status: &str, name: &str) -> Option<u64> {
    let line = status.lines().find(|line| line.starts_with(name))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_resident_size_is_read_in_bytes() {
        let status = "VmHWM:\t 99 kB\nVmRSS:\t    12 kB\n";
        assert_eq!(size(status, "VmRSS:"), Some(12 * 1024));
        assert_eq!(size(status, "VmHWM:"), Some(99 * 1024));
        let own = std::process::id();
        assert!(resident_bytes(&[own]) > 100_000);
        assert!(most_resident_bytes(own) >= resident_bytes(&[own]));
    }
}
