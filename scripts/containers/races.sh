# shellcheck shell=bash
# shellcheck disable=SC2154
# Several deploys of one service at once, and of two services.
say "Deploys at once"
for round in $(seq "$([ -n "$thorough" ] && echo 50 || echo 2)"); do
  for many in 2 4 8; do
    [ -n "$thorough" ] || [ "$many" = 4 ] || [ "$round" = 1 ] || continue
    rm -f "$lab"/race.*
    pids=()
    for number in $(seq "$many"); do
      (set +e; scripts/deploy chat --tag again --no-smoke --watch 0 >"$lab/race.said.$number" 2>&1; echo $? >"$lab/race.code.$number") &
      pids+=($!)
    done
    wait "${pids[@]}"
    winners=$(grep -lx 0 "$lab"/race.code.* | wc -l)
    busy=$(grep -lx 75 "$lab"/race.code.* | wc -l)
    [ "$winners $busy" = "1 $((many - 1))" ] || { cp "$lab"/race.said.1 "$lab/said"; wrong "$many at once: $winners won, $busy were told to wait"; }
    [ "$(grep -l 'is being worked on by process' "$lab"/race.said.* | wc -l)" = "$busy" ] || wrong "not every loser says who holds the lock"
    nothing_left chat
  done
done
(set +e; scripts/deploy chat --tag again >"$lab/said" 2>&1; echo $? >"$lab/race.code.1") &
pids=($!)
(set +e; scripts/deploy rooms --tag again >/dev/null 2>&1; echo $? >"$lab/race.code.2") &
wait $! "${pids[@]}"
[ "$(cat "$lab"/race.code.[12] | tr -d '\n')" = 00 ] || wrong "two services were in each other's way"
proved "of 2, 4 and 8 at once one wins and the others say who it is; two services do not wait for each other"
