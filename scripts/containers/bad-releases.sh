# shellcheck shell=bash
# shellcheck disable=SC2154
# Every kind of bad release, while somebody asks all the time.
say "Bad releases"
for bad in exits hangs never-listens answers-500 crashes-later wrong-password no-database no-redis \
  failing-migration missing-setting out-of-memory starts-slowly bad-binary; do
  printf '%s\n' "FROM debian:bookworm-slim" "COPY --from=$CONCH_IMAGES/chat:latest /service /real" \
    "COPY --chmod=0555 scripts/containers/bad-release /service" "ENV BAD=$bad" "USER 65532:65532" \
    "$([ "$bad" = bad-binary ] && echo 'COPY --chmod=0555 README.md /service')" \
    'ENTRYPOINT ["/service"]' >"$lab/Dockerfile"
  tar -cf - -C "$lab" Dockerfile -C "$PWD" scripts/containers/bad-release README.md |
    DOCKER_BUILDKIT=1 docker build -q -t "$CONCH_IMAGES/chat:$bad" - >/dev/null
done
# an account that may look and make nothing
docker exec -i "$CONCH_PROJECT-mariadb" mariadb --socket=/tmp/mysqld.sock <<'SQL'
CREATE DATABASE IF NOT EXISTS looked_at CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE USER IF NOT EXISTS 'looker'@'%' IDENTIFIED BY 'looker';
GRANT SELECT ON looked_at.* TO 'looker'@'%';
SQL
watch_it "$address" /api/chat/cards &
watcher=$!
before=$(live chat)
for bad in exits hangs never-listens answers-500 crashes-later wrong-password no-database no-redis \
  failing-migration missing-setting out-of-memory starts-slowly bad-binary; do
  at=$SECONDS
  outcome=0
  deploys chat --tag "$bad" --patience 6 || outcome=$?
  # one that dies after the switch is switched back, and everything else never gets there
  [ "$outcome" = 70 ] || { [ "$bad" = crashes-later ] && [ "$outcome" = 71 ]; } || wrong "$bad: the deploy ended with $outcome"
  [ $((SECONDS - at)) -le 25 ] || wrong "$bad: it took $((SECONDS - at)) s to give up"
  [ "$(live chat)" = "$before" ] || wrong "$bad: $(live chat) is live instead of $before"
  [ "$(missed)" = 0 ] || wrong "$bad: requests were lost: $(head -n 3 "$lab/missed")"
  nothing_left chat 1
done
kill "$watcher"; watcher=
proved "13 kinds of bad release: $before served throughout ($(wc -c <"$lab/asked") requests, none lost), nothing left over"
