//! `magic-conch`: every service in one process, and the page.

use std::process::ExitCode;

fn main() -> ExitCode {
    host::run_with_tools(
        all_in_one::PROGRAM,
        all_in_one::assemble,
        all_in_one::use_tool,
    )
}
