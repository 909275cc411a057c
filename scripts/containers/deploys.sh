# shellcheck shell=bash
# shellcheck disable=SC2154
# Deploys of every service in turn, while people press on: requests, readings, consultations.
say "Deploys under load"
[ -x "$(bench)" ] || wrong "there is no $(bench): CONCH_ALSO_COMPILE=bench scripts/images"
# As much as two processors carry beside the deploys themselves, compiled as the images of tests are. The
# whole of what is promised: CONCH_PROFILE=release LOAD_REQUESTS=500 LOAD_READINGS=200 LOAD_ROOMS=50.
rounds=${LOAD_ROUNDS:-$([ -n "$thorough" ] && echo 40 || echo 4)}
people_come "${LOAD_REQUESTS:-200}" "${LOAD_READINGS:-100}" "${LOAD_ROOMS:-20}"
slowest=0 count=0
for round in $(seq "$rounds"); do
  for service in chat rooms results auth web; do
    people_are_here
    at=$SECONDS
    tags=(latest again)
    deploys "$service" --tag "${tags[round % 2]}" || wrong "deploy $((count + 1)) ($service) failed under load"
    took=$((SECONDS - at)) count=$((count + 1))
    [ "$took" -le "$slowest" ] || slowest=$took
  done
done
outcome=0
people_leave || outcome=$?
sed 's/^/    /' "$lab/people" >&2
if [ "$outcome" != 0 ]; then
  # the lab goes with us: what tells why stays
  kept=.cache/lost && mkdir -p "$kept"
  cp "$lab/people.json" "$kept" || true
  docker ps -a --no-trunc >"$kept/containers" || true
  docker inspect "$CONCH_PROJECT-nginx" >"$kept/nginx.json" || true
  for log in access.json error.log; do tail -n 500 "$CONCH_HOME/logs/$log" >"$kept/$log" || true; done
  [ ! -f "$lab/engine.log" ] || cp "$lab/engine.log" "$kept"
  wrong "something was lost while $count services were deployed; see $kept"
fi
for service in "${SERVICES[@]}"; do nothing_left "$service"; done
proved "$count deploys under load, at most $slowest s each: nothing failed, broke, was lost or doubled"
