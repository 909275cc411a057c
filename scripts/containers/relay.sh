# shellcheck shell=bash
# shellcheck disable=SC2154
# The relay for calls, as the README starts it. Whom it lends an address to may still not reach the machine
# that it runs on: both are answered to coturn's own client.
say "The relay"
relay="$CONCH_PROJECT-coturn"
# asks [TRANSPORT]: eight at once; how many of them were lent an address and sent no further.
asks() {
  # shellcheck disable=SC2016
  docker exec "$relay" sh -c '
    for caller in 1 2 3 4 5 6 7 8; do
      timeout 5 turnutils_uclient -v $1 -u "$caller" -W "$(cat /run/secrets/turn-secret)" -n 1 -y 127.0.0.1 \
        >"/tmp/caller-$caller" 2>&1 &
    done
    wait
    grep -l "Forbidden IP" /tmp/caller-* | wc -l' sh "${1:-}"
}

if (exec 3<>/dev/tcp/127.0.0.1/3478) 2>/dev/null; then
  note "SKIPPED: the relay (its port is taken on this machine)"
else
  scripts/images coturn --tag "$CONCH_INFRASTRUCTURE_TAG"
  infrastructure --profile calls up -d coturn >"$lab/said" 2>&1 || wrong "the relay does not start"
  is_healthy "$relay" || { docker logs "$relay" >"$lab/said" 2>&1; wrong "the relay is not well"; }
  is_closed "$relay"
  grep -q '^coturn .* healthy' <<<"$(scripts/status)" || wrong "nobody is told that the relay is well"
  # the first to ask at all, all at once
  for transport in "" -t; do
    served=$(asks "$transport")
    [ "$served" = 8 ] || wrong "of 8 at once $served were lent an address and sent no further ($transport)"
  done
  # whose client is not made for TLS; whether calls go through it is shown where networks are
  curl -sk -m 3 -o /dev/null -w '%{time_appconnect}' https://127.0.0.1:5349/ >"$lab/tls" || true
  grep -q '[1-9]' "$lab/tls" || wrong "nobody is there by TLS: $(cat "$lab/tls")"
  docker kill "$relay" >/dev/null && docker start "$relay" >/dev/null
  is_healthy "$relay" || wrong "the relay is not well again after a kill"
  served=$(asks)
  [ "$served" = 8 ] || wrong "after it was killed $served of 8 were lent an address"
  started=$(docker exec "$relay" cat /proc/1/cmdline | tr '\0' ' ')
  [[ $started == turnserver\ * && $started != *"$(cat "$CONCH_HOME/secrets/turn-secret")"* ]] ||
    wrong "its secret is in the list of processes"
  docker rm -f "$relay" >/dev/null
  proved "8 callers at once were lent an address by UDP and TCP, and sent no further; TLS is there; also after a kill"
fi
