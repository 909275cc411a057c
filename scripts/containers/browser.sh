# shellcheck shell=bash
# shellcheck disable=SC2154
# A person reads in a browser, through nginx and its self-signed certificate, while services are deployed
# and rolled back.
say "A reading in a browser, through a deploy and a rollback"
if have chromium && have node && [ -d services/web/node_modules/playwright-core ]; then
  CONCH_E2E_URL=$CONCH_PUBLIC_URL node services/web/e2e/operations/reading-through-a-deploy.mjs "$lab/page" \
    >"$lab/page.said" 2>&1 &
  reader=$!
  for _ in $(seq 600); do
    [ ! -e "$lab/page.reading" ] || break
    kill -0 "$reader" 2>/dev/null || { cp "$lab/page.said" "$lab/said"; wrong "the page broke before any deploy"; }
    sleep 0.1
  done
  [ -e "$lab/page.reading" ] || wrong "no words came to the page within a minute"
  deploys chat --tag again --watch 0 || wrong "a deploy of chat failed"
  deploys web --tag again --watch 0 || wrong "a deploy of the web app failed"
  scripts/rollback chat >"$lab/said" 2>&1 || wrong "chat cannot be rolled back"
  : >"$lab/page.deployed"
  wait "$reader" || { cp "$lab/page.said" "$lab/said"; wrong "the page did not live through it"; }
  proved "a reading went on through deploys of chat and web and a rollback: $(tail -n 1 "$lab/page.said")"
  [ -z "${CONCH_KEEP_PICTURES:-}" ] || cp "$lab/page.png" "$CONCH_KEEP_PICTURES"
else
  note "SKIPPED: the reading in a browser (no Chromium, Node.js or web packages here)"
fi
