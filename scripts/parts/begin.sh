# shellcheck shell=bash
# How every script for operators begins: in the repository, with the site's settings.

REPOSITORY=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
readonly REPOSITORY
cd "$REPOSITORY" || exit
for part in words packages engine site colours lock; do
  # shellcheck source=/dev/null
  . "scripts/parts/$part.sh"
done

# usage SCRIPT: the comment at its top.
usage() { sed -n '2,/^[^#]/{/^#/s/^# \{0,1\}//p}' "$1"; }

# chosen NAME…: CHOSEN becomes those services, or all of them, in the order in which they are begun.
chosen() {
  local service name
  CHOSEN=()
  for name in "$@"; do
    [[ " ${SERVICES[*]} " = *" $name "* ]] || {
      note "There is no service $name. There are: ${SERVICES[*]}"
      return 2
    }
  done
  for service in "${SERVICES[@]}"; do
    if [ $# -eq 0 ] || [[ " $* " = *" $service "* ]]; then CHOSEN+=("$service"); fi
  done
}
