#!/usr/bin/env bash
# Runs one of our scripts on the machine that serves, over SSH, in its own clone of this repository.
#
#   scripts/parts/remote.sh scripts/rollback chat
#   scripts/parts/remote.sh --at v1.4.0 scripts/deploy --tag v1.4.0 chat rooms
#
# --at TAG brings that clone to the tag first, so that scripts, compose files and images are of one kind.
# DEPLOY_HOST, DEPLOY_USER and DEPLOY_FOLDER say where. DEPLOY_KEY is the private key and
# DEPLOY_KNOWN_HOSTS the line of known_hosts by which the machine is recognised, both as text; without
# them one's own ~/.ssh counts. A machine that is not known is never asked to do anything.
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=/dev/null
. scripts/parts/words.sh

at=
if [ "${1:-}" = --at ]; then
  at=${2:-}
  [[ $at =~ ^[A-Za-z0-9][A-Za-z0-9._-]*$ ]] || fail "\`$at\` is no tag."
  shift 2
fi
case "${1:-}" in
  scripts/deploy | scripts/rollback | scripts/status) ;;
  *) fail "Only scripts/deploy, scripts/rollback and scripts/status are run elsewhere, not \`${1:-}\`." ;;
esac
# Nothing here needs a quote over there.
for word in "$@"; do
  [[ $word =~ ^[A-Za-z0-9./:=_-]+$ ]] || fail "\`$word\` is no word for a command elsewhere."
done
host=${DEPLOY_HOST:?where the product is served} user=${DEPLOY_USER:?who deploys there}
folder=${DEPLOY_FOLDER:?where the clone is there}
[[ $folder =~ ^[A-Za-z0-9./_-]+$ ]] || fail "\`$folder\` is no folder for a command elsewhere."

options=(-o BatchMode=yes -o StrictHostKeyChecking=yes -o ServerAliveInterval=15 -o ConnectTimeout=20)
secrets=$(mktemp -d)
trap 'rm -rf "$secrets"' EXIT
if [ -n "${DEPLOY_KNOWN_HOSTS:-}" ]; then
  printf '%s\n' "$DEPLOY_KNOWN_HOSTS" >"$secrets/known_hosts"
  options+=(-o "UserKnownHostsFile=$secrets/known_hosts" -o GlobalKnownHostsFile=/dev/null)
fi
if [ -n "${DEPLOY_KEY:-}" ]; then
  (umask 077 && printf '%s\n' "$DEPLOY_KEY" >"$secrets/key")
  options+=(-i "$secrets/key" -o IdentitiesOnly=yes)
fi

command="cd $folder"
[ -z "$at" ] || command+=" && git fetch --quiet --tags origin && git checkout --quiet --detach refs/tags/$at"
say "$user@$host: ${at:+at $at, }$*"
# shellcheck disable=SC2029 # what runs there is put together here
ssh "${options[@]}" "$user@$host" "$command && $*"
