#!/bin/sh
# Is a colour good enough to be live? Runs inside nginx's container, through the socket that nginx
# would take:  smoke.sh SERVICE COLOUR PUBLIC_URL
set -u
service=$1 colour=$2 origin=$3
socket=/run/conch/$service/$colour.sock
head=$(mktemp) body=$(mktemp) cookie=
trap 'rm -f "$head" "$body"' EXIT

# ask STATUS PATH [OPTION…]: the answer is in $body.
ask() {
  wanted=$1 path=$2
  shift 2
  status=$(curl -s -m 10 --unix-socket "$socket" -o "$body" -D "$head" -w '%{http_code}' \
    -H "cookie: $cookie" -H "origin: $origin" -H 'sec-fetch-site: same-origin' -H 'x-forwarded-for: 127.0.0.1' \
    "$@" "http://${origin#*://}$path")
  [ "$status" = "$wanted" ] && return 0
  echo "$path answered $status instead of $wanted: $(head -c 300 "$body")" >&2
  exit 1
}
holds() {
  grep -q "$1" "$body" && return 0
  echo "$path answered without $1: $(head -c 300 "$body")" >&2
  exit 1
}
field() { grep -o "\"$1\":\"[^\"]*\"" "$body" | head -n 1 | cut -d '"' -f 4; }
# by hand: the cookies are for https, and a socket is none
keep_cookies() { cookie=$(tr -d '\r' <"$head" | sed -n 's/^set-cookie: \([^;]*\).*/\1/Ip' | paste -sd ';' -); }

ask 200 /readyz
case $service in
  auth)
    ask 200 /api/auth/jwks.json
    holds '"kty":"OKP"'
    ask 200 /api/auth/session
    ;;
  chat)
    # a guest takes their session from auth, as everybody does
    socket=/run/conch/auth/current.sock
    ask 200 /api/auth/session
    keep_cookies
    socket=/run/conch/chat/$colour.sock
    ask 200 /api/chat/cards
    ask 201 /api/chat/conversations -H 'content-type: application/json' \
      -d '{"locale":"en","temporary":true}'
    id=$(field id)
    key=$(cat /proc/sys/kernel/random/uuid)
    ask 200 "/api/chat/conversations/$id/messages" -H 'content-type: application/json' \
      -H 'accept: text/event-stream' -H "idempotency-key: $key" \
      -d "{\"text\":\"hello\",\"clientId\":\"$key\"}"
    holds '"type":"delta"'
    ask 204 "/api/chat/conversations/$id" -X DELETE
    ;;
  rooms)
    ask 200 /api/rooms/experts
    # the handshake of a socket, as far as it goes without a room
    ask 404 /api/rooms/nosuchroomnosuchroomno
    ;;
  results)
    ask 404 /r/nosuchlinknosuchlinkno
    ask 200 /api/results/openapi.json
    ;;
  web)
    ask 200 /
    script=$(sed -n 's/.*src="\(\/assets\/[^"]*\)".*/\1/p' "$body" | head -n 1)
    holds '<div id="root"'
    ask 200 "$script"
    ask 200 /docs/
    ;;
esac
