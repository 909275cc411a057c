//! `magic-conch`: every service in one process, and the page.

use std::process::ExitCode;

fn main() -> ExitCode {
    host::run(all_in_one::PROGRAM, all_in_one::assemble)
}
