# shellcheck shell=bash
# shellcheck disable=SC2154
# The script killed at its commands, and run again; each service by itself, all at once. A command that
# is run many times, as in a loop that waits, is killed when it is first run.
say "The script killed at its commands"
rm -f "$lab/commands"
KILL_LIST=$lab/commands BASH_ENV=$PWD/scripts/containers/kill-at.sh \
  scripts/deploy chat --tag again --watch 1 >"$lab/said" 2>&1 || wrong "a deploy failed while its commands were counted"
mapfile -t places < <(awk '!seen[$0]++' "$lab/commands")
read -ra signals <<<"${KILL_SIGNALS:-KILL TERM INT}"
note "a deploy runs $(wc -l <"$lab/commands") commands, ${#places[@]} of them different"

# killed_at SERVICE SIGNAL COMMAND
killed_at() {
  local service=$1 by=$2 at=$3 outcome=0 again=0 here now
  # the braces take what this shell itself says of whoever was killed
  {
    # who works in the background is begun with a deaf ear for INT
    env --default-signal=INT KILL_AT="$at" KILL_BY="$by" BASH_ENV="$PWD/scripts/containers/kill-at.sh" \
      scripts/deploy "$service" --tag again --watch 1 >"$notes/said" 2>&1 || outcome=$?
  } 2>/dev/null
  here="$service: killed by $by ($outcome) before $at"
  now=$(live "$service")
  is_well "$service" "$now" || wrong "$here: $now is $(state "$service" "$now")"
  deploys "$service" --tag again --watch 0 || again=$?
  [ "$again" = 0 ] || wrong "$here: the next run ended with $again"
  nothing_left "$service"
  [ "$(missed)" = 0 ] || wrong "$here: requests were lost: $(head -n 3 "$notes/missed")"
  echo "$outcome $by $at" >>"$notes/kills"
}

# whom: what is killed, a line each: a signal and a command.
whom() {
  local by place step
  if [ -n "$thorough" ]; then
    for by in "${signals[@]}"; do printf '%s\n' "${places[@]/#/$by }"; done
    return
  fi
  # ten of them, others every time
  step=$((${#places[@]} / 10 + 1))
  by=0
  for ((place = RANDOM % step; place < ${#places[@]}; place += step)); do
    echo "${signals[by++ % ${#signals[@]}]} ${places[place]}"
  done
}

whom >"$lab/whom"
workers=()
for number in "${!SERVICES[@]}"; do
  service=${SERVICES[number]}
  (
    notes=$lab/killed-$service && rm -rf "$notes" && mkdir "$notes"
    watch_it "$address" "$(open_path "$service")" 0.1 &
    watcher=$!
    trap 'kill "$watcher"' EXIT
    while read -r by at; do
      killed_at "$service" "$by" "$at" </dev/null
    done < <(awk -v all="${#SERVICES[@]}" -v mine="$number" 'NR % all == mine' "$lab/whom")
  ) &
  workers+=($!)
done
for worker in "${workers[@]}"; do wait "$worker" || wrong "see above"; done
kills=$(cat "$lab"/killed-*/kills | wc -l)
[ "$kills" = "$(wc -l <"$lab/whom")" ] || wrong "only $kills of $(wc -l <"$lab/whom") kills were made"
proved "killed $kills times at ${#places[@]} commands by ${signals[*]} ($(cat "$lab"/killed-*/kills | grep -cv '^0 ') times before its end): always one live colour, and the next run went through"
