# shellcheck shell=bash
# One at a time, per service. The lock is a file that names its holder; it counts for as long as that
# process lives, so nothing has to be cleared after a kill or a reboot, and no child inherits it.

readonly BUSY=75

# started PID: when a process began, in ticks since boot; nothing where there is none.
started() {
  local line
  { read -r line <"/proc/$1/stat"; } 2>/dev/null || return 0
  # the name of a program may hold anything, and ends with the last parenthesis
  line=${line##*) }
  # shellcheck disable=SC2086
  set -- $line
  echo "${20}"
}

# lock NAME PURPOSE: or says who holds it, and fails with BUSY.
lock() {
  local file="$CONCH_HOME/records/$1.lock" holder begun boot rest taken=
  # held for an instant; nothing that lasts is begun while it is open
  exec 9>>"$CONCH_HOME/records/$1.mutex"
  flock 9
  if { read -r holder begun boot rest <"$file"; } 2>/dev/null && [ "$holder" != "$$" ] &&
    [ "$boot" = "$(</proc/sys/kernel/random/boot_id)" ] && [ "$(started "$holder")" = "$begun" ]; then
    taken=yes
  else
    printf '%s %s %s %s\n' "$$" "$(started $$)" "$(</proc/sys/kernel/random/boot_id)" \
      "${SUDO_USER:-${USER:-$(id -un)}}, $2, since $(date +%H:%M:%S)" >"$file"
  fi
  exec 9>&-
  [ -z "$taken" ] || {
    note "$1 is being worked on by process $holder ($rest)"
    return "$BUSY"
  }
}

unlock() {
  local holder
  { read -r holder _ <"$CONCH_HOME/records/$1.lock"; } 2>/dev/null || return 0
  [ "$holder" != "$$" ] || rm -f "$CONCH_HOME/records/$1.lock"
}
