# shellcheck shell=bash
# shellcheck disable=SC2154
# The script killed at its commands, and run again. A command that is run many times, as in a
# loop that waits, is killed when it is first run.
say "The script killed at its commands"
watch_it "$address" /api/chat/cards &
watcher=$!
rm -f "$lab/commands"
KILL_LIST=$lab/commands BASH_ENV=$PWD/scripts/containers/kill-at.sh \
  scripts/deploy chat --tag again --watch 1 >"$lab/said" 2>&1 || wrong "a deploy failed while its commands were counted"
mapfile -t places < <(awk '!seen[$0]++' "$lab/commands")
read -ra signals <<<"${KILL_SIGNALS:-KILL TERM INT}"
note "a deploy runs $(wc -l <"$lab/commands") commands, ${#places[@]} of them different"

# killed_at COMMAND SIGNAL
killed_at() {
  local at=$1 by=$2 outcome=0 again=0 here now
  # the braces take what this shell itself says of whoever was killed
  {
    KILL_AT=$at KILL_BY=$by BASH_ENV=$PWD/scripts/containers/kill-at.sh \
      scripts/deploy chat --tag again --watch 1 >"$lab/said" 2>&1 || outcome=$?
  } 2>/dev/null
  here="killed by $by ($outcome) before $at"
  now=$(live chat)
  is_well chat "$now" || wrong "$here: $now is $(state chat "$now")"
  deploys chat --tag again --watch 0 || again=$?
  [ "$again" = 0 ] || wrong "$here: the next run ended with $again"
  nothing_left chat
  [ "$(missed)" = 0 ] || wrong "$here: requests were lost: $(head -n 3 "$lab/missed")"
  kills=$((kills + 1))
  [ $((kills % 50)) -ne 0 ] || note "$kills kills survived"
}

kills=0
if [ -n "$thorough" ]; then
  for by in "${signals[@]}"; do
    for at in "${places[@]}"; do killed_at "$at" "$by"; done
    note "each command killed by $by"
  done
else
  step=${KILL_STEP:-$((${#places[@]} / 9 + 1))}
  for ((place = RANDOM % step; place < ${#places[@]}; place += step)); do
    killed_at "${places[place]}" "${signals[kills % ${#signals[@]}]}"
  done
fi
kill "$watcher"; watcher=
proved "killed $kills times at ${#places[@]} commands by ${signals[*]}: always one live colour, and the next run went through"
