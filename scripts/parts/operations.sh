#!/usr/bin/env bash
# What operators run and what nginx reads, looked at without an engine: colours that differ in nothing
# but their name, a switch that always leads to somebody, an nginx that takes its configuration, compose files that compose takes.
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=scripts/parts/words.sh
. scripts/parts/words.sh
# shellcheck source=scripts/parts/packages.sh
. scripts/parts/packages.sh

if ! diff <(sed 's/blue/green/g' docker-compose.blue.yml) docker-compose.green.yml >&2; then
  fail "docker-compose.blue.yml and docker-compose.green.yml differ in more than their colour"
fi

# a second function of a name would take the place of the first, wherever both are read into one shell
# shellcheck disable=SC2046
doubled=$(sed -n 's/^\([a-z_]*\)() *{.*/\1/p' $(grep -L '^#!' scripts/containers/*.sh scripts/parts/*.sh) | sort | uniq -d)
[ -z "$doubled" ] || fail "two functions that meet in one shell are both called $doubled"

made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
export CONCH_HOME=$made
# shellcheck source=scripts/parts/colours.sh
. scripts/parts/colours.sh
links=$(
  # shellcheck disable=SC2317
  point() { echo "${1##*/} to $2"; }
  switch chat green
)
[ "$links" = $'current.sock to green.sock\nprevious.sock to blue.sock' ] ||
  fail "in the middle of a switch both links may lead to a colour that is dead: $links"

if packages nginx=nginx-light openssl=openssl; then
  cp -r nginx "$made/nginx"
  mkdir -p "$made/nginx/site"/{http,proxies,home} "$made/certificates"
  : >"$made/nginx/site/unlimited.conf"
  cp /etc/nginx/mime.types "$made/nginx/mime.types"
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=localhost \
    -keyout "$made/certificates/privkey.pem" -out "$made/certificates/fullchain.pem" 2>/dev/null
  sed -i "s#/certificates/#$made/certificates/#; s#/etc/nginx/#$made/nginx/#; s#/var/log/nginx/#$made/#" "$made"/nginx/nginx.conf "$made"/nginx/conf/*.conf
  said=$(nginx -t -p "$made/nginx" -c "$made/nginx/nginx.conf" -g "error_log stderr warn;" 2>&1) || fail "nginx refuses its configuration: $said"
  ! grep -E '\[(warn|error|emerg)\]' <<<"$said" >&2 || fail "nginx has a doubt about its configuration"
else
  note "SKIPPED: whether nginx takes its configuration (no nginx on this machine)"
fi

if docker compose version >/dev/null 2>&1; then
  : >"$made/settings.env"
  export CONCH_TAG=any CONCH_PUBLIC_URL=https://conch.example
  for file in docker-compose.blue.yml docker-compose.green.yml nginx/infrastructure.yml; do
    docker compose -f "$file" config -q || fail "compose refuses $file"
  done
else
  note "SKIPPED: whether compose takes its files (no Docker Compose v2 on this machine)"
fi
