#!/usr/bin/env bash
# Checks services/monitoring: its form, and each alert by what has to happen for it.
set -euo pipefail
cd "$(dirname "$0")/../.."
for part in words packages; do
  # shellcheck source=/dev/null
  . "scripts/parts/$part.sh"
done

# speaks only of what is wrong
check() { local said; said=$("$@" 2>&1) || { printf '%s\n' "$said" >&2; exit 1; }; }

cd services/monitoring
if packages promtool=prometheus; then
  check promtool check config --syntax-only prometheus.yml
  check promtool check rules rules.yml
  check promtool test rules rules.test.yml
else
  note "SKIPPED: alerts and what they are told by (no promtool on this machine)"
fi
if have docker && docker compose version >/dev/null 2>&1; then
  check env GRAFANA_PASSWORD_FILE=/dev/null docker compose -f docker-compose.monitoring.yml config --quiet
fi
