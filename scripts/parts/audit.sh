#!/usr/bin/env bash
# What is known against the packages we are made of: advisories, licences and sources of the crates,
# advisories of the npm packages. Not a part of scripts/test, for what it says changes without us.
set -euo pipefail
cd "$(dirname "$0")/../.."
for part in words packages rust node; do
  # shellcheck source=/dev/null
  . "scripts/parts/$part.sh"
done

readonly CARGO_DENY=0.20.2

rust
node_js
PATH=$PWD/.cache/cargo-deny/bin:$PATH
if [ "$(cargo-deny --version 2>/dev/null)" != "cargo-deny $CARGO_DENY" ]; then
  say "Building cargo-deny $CARGO_DENY"
  cargo install --quiet --locked --root .cache/cargo-deny --version "$CARGO_DENY" cargo-deny
fi

wrong=()
say "The crates"
cargo deny --locked check --hide-inclusion-graph || wrong+=("the crates")
say "The packages of the web app"
(cd services/web && npm audit --audit-level=high) || wrong+=("the packages of the web app")
[ ${#wrong[@]} -eq 0 ] || fail "See above: ${wrong[*]}"
