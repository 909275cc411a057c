# shellcheck shell=bash
# Blue and green. The link run/SERVICE/current.sock is the one truth about which colour is live.

# live SERVICE: blue, green, or nothing before the first deploy.
live() {
  local target
  target=$(readlink "$CONCH_HOME/run/$1/current.sock") || return 0
  target=${target##*/}
  echo "${target%.sock}"
}

other() { if [ "$1" = blue ]; then echo green; else echo blue; fi; }

# open_path SERVICE: what anybody may ask it for, and always gets.
open_path() {
  case $1 in
    auth) echo /api/auth/jwks.json ;;
    chat) echo /api/chat/cards ;;
    rooms) echo /api/rooms/experts ;;
    results) echo /api/results/openapi.json ;;
    *) echo / ;;
  esac
}

container() { echo "$CONCH_PROJECT-$1-$2"; }

# colour COLOUR COMMAND…: compose over one colour, for at most WITHIN seconds where that is set.
colour() {
  local which=$1 within=()
  shift
  [ -z "${WITHIN:-}" ] || within=(timeout "$WITHIN")
  "${within[@]+"${within[@]}"}" docker compose --project-directory "$REPOSITORY" -p "$CONCH_PROJECT-$which" \
    -f "$REPOSITORY/docker-compose.$which.yml" "$@"
}

# switch SERVICE COLOUR: one rename, and requests go there. Then it is noted where they went before:
# nginx goes there where the live colour takes no connection. Not the other way round: who is left may
# have crashed, and in between both links would lead there.
switch() {
  local to=$2 folder="$CONCH_HOME/run/$1"
  point "$folder/current.sock" "$to.sock" && point "$folder/previous.sock" "$(other "$to").sock"
}

point() {
  ln -sfn "$2" "$1.new" && mv -fT "$1.new" "$1"
}

# remove SERVICE COLOUR [at-once]: whatever is there of it, also what an interrupted run left.
remove() {
  local found
  found=$(docker ps -aq --filter "label=com.docker.compose.project=$CONCH_PROJECT-$2" \
    --filter "label=com.docker.compose.service=$1") || return 1
  # what is still connected there is told to move, and gets the time for it
  [ -z "$found" ] || {
    # shellcheck disable=SC2086
    [ -n "${3:-}" ] || docker stop $found >/dev/null 2>&1
    # shellcheck disable=SC2086
    docker rm -f $found >/dev/null 2>&1
  }
  rm -f "$CONCH_HOME/run/$1/$2.sock"
}

# state SERVICE COLOUR: how it is in one word, how often it was started again, its image.
state() { state_of "$(container "$1" "$2")"; }

state_of() {
  local found
  found=$(docker inspect -f '{{if .State.Running}}{{with .State.Health}}{{.Status}}{{else}}running{{end}}{{else}}{{.State.Status}}{{end}} {{.RestartCount}} {{.Config.Image}}' \
    "$1" 2>/dev/null) || found="absent 0 -"
  echo "$found"
}
