# shellcheck shell=bash
# shellcheck disable=SC2154
# Back and forth, while somebody asks; also after the tables have grown.
say "Rolling back"
deploys chat --tag again --watch 0 || wrong "a deploy failed"
# an expanded schema: what newer code would have added
docker exec -i "$CONCH_PROJECT-mariadb" mariadb --socket=/tmp/mysqld.sock chat <<'SQL'
CREATE TABLE IF NOT EXISTS of_a_later_release (id VARCHAR(36) PRIMARY KEY);
ALTER TABLE conversations ADD COLUMN IF NOT EXISTS of_a_later_release BIGINT NULL;
SQL
watch_it "$address" /api/chat/cards &
watcher=$!
slowest=0
for _ in $(seq "$([ -n "$thorough" ] && echo 100 || echo 20)"); do
  at=$(date +%s%N)
  scripts/rollback chat >"$lab/said" 2>&1 || wrong "it cannot be rolled back"
  took=$((($(date +%s%N) - at) / 1000000))
  [ "$took" -le "$slowest" ] || slowest=$took
done
sleep 0.3
kill "$watcher"; watcher=
[ "$slowest" -le 1000 ] || wrong "a rollback took $slowest ms"
[ "$(missed)" = 0 ] || wrong "requests were lost: $(head -n 3 "$lab/missed")"
scripts/containers/reading "$CONCH_PUBLIC_URL" >"$lab/said" 2>&1 || wrong "no reading with the grown tables"
proved "rolled back and forth at most $slowest ms each, none of the requests lost, also with tables of a later release"
