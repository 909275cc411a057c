#!/usr/bin/env bash
# Calls across NAT, loss and blocked networks, in namespaces of this machine.
set -euo pipefail
cd "$(dirname "$0")/../../services/web"

why=$(node --input-type=module -e '
  const { whyNot } = await import("./e2e/network/lab.mjs");
  console.log(whyNot() ?? "");
')
if [ -n "$why" ]; then
  echo "  SKIPPED: every call across networks ($why)" >&2
  exit 0
fi
node --test --test-concurrency=1 e2e/network/*.test.mjs
