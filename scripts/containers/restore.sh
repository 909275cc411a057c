# shellcheck shell=bash
# shellcheck disable=SC2154
# What was kept comes back, whole.
say "Backup and restore"
ids=()
for number in 1 2 3; do ids+=("$(scripts/containers/reading "$CONCH_PUBLIC_URL" "$lab/jar.$number")") || wrong "no reading"; done
kept=$(scripts/backup 2>"$lab/said") || wrong "no backup"
said_before=$(for number in 1 2 3; do curl -sfk -b "$lab/jar.$number" "$CONCH_PUBLIC_URL/api/chat/conversations/${ids[number - 1]}" | grep -o '"text":"[^"]*"'; done | sha256sum)
# what a person would call lost
docker exec -i "$CONCH_PROJECT-mariadb" mariadb --socket=/tmp/mysqld.sock <<'SQL'
DROP DATABASE chat; CREATE DATABASE chat CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
SQL
redis FLUSHALL >/dev/null
cp "$kept" "$lab/cut.tar"; truncate -s -20000 "$lab/cut.tar"
outcome=0; scripts/restore "$lab/cut.tar" --yes >"$lab/said" 2>&1 || outcome=$?
[ "$outcome" = 70 ] || wrong "a broken file was not refused"
at=$SECONDS
scripts/restore "$kept" --yes >"$lab/said" 2>&1 || wrong "it could not be restored"
took=$((SECONDS - at))
said_after=$(for number in 1 2 3; do curl -sfk -b "$lab/jar.$number" "$CONCH_PUBLIC_URL/api/chat/conversations/${ids[number - 1]}" | grep -o '"text":"[^"]*"'; done | sha256sum)
[ "$said_before" = "$said_after" ] || wrong "the conversations are not what they were"
scripts/containers/reading "$CONCH_PUBLIC_URL" >"$lab/said" 2>&1 || wrong "no reading after a restore"
proved "every conversation came back after the tables were dropped, in $took s; a file that is cut off is refused"
