# shellcheck shell=bash
# The programs that check workflows and manifests, in .cache, each of the version and content that
# checks.txt locks. Once they are there nothing is fetched any more.

# check_tools: makes sure of them and puts them on the PATH.
check_tools() {
  local lock=scripts/parts/checks.txt folder=$PWD/.cache/checks
  if ! cmp -s "$lock" "$folder/.locked"; then
    packages python3=python3 || return 1
    python3 -c 'import ensurepip, venv' 2>/dev/null || install_packages python3-venv || return 1
    say "Fetching what checks workflows and manifests"
    rm -rf "$folder"
    python3 -m venv "$folder" >&2 || return 1
    "$folder/bin/pip" install --quiet --disable-pip-version-check --require-hashes --only-binary :all: \
      -r "$lock" >&2 || return 1
    cp "$lock" "$folder/.locked"
  fi
  PATH=$folder/bin:$PATH
}
