#!/usr/bin/env bash
# Starts magic-conch on a free port with fresh data and runs the browser scenarios against it, or
# another script of services/web, with what follows its name.
set -euo pipefail
cd "$(dirname "$0")/../.."

folder=$(mktemp -d)
server=
finish() {
  [ -n "$server" ] && kill "$server" 2>/dev/null && wait "$server" 2>/dev/null
  rm -rf "$folder"
}
trap finish EXIT

target/debug/magic-conch --listen 127.0.0.1:0 --data "$folder/data" --log warn \
  --guest-turns 1000 --new-guests-per-minute 1000 --storyteller-pace-ms 16 >"$folder/out" 2>"$folder/log" &
server=$!
for _ in $(seq 100); do
  address=$(grep -om1 'http://[0-9.:]*' "$folder/out" || true)
  [ -n "$address" ] && break
  kill -0 "$server" 2>/dev/null || { cat "$folder/log" >&2; exit 1; }
  sleep 0.1
done
export CONCH_E2E_URL=$address
(cd services/web && npm run --silent "${1:-e2e}" -- "${@:2}") || { tail -n 30 "$folder/log" >&2; exit 1; }
