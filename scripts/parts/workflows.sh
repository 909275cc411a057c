#!/usr/bin/env bash
# Checks what .github says: its form, its shell, what it may do, and whose code it runs.
set -euo pipefail
cd "$(dirname "$0")/../.."
for part in words packages checks; do
  # shellcheck source=/dev/null
  . "scripts/parts/$part.sh"
done

wrong=
workflows=(.github/workflows/*.yml)
actions=(.github/actions/*/action.yml)

# Somebody else's code is named by its content, and its version is there for people.
pinned='uses: (\./[^ ]+|[A-Za-z0-9./_-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+)$'
if grep -nE '^[ -]*uses:' "${workflows[@]}" "${actions[@]}" | grep -vE "$pinned" >&2; then
  note "Name an action by the 40 digits of its commit, and its version behind it: …@<commit> # v1.2.3"
  wrong=yes
fi

if check_tools; then
  # speaks only of what is wrong
  check() { local said; said=$("$@" 2>&1) || { printf '%s\n' "$said" >&2; wrong=yes; }; }
  forms() { check check-jsonschema --builtin-schema "$1" "${@:2}"; }
  forms custom.github-workflows-require-timeout "${workflows[@]}"
  forms vendor.github-workflows "${workflows[@]}"
  forms vendor.github-actions "${actions[@]}"
  forms vendor.dependabot .github/dependabot.yml
  forms vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml
  for form in .github/ISSUE_TEMPLATE/*.yml; do
    [ "${form##*/}" = config.yml ] || forms vendor.github-issue-forms "$form"
  done
  check zizmor --offline --quiet --no-progress "${workflows[@]}" "${actions[@]}"
  if have shellcheck; then
    steps=$(mktemp -d)
    trap 'rm -rf "$steps"' EXIT
    check python scripts/parts/run_steps.py "$steps" "${workflows[@]}" "${actions[@]}"
    check shellcheck --shell=bash "$steps"/*
  else
    note "SKIPPED: the shell in workflows (no shellcheck on this machine)"
  fi
else
  note "SKIPPED: the form of workflows (what checks them cannot be installed here)"
fi

[ -z "$wrong" ] || fail "Something in .github is wrong: see above."
