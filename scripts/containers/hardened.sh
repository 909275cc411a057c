# shellcheck shell=bash
# shellcheck disable=SC2154
# What a container may not do, and how large its image is.
say "What containers may do"
for name in $(docker ps --format '{{.Names}}' | grep "^$CONCH_PROJECT"); do
  is_closed "$name"
done
proved "read-only, no capabilities, no new privileges, limits, a user of their own, health checks"
for service in "${SERVICES[@]}"; do
  size=$(docker image inspect -f '{{.Size}}' "$CONCH_IMAGES/$service:latest")
  # results brings the letters of its pictures along
  most=25; [ "$service" = results ] && most=35
  # as it is shipped, that is
  [ "${CONCH_PROFILE:-release}" != release ] || [ "$size" -lt $((most * 1000000)) ] || wrong "the image of $service has $((size / 1000000)) MB"
  ! docker run --rm --entrypoint /bin/sh "$CONCH_IMAGES/$service:latest" -c true 2>/dev/null || wrong "$service has a shell"
done
proved "images: $(for service in "${SERVICES[@]}"; do printf '%s %s MB, ' "$service" "$(($(docker image inspect -f '{{.Size}}' "$CONCH_IMAGES/$service:latest") / 1000000))"; done)no shell in any"
# the compiler's stage needs its own base image, which not every machine can have; what it gets is looked at
docker build -q -f - --output "type=local,dest=$lab/context" . >/dev/null 2>"$lab/said" <<'CONTEXT' || wrong "what is sent to the engine lacks something"
FROM scratch
COPY Cargo.toml Cargo.lock ./
COPY .cargo .cargo
COPY proto-events proto-events
COPY crates crates
COPY services services
CONTEXT
# the members alone: which of the packages are here, and for which machine, is not the question
(cd "$lab/context" && cargo metadata --locked --offline --no-deps --format-version 1) >/dev/null 2>"$lab/said" ||
  wrong "what is sent to the engine is no workspace: $(tail -n 1 "$lab/said")"
proved "whoever compiles inside an image is sent the whole workspace"
for path in /metrics /healthz /readyz /admin /api/none; do
  [ "$(curl -sk -o /dev/null -w '%{http_code}' "$CONCH_PUBLIC_URL$path")" = 404 ] || wrong "$path can be reached from outside"
done
headers=$(curl -skI "$CONCH_PUBLIC_URL/")
for header in strict-transport-security content-security-policy x-content-type-options referrer-policy; do
  grep -qi "^$header:" <<<"$headers" || wrong "the page lacks $header"
done
script=$(curl -sk "$CONCH_PUBLIC_URL/" | sed -n 's/.*src="\(\/assets\/[^"]*\)".*/\1/p' | head -n 1)
curl -skI -H 'accept-encoding: br' "$CONCH_PUBLIC_URL$script" | tr -d '\r' | tr '[:upper:]' '[:lower:]' >"$lab/headers"
{ grep -q 'cache-control:.*immutable' "$lab/headers" && grep -q 'content-encoding: br' "$lab/headers"; } ||
  wrong "$script is not kept for good, or not packed"
[ "$(curl -sk -o /dev/null -w '%{http_version}' "$CONCH_PUBLIC_URL/")" = 2 ] || wrong "no HTTP/2"
[ "$(curl -sk -o /dev/null -w '%{http_code}' -H 'x-forwarded-for: 9.9.9.9' "$CONCH_PUBLIC_URL/")" = 200 ] || wrong "a made-up address is not ignored"
! tail -n 20 "$CONCH_HOME/logs/access.json" | grep -q 9.9.9.9 || wrong "a made-up address is believed"
proved "operators' paths unreachable, security headers, HTTP/2, immutable and packed files, no made-up address"
