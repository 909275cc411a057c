# shellcheck shell=bash
# shellcheck disable=SC2154
# Each container killed in turn. Nothing but what it does itself may be missed, and not for long.
say "Each container killed in turn"
for service in "${SERVICES[@]}" redis mariadb nginx; do
  case $service in
    redis | mariadb | nginx) name=$CONCH_PROJECT-$service path=/ ;;
    auth) name=$(container auth "$(live auth)") path=/api/auth/jwks.json ;;
    chat) name=$(container chat "$(live chat)") path=/api/chat/cards ;;
    rooms) name=$(container rooms "$(live rooms)") path=/api/rooms/experts ;;
    results) name=$(container results "$(live results)") path=/api/results/openapi.json ;;
    web) name=$(container web "$(live web)") path=/ ;;
  esac
  watch_it "$address" "$path" &
  watcher=$!
  sleep 0.3
  # as if it had crashed: the engine's own kill would count as wanted
  pid=$(docker inspect -f '{{.State.Pid}}' "$name")
  kill -9 "$pid"
  at=$(date +%s%N)
  until [ "$(docker inspect -f '{{.State.Pid}}' "$name")" != "$pid" ] && [ "$(state_of "$name" | cut -d' ' -f1)" = healthy ] &&
    curl -sf -m 2 -o /dev/null "http://$address:8082$path"; do
    [ $((($(date +%s%N) - at) / 1000000000)) -lt 30 ] || wrong "$service does not come back"
    sleep 0.05
  done
  took=$((($(date +%s%N) - at) / 1000000))
  sleep 0.5
  kill "$watcher"; watcher=
  beside=
  case $service in
    nginx) ;; # the door itself
    redis | mariadb) beside=yes ;; # what needs neither goes on
    # where a colour stands by, nginx goes there: only what was under way may be lost
    *) is_well "$service" "$(other "$(live "$service")")" && beside=yes ;;
  esac
  if [ -n "$beside" ] && [ "$(missed)" -gt 2 ]; then
    wrong "$service was killed, and $(missed) requests were lost: $(head -n 3 "$lab/missed")"
  fi
  # five seconds are promised; a machine that does other things beside takes longer
  [ "$took" -le 15000 ] || wrong "$service was away for $took ms"
  note "$service: well again after $took ms, $(missed) requests lost${beside:+ beside it}"
done
scripts/containers/reading "$CONCH_PUBLIC_URL" >"$lab/said" 2>&1 || wrong "no reading after all those kills"
proved "everything came back by itself"
