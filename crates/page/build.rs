//! The folder of the web build must be there to be embedded, even before the web app was built.

use std::fs;

fn main() -> std::io::Result<()> {
    println!("cargo:rerun-if-changed=../../services/web/dist");
    fs::create_dir_all("../../services/web/dist")
}
