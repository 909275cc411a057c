# shellcheck shell=bash
# The Rust toolchain, and the C compiler that some crates need.

rust() {
  have cargo || fail "Rust is missing. Install the toolchain of rust-toolchain.toml from https://rustup.rs and try again."
  packages cc=gcc || fail "A C compiler is needed."
}
