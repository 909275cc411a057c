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
if [ -n "$thorough" ]; then step=1; else step=${KILL_STEP:-$((${#places[@]} / 9 + 1))}; fi
note "a deploy runs $(wc -l <"$lab/commands") commands, ${#places[@]} of them different"
kills=0
for ((place = RANDOM % step; place < ${#places[@]}; place += step)); do
  at=${places[place]}
  if [ -n "$thorough" ]; then these=("${signals[@]}"); else these=("${signals[kills % ${#signals[@]}]}"); fi
  for by in "${these[@]}"; do
    outcome=0
    KILL_AT=$at KILL_BY=$by BASH_ENV=$PWD/scripts/containers/kill-at.sh \
      scripts/deploy chat --tag again --watch 1 >"$lab/said" 2>&1 || outcome=$?
    here="killed by $by ($outcome) before $at"
    now=$(live chat)
    is_well chat "$now" || wrong "$here: $now is $(state chat "$now")"
    again=0
    deploys chat --tag again --watch 0 || again=$?
    [ "$again" = 0 ] || wrong "$here: the next run ended with $again"
    nothing_left chat
    [ "$(missed)" = 0 ] || wrong "$here: requests were lost: $(head -n 3 "$lab/missed")"
    kills=$((kills + 1))
    [ $((kills % 50)) -ne 0 ] || note "$kills kills survived"
  done
done
kill "$watcher"; watcher=
proved "killed $kills times at ${#places[@]} commands by ${signals[*]}: always one live colour, and the next run went through"
