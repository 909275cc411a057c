# shellcheck shell=bash
# The system's packages: installed when we may, named when we may not.

_package_lists=

# packages COMMAND=PACKAGE…: makes sure that each command is there.
packages() {
  local pair missing=()
  for pair in "$@"; do
    have "${pair%%=*}" || missing+=("${pair#*=}")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  install_packages "${missing[@]}" || return 1
}

install_packages() {
  local as=()
  if ! have apt-get; then
    note "This machine has no apt-get. Please install by hand: $*"
    return 1
  fi
  if [ "$(id -u)" -ne 0 ]; then
    if have sudo && sudo -n true 2>/dev/null; then
      as=(sudo -n)
    else
      note "Please run: sudo apt-get install --no-install-recommends $*"
      return 1
    fi
  fi
  say "Installing $*"
  if [ -z "$_package_lists" ]; then
    "${as[@]}" apt-get update -qq >&2 || return 1
    _package_lists=fresh
  fi
  "${as[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "$@" >&2 || return 1
}
