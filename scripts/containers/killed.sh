# shellcheck shell=bash
# shellcheck disable=SC2154
# The script killed at its commands, and run again.
say "The script killed at its commands"
watch_it "$address" /api/chat/cards &
watcher=$!
KILL_COUNT=$lab/commands KILL_AT=0 KILL_BY=KILL BASH_ENV=$PWD/scripts/containers/kill-at.sh \
  scripts/deploy chat --tag again --watch 1 >"$lab/said" 2>&1 || wrong "a deploy failed while its commands were counted"
commands=$(cat "$lab/commands")
signals=(KILL TERM INT)
if [ -n "$thorough" ]; then step=1; else step=${KILL_STEP:-$((commands / 9 + 1))}; fi
kills=0
for at in $(seq "$((1 + RANDOM % step))" "$step" "$commands"); do
  if [ -n "$thorough" ]; then these=("${signals[@]}"); else these=("${signals[kills % 3]}"); fi
  for by in "${these[@]}"; do
    outcome=0
    KILL_COUNT=$lab/commands KILL_AT=$at KILL_BY=$by BASH_ENV=$PWD/scripts/containers/kill-at.sh \
      scripts/deploy chat --tag again --watch 1 >"$lab/said" 2>&1 || outcome=$?
    now=$(live chat)
    is_well chat "$now" || wrong "killed at $at by $by ($outcome): $now is $(state chat "$now")"
    again=0
    deploys chat --tag again --watch 0 || again=$?
    [ "$again" = 0 ] || wrong "killed at $at by $by ($outcome): the next run ended with $again"
    nothing_left chat
    [ "$(missed)" = 0 ] || wrong "killed at $at by $by: requests were lost: $(head -n 3 "$lab/missed")"
    kills=$((kills + 1))
  done
done
kill "$watcher"; watcher=
proved "killed $kills times among its $commands commands by KILL, TERM and INT: always one live colour, and the next run went through"
