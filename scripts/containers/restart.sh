# shellcheck shell=bash
# shellcheck disable=SC2154
# The engine restarted under a running product, and the machine itself.
say "The engine restarted"
if [ -z "$own_engine" ]; then
  note "SKIPPED: restarting the engine (it is not ours)"
else
  id=$(scripts/containers/reading "$CONCH_PUBLIC_URL" "$lab/jar") || wrong "no reading"
  people_come 200 20 10
  # it is busy with something else: whoever writes a log into it waits
  kill -STOP "$(cat "$lab/engine.pid")"
  sleep 5
  kill -CONT "$(cat "$lab/engine.pid")"
  end_engine
  sleep 3
  start_engine || wrong "the engine does not come back"
  sleep 2
  people_leave || { cp "$lab/people" "$notes/said"; wrong "people noticed that the engine was away"; }
  proved "nobody noticed that the engine stood still for 5 s and was away for more than 3"
  # a power failure: everything dies at once, and the engine begins anew
  before=$(for service in "${SERVICES[@]}"; do live "$service"; done)
  power_failure
  start_engine || wrong "the engine does not come back: $(tail -n 2 "$lab/engine.log")"
  at=$SECONDS
  until scripts/status >/dev/null 2>&1 && curl -sfk -m 2 -o /dev/null "$CONCH_PUBLIC_URL/"; do
    [ $((SECONDS - at)) -lt 60 ] || { scripts/status >"$lab/said" 2>&1; wrong "the product does not come back"; }
    sleep 0.2
  done
  took=$((SECONDS - at))
  [ "$(for service in "${SERVICES[@]}"; do live "$service"; done)" = "$before" ] || wrong "other colours are live"
  curl -sfk -b "$lab/jar" "$CONCH_PUBLIC_URL/api/chat/conversations/$id" | grep -q '요즘 잠이 안 와' || wrong "a conversation is gone"
  proved "after a power failure the product was whole again $took s after the engine, the same colours live"
fi
