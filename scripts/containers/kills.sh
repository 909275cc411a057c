# shellcheck shell=bash
# shellcheck disable=SC2154
# Each container killed in turn, while people press on. Nothing but what it does itself may be missed, and
# not for long; and nothing that somebody said or heard may be lost.
say "Each container killed in turn"

# watch_all: everything that can be asked for, each by itself.
watch_all() {
  watchers=()
  local notes service
  for service in "${SERVICES[@]}"; do
    notes=$lab/kills-$service && mkdir -p "$notes"
    watch_it "$address" "$(open_path "$service")" 0.1 &
    watchers+=($!)
  done
}

people_come "${LOAD_REQUESTS:-60}" "${LOAD_READINGS:-30}" "${LOAD_ROOMS:-10}"
for service in "${SERVICES[@]}" redis mariadb nginx; do
  people_are_here
  case $service in
    redis | mariadb | nginx) name=$CONCH_PROJECT-$service ;;
    *) name=$(container "$service" "$(live "$service")") ;;
  esac
  watch_all
  sleep 0.5
  # as if it had crashed: the engine's own kill would count as wanted
  pid=$(docker inspect -f '{{.State.Pid}}' "$name")
  kill -9 "$pid"
  at=$(date +%s%N)
  until [ "$(docker inspect -f '{{.State.Pid}}' "$name")" != "$pid" ] && [ "$(state_of "$name" | cut -d' ' -f1)" = healthy ] &&
    curl -sf -m 2 -o /dev/null "http://$address:8082$(open_path "$service")"; do
    [ $((($(date +%s%N) - at) / 1000000000)) -lt 30 ] || wrong "$service does not come back"
    sleep 0.05
  done
  took=$((($(date +%s%N) - at) / 1000000))
  sleep 1
  kill "${watchers[@]}"
  missing=''
  for asked in "${SERVICES[@]}"; do
    count=$(wc -l <"$lab/kills-$asked/missed")
    [ "$count" = 0 ] || missing+=" $asked $count"
    case $service in
      redis | mariadb | nginx) ;; # what all stand on
      "$asked")
        # where a colour stands by, nginx goes there: only what was under way may be lost
        [ "$count" -le 2 ] || ! is_well "$service" "$(other "$(live "$service")")" ||
          wrong "$service was killed, and $count requests were lost: $(head -n 3 "$lab/kills-$asked/missed")"
        ;;
      *) [ "$count" = 0 ] || wrong "$service was killed, and $asked failed: $(head -n 3 "$lab/kills-$asked/missed")" ;;
    esac
  done
  # five seconds are promised; a machine that does other things beside takes longer
  [ "$took" -le 15000 ] || wrong "$service was away for $took ms"
  note "$service: well again after $took ms; not answered meanwhile:${missing:- nothing}"
done
# that requests failed is plain; what was said and heard is whole all the same
people_leave || true
nothing_lost "containers were killed"
proved "everything came back by itself; of what was said and heard meanwhile nothing was lost, doubled or altered"
