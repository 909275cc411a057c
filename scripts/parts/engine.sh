# shellcheck shell=bash
# The container engine, its compose plugin, and an image to begin from.

readonly BASE_IMAGE=debian:bookworm-slim

# engine: an engine that answers and a compose that waits for health; installs what it may.
engine() {
  have docker || packages docker=docker.io iptables=iptables || return 1
  # where two are installed, the one that belongs to the machine's engine
  if ! docker compose version >/dev/null 2>&1 && [ -x /usr/bin/docker ]; then
    docker() { /usr/bin/docker "$@"; }
  fi
  docker info >/dev/null 2>&1 || {
    note "The container engine does not answer. Is it started, and may you use it (group docker)?"
    return 1
  }
  docker compose version >/dev/null 2>&1 || compose_plugin || return 1
}

# compose_plugin: Debian 12 has no Compose v2; the package of the next Debian runs there.
compose_plugin() {
  local folder source
  have apt-get || { note "Docker Compose v2 is missing, please install it."; return 1; }
  say "Fetching Docker Compose v2"
  folder=$(mktemp -d)
  # apt fetches as a user of its own
  chmod 755 "$folder"
  # the machine's own package source, with the name of the next release
  for source in /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list; do
    [ -s "$source" ] && break
  done
  mkdir -p "$folder/lists/partial" "$folder/sources"
  sed -e 's/^Suites:.*/Suites: trixie/' -e 's/bookworm[a-z-]*/trixie/g' "$source" |
    awk -v RS= -v ORS='\n\n' '!/security/' >"$folder/sources/next.${source##*.}"
  local options=(-o "Dir::Etc::sourcelist=$folder/sources/next.${source##*.}"
    -o Dir::Etc::sourceparts=/dev/null -o "Dir::State::lists=$folder/lists")
  if ! { apt-get "${options[@]}" update -qq >&2 &&
    (cd "$folder" && apt-get "${options[@]}" download -qq docker-compose docker-buildx >&2) &&
    for package in "$folder"/*.deb; do dpkg -x "$package" "$folder/unpacked"; done; }; then
    rm -rf "$folder"
    note "Docker Compose v2 is missing, please install it."
    return 1
  fi
  mkdir -p ~/.docker/cli-plugins
  cp "$folder"/unpacked/usr/libexec/docker/cli-plugins/* ~/.docker/cli-plugins/
  rm -rf "$folder"
  docker compose version >/dev/null 2>&1
}

# base_image: what our images begin from; pulled, or made from Debian's packages where no registry
# can be reached.
base_image() {
  docker image inspect "$BASE_IMAGE" >/dev/null 2>&1 && return 0
  say "Getting $BASE_IMAGE"
  timeout 60 docker pull -q "$BASE_IMAGE" >&2 2>/dev/null && return 0
  note "no registry answers: making it from packages"
  packages mmdebstrap=mmdebstrap || return 1
  local made
  made=$(mktemp -d)
  mmdebstrap --quiet --variant=minbase --include=ca-certificates bookworm "$made/base.tar" &&
    docker import "$made/base.tar" "$BASE_IMAGE" >/dev/null
  local outcome=$?
  rm -rf "$made"
  return $outcome
}
