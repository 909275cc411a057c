# shellcheck shell=bash
# For BASH_ENV: writes down the commands of one script to KILL_LIST, or kills it before it first
# runs the one that KILL_AT names.
if [ "${0##*/}" = deploy ] && [ -n "${KILL_LIST:-}${KILL_AT:-}" ]; then
  set -o functrace
  # shellcheck disable=SC2016
  command='"${BASH_SOURCE[0]##*/}:$LINENO ${BASH_COMMAND%%$'"'\n'"'*}"'
  if [ -n "${KILL_LIST:-}" ]; then
    # shellcheck disable=SC2064
    trap "printf '%s\n' $command >>\"\$KILL_LIST\"" DEBUG
  else
    # shellcheck disable=SC2064
    trap "[ $command != \"\$KILL_AT\" ] || kill \"-\$KILL_BY\" \$\$" DEBUG
  fi
fi
