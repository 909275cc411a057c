# shellcheck shell=bash
# How scripts speak: what they do, what went wrong, how long it took.

say() { printf '\n\033[1m▸ %s\033[0m\n' "$*" >&2; }
note() { printf '  %s\n' "$*" >&2; }
fail() { printf '\n\033[31m✗ %s\033[0m\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }
