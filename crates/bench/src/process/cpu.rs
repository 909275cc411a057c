use std::collections::HashMap;
use std::fs;

use super::tree::tree_of;

/// Counts the processor time of some processes and all that descend from them.
///
/// The kernel's `schedstat` of every thread is exact to the nanosecond, but is gone with the thread:
/// [`sample`](Self::sample) now and then, so that a thread that ends takes at most the time since
/// the last sample with it.
#[derive(Debug)]
pub struct CpuMeter {
    roots: Vec<u32>,
    tree: Vec<u32>,
    /// First and newest reading of each thread.
    threads: HashMap<u32, (u64, u64)>,
}

impl CpuMeter {
    /// Counts from now on.
    #[must_use]
    pub fn start(roots: &[u32]) -> Self {
        let mut meter = Self {
            roots: roots.to_vec(),
            tree: tree_of(roots),
            threads: HashMap::new(),
        };
        for (thread, time) in meter.read() {
            meter.threads.insert(thread, (time, time));
        }
        meter
    }

    /// Notes where the threads stand.
    pub fn sample(&mut self) {
        for (thread, time) in self.read() {
            // a thread that was not there at the start began with nothing
            self.threads.entry(thread).or_insert((0, time)).1 = time;
        }
    }

    /// Nanoseconds since the start.
    #[must_use]
    pub fn finish(mut self) -> u64 {
        self.tree = tree_of(&self.roots);
        self.sample();
        self.threads
            .values()
            .map(|(first, last)| last.saturating_sub(*first))
            .sum()
    }

    /// The same of the processes themselves, without those that descend from them.
    #[must_use]
    pub fn finish_alone(mut self) -> u64 {
        self.tree.clone_from(&self.roots);
        let alone: Vec<u32> = self.read().into_iter().map(|(thread, _)| thread).collect();
        self.sample();
        let alone = alone.iter().filter_map(|thread| self.threads.get(thread));
        alone.map(|(first, last)| last.saturating_sub(*first)).sum()
    }

    fn read(&self) -> Vec<(u32, u64)> {
        let mut times = Vec::new();
        for pid in &self.tree {
            for thread in fs::read_dir(format!("/proc/{pid}/task"))
                .into_iter()
                .flatten()
                .flatten()
            {
                let id = thread
                    .file_name()
                    .to_str()
                    .and_then(|name| name.parse().ok());
                let time = fs::read_to_string(thread.path().join("schedstat"))
                    .ok()
                    .and_then(|line| line.split(' ').next()?.parse().ok());
                times.extend(id.zip(time));
            }
        }
        times
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_costs_processor_time() {
        let meter = CpuMeter::start(&[std::process::id()]);
        let started = std::time::Instant::now();
        let mut sum = 0_u64;
        while started.elapsed().as_millis() < 20 {
            sum = std::hint::black_box(sum.wrapping_add(1));
        }
        assert!(meter.finish() > 5_000_000);
    }
}
