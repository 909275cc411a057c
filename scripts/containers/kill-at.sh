# shellcheck shell=bash
# For BASH_ENV: counts the commands of one script and kills it before the one that KILL_AT names.
if [ "${0##*/}" = deploy ] && [ -n "${KILL_AT:-}" ]; then
  commands=0
  set -o functrace
  trap 'commands=$((commands + 1)); printf "%s" "$commands" >"$KILL_COUNT"; [ "$commands" -ne "$KILL_AT" ] || kill "-$KILL_BY" $$' DEBUG
fi
