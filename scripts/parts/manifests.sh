#!/usr/bin/env bash
# Checks scripts/kubernetes and scripts/swarm: each file by its schema, and all of them by each other.
set -euo pipefail
cd "$(dirname "$0")/../.."
for part in words packages checks; do
  # shellcheck source=/dev/null
  . "scripts/parts/$part.sh"
done

wrong=
# speaks only of what is wrong
check() { local said; said=$("$@" 2>&1) || { printf '%s\n' "$said" >&2; wrong=yes; }; }

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

if check_tools; then
  for file in scripts/kubernetes/*.yaml; do
    # its form is no resource's, and kept in no set of schemas; manifests.py reads it
    [ "${file##*/}" = kustomization.yaml ] || check kubernetes-validate --strict --quiet "$file"
  done
  check check-jsonschema --builtin-schema vendor.compose-spec scripts/swarm/stack.yml
  check python scripts/parts/manifests.py
else
  note "SKIPPED: the form of manifests (what checks them cannot be installed here)"
fi

# older ones answer this with the help of something else
if [[ $(docker stack config --help 2>&1) == *--compose-file* ]]; then
  check env CONCH_PUBLIC_URL=https://conch.example CONCH_IMAGES=registry.example/magic-conch \
    AUTH_TAG=v1 CHAT_TAG=v1 ROOMS_TAG=v1 RESULTS_TAG=v1 WEB_TAG=v1 \
    docker stack config --compose-file scripts/swarm/stack.yml
else
  note "SKIPPED: the stack as Docker reads it (no docker here that can)"
fi

if have nginx && have openssl; then
  openssl req -x509 -newkey ed25519 -nodes -days 1 -subj /CN=conch.example \
    -keyout "$folder/tls-key" -out "$folder/tls-certificate" 2>/dev/null
  # on sockets in a folder of its own: no port is touched
  sed -e "s#/run/secrets/#$folder/#; s#listen 80;#listen unix:$folder/80;#; s#listen 443 #listen unix:$folder/443 #" \
    scripts/swarm/edge.conf >"$folder/edge.conf"
  printf 'pid %s; events {} http { include %s; }\n' "$folder/pid" "$folder/edge.conf" >"$folder/nginx.conf"
  check nginx -t -q -p "$folder" -e stderr -c "$folder/nginx.conf"
else
  note "SKIPPED: the configuration of the swarm's edge (no nginx here)"
fi

[ -z "$wrong" ] || fail "Something in scripts/kubernetes or scripts/swarm is wrong: see above."
