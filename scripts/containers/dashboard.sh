# shellcheck shell=bash
# shellcheck disable=SC2154
# What the dashboard shows while people are served, asked of a real Prometheus.
say "A look at the dashboard"
if have prometheus && have node && [ -x "$(bench)" ]; then
  told=$(sed 's/_interval: 10s/_interval: 1s/; /^rule_files/d' services/monitoring/prometheus.yml)
  for name in $(docker ps --format '{{.Names}}' | grep "^$CONCH_PROJECT-.*-\(blue\|green\)"); do
    ip=$(docker inspect -f '{{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}' "$name" | cut -d' ' -f1)
    told=${told//"conch-${name#"$CONCH_PROJECT-"}:9090"/"$ip:9090"}
  done
  printf '%s\n' "$told" >"$lab/prometheus.yml"
  port=$(free_port)
  prometheus --config.file "$lab/prometheus.yml" --storage.tsdb.path "$lab/prometheus" \
    --web.listen-address "127.0.0.1:$port" >"$lab/prometheus.log" 2>&1 &
  watcher=$!
  people_come 30 6 2
  # a second answer of somebody has to begin before there is a rate of them
  shows=
  for _ in $(seq 20); do
    sleep 5
    node services/monitoring/panels.mjs "http://127.0.0.1:$port" >"$lab/panels" 2>&1 && { shows=yes; break; }
  done
  [ -n "$shows" ] || { cp "$lab/panels" "$lab/said"; wrong "the dashboard does not show what it should"; }
  people_leave || wrong "people were not served while it was looked at"
  kill "$watcher"; watcher=
  proved "$(tail -n 1 "$lab/panels")"
else
  note "SKIPPED: the dashboard's questions (no Prometheus, Node.js or bench here)"
fi
