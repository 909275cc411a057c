# shellcheck shell=bash
# A site of its own for the container tests: an engine, images of this checkout, folders and ports that
# nobody else uses, and what every test looks at.

lab=$(mktemp -d "${TMPDIR:-/tmp}/conch-containers.XXXXXX")
# what was said and what was missed; who works beside others has a folder of their own
notes=$lab
own_engine=
export CONCH_HOME=$lab/site CONCH_PROJECT=conchtest$$ CONCH_BIND=127.0.0.1
export CONCH_IMAGES=conchtest CONCH_INFRASTRUCTURE_TAG=latest CONCH_HEALTH_EVERY=2s

# an_engine: the one that answers, or one of our own that goes when we go.
an_engine() {
  packages docker=docker.io iptables=iptables curl=curl || return 1
  if [ -z "${CONCH_TEST_OWN_ENGINE:-}" ] && docker info >/dev/null 2>&1; then
    engine
    return
  fi
  [ "$(id -u)" -eq 0 ] || { note "no engine answers, and only root may start one"; return 1; }
  have dockerd || packages dockerd=docker.io || return 1
  own_engine=$PWD/.cache/engine
  mkdir -p "$own_engine"
  export DOCKER_HOST=unix://$lab/docker.sock
  start_engine || { note "the engine does not start: $(tail -n 1 "$lab/engine.log")"; return 1; }
  engine
}

start_engine() {
  # containers outlive it, as on a machine that is set up as the README says
  setsid nohup dockerd --live-restore --data-root "$own_engine" --exec-root "$lab/exec" \
    --pidfile "$lab/engine.pid" -H "unix://$lab/docker.sock" >>"$lab/engine.log" 2>&1 </dev/null &
  # no job of ours: it is ended last
  disown
  local _
  for _ in $(seq 150); do
    docker info >/dev/null 2>&1 && return 0
    sleep 0.2
  done
  return 1
}

# end_engine [SIGNAL]
# shellcheck disable=SC2120
end_engine() {
  local pid
  pid=$(cat "$lab/engine.pid" 2>/dev/null) || return 0
  kill "-${1:-TERM}" "$pid" 2>/dev/null
  while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
}

# power_failure: the engine, what it started and what that started are gone at once, and so is what lay in
# memory.
power_failure() {
  local shim all=()
  all+=("$(cat "$lab/engine.pid")" "$(cat "$lab/exec/containerd/containerd.pid")")
  for shim in $(pgrep -f "containerd-shim.*$lab/exec"); do
    # shellcheck disable=SC2207
    all+=("$shim" $(pgrep -P "$shim"))
  done
  kill -9 "${all[@]}" 2>/dev/null
  while kill -0 "${all[0]}" 2>/dev/null; do sleep 0.1; done
  awk -v lab="$lab/" 'index($2, lab) == 1 { print $2 }' /proc/mounts | xargs -r umount -l
  rm -rf "$lab/exec" "$lab/engine.pid" "$lab/docker.sock"
}

end_lab() {
  local outcome=$?
  set +e
  [ -z "${watcher:-}" ] || kill "$watcher" 2>/dev/null
  # shellcheck disable=SC2046
  kill $(jobs -p) 2>/dev/null
  if [ "$outcome" -ne 0 ] && [ -n "${KEEP_LAB:-}" ]; then
    note "kept: $lab, engine at ${DOCKER_HOST:-}"
    exit "$outcome"
  fi
  # shellcheck disable=SC2046
  docker rm -f $(docker ps -aq --filter "name=^$CONCH_PROJECT") >/dev/null 2>&1
  # shellcheck disable=SC2046
  docker volume rm $(docker volume ls -q --filter "name=^$CONCH_PROJECT") >/dev/null 2>&1
  # shellcheck disable=SC2046
  docker network rm $(docker network ls -q --filter "name=^$CONCH_PROJECT") >/dev/null 2>&1
  [ -z "$own_engine" ] || end_engine
  awk -v lab="$lab/" 'index($2, lab) == 1 { print $2 }' /proc/mounts | xargs -r umount -l
  rm -rf "$lab"
  exit "$outcome"
}

# a_site: settings for people who do nothing but press on.
a_site() {
  mkdir -p "$CONCH_HOME/site/http"
  cat >"$CONCH_HOME/settings.env" <<SETTINGS
CONCH_HTTP_PORT=$(free_port)
CONCH_HTTPS_PORT=$(free_port)
CONCH_GUEST_TURNS=1000000
CONCH_MEMBER_TURNS=1000000
CONCH_NEW_GUESTS_PER_MINUTE=1000000
CONCH_REQUESTS_PER_MINUTE=1000000
CONCH_ROOM_REQUESTS_PER_MINUTE=1000000
CONCH_DOOR_REQUESTS_PER_MINUTE=1000000
CONCH_ROOMS_PER_EXPERT=100000
CONCH_SHARING_PER_MINUTE=1000000
CONCH_UNKNOWN_LINKS_PER_MINUTE=1000000
CONCH_STREAMS_PER_SESSION=1000
CONCH_STORYTELLER_PACE_MS=120
SETTINGS
  # the load comes from one address
  printf '127.0.0.0/8 "";\n172.16.0.0/12 "";\n192.168.0.0/16 "";\n' >"$CONCH_HOME/site/unlimited.conf"
  echo 'server { listen 8082; include conf/routes.conf; }' >"$CONCH_HOME/site/http/plain.conf"
}

free_port() {
  local port
  for _ in $(seq 50); do
    port=$((20000 + RANDOM % 20000))
    (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
}

# door: nginx as containers see it, which also works while the engine is away.
door() { docker inspect -f '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' "$CONCH_PROJECT-nginx"; }

# watch_it ADDRESS PATH [PAUSE]: asks all the time, one after the other; every other answer than 200 is
# written down.
watch_it() {
  local address=$1 path=$2 pause=${3:-0.02}
  : >"$notes/missed"
  while :; do
    status=$(curl -s -m 10 -o /dev/null -w "%{http_code}" "http://$address:8082$path") || true
    printf '.' >>"$notes/asked"
    [ "$status" = 200 ] || echo "$(date +%T.%3N) $path $status" >>"$notes/missed"
    sleep "$pause"
  done
}

missed() { wc -l <"$notes/missed"; }

# people_come REQUESTS READINGS ROOMS: so many requests a second, talks and consultations, until they are
# told that it is enough; returns when they are at it. Their report is $lab/people, and $lab/people.json.
# They come as from another machine: a port of this one is lent by the engine, and goes with it.
people_come() {
  local door
  door=$(door)
  rm -f "$lab"/{enough,people,people.json}
  "$(bench)" people --url "https://$door:8443" --plain "$door:8082" --origin "$CONCH_PUBLIC_URL" \
    --session-keys "$CONCH_HOME/keys/session-keys.jwk" --requests "$1" --readings "$2" --rooms "$3" \
    --until "$lab/enough" --json "$lab/people.json" >"$lab/people" 2>&1 &
  people=$!
  until grep -q ' s: ' "$lab/people" 2>/dev/null; do
    people_are_here
    sleep 0.5
  done
}

# people_are_here: or this is how it ends.
people_are_here() {
  kill -0 "$people" 2>/dev/null || { cp "$lab/people" "$notes/said"; wrong "the people have gone"; }
}

# people_leave: fails where anything was lost.
people_leave() {
  : >"$lab/enough"
  wait "$people"
}

# nothing_lost WHEN: however often people had to come back, what they said and heard is whole.
nothing_lost() {
  grep -q '"lost": *0,' "$lab/people.json" || { cp "$lab/people" "$notes/said"; wrong "something was lost when $1"; }
}

bench() { echo "target/$(rustc -vV | sed -n 's/^host: //p')/${CONCH_PROFILE:-release}/bench"; }

# proved TEXT: a line that a person reads.
proved() { : >"$notes/said"; printf '  \033[32m✓\033[0m %s\n' "$*" >&2; }
wrong() {
  printf '\n\033[31m✗ %s\033[0m\n' "$*" >&2
  tail -n 20 "$notes/said" 2>/dev/null | sed 's/^/    /' >&2
  exit 1
}

# deploys ARGUMENTS…: what it says goes to $notes/said, its exit code is the answer.
deploys() { scripts/deploy "$@" >"$notes/said" 2>&1; }

# is_healthy CONTAINER: as soon as the engine has looked.
is_healthy() {
  local _
  for _ in $(seq 50); do
    case $(state_of "$1") in
      healthy*) return 0 ;;
      starting*) sleep 0.2 ;;
      *) return 1 ;;
    esac
  done
  return 1
}

# is_well SERVICE COLOUR
is_well() { is_healthy "$(container "$1" "$2")"; }

# nothing_left SERVICE: one live colour that is well, at most one that stands by, nothing else.
nothing_left() {
  local service=$1 now all
  now=$(live "$service")
  [ -n "$now" ] || wrong "$service has no live colour"
  is_well "$service" "$now" || wrong "$service: the live $now is $(state "$service" "$now")"
  all=$(docker ps -a --format '{{.Names}}' | grep -c "^$CONCH_PROJECT.*$service" || true)
  [ "$all" -le "${2:-2}" ] || wrong "$service: left over: $(docker ps -a --format '{{.Names}} {{.Status}}' | grep "$service" | tr '\n' ' ')"
}

# is_closed CONTAINER: it may do no more than it has to.
is_closed() {
  local name=$1 found
  found=$(docker inspect -f '{{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}} {{.HostConfig.SecurityOpt}} {{.HostConfig.Privileged}} {{if .Config.User}}{{.Config.User}}{{else}}root{{end}} {{gt .HostConfig.Memory 0}} {{.HostConfig.PidsLimit}} {{.HostConfig.RestartPolicy.Name}} {{if .Config.Healthcheck}}checked{{end}}' "$name")
  [[ $found =~ ^true\ \[ALL\]\ \[no-new-privileges:true\]\ false\ ([^ ]+)\ true\ ([0-9]+)\ always\ checked$ ]] ||
    wrong "$name is not closed as it should be: $found"
  [ "${BASH_REMATCH[1]}" != root ] || wrong "$name runs as root"
  ! docker inspect -f '{{range .Mounts}}{{.Source}} {{end}}' "$name" | grep -q docker.sock || wrong "$name sees the engine"
}
