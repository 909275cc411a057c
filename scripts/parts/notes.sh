#!/usr/bin/env bash
# What changed up to a tag since the version before it: one line for each commit.
#
#   scripts/parts/notes.sh v1.4.0
set -euo pipefail
cd "$(dirname "$0")/../.."

tag=${1:?which tag}
before=$(git describe --tags --abbrev=0 --match 'v[0-9]*' "$tag^" 2>/dev/null || true)
if [ -n "$before" ]; then
  printf 'Since %s:\n\n' "$before"
else
  printf 'The first version.\n\n'
fi
git log --no-merges --reverse --format='- %s (%h)' "${before:+$before..}$tag"
