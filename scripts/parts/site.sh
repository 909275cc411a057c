# shellcheck shell=bash
# The site: everything of a running product that is not in the repository. One folder, CONCH_HOME,
# with settings, secrets, sockets, certificates and the record of what was done.

readonly SERVICES=(auth results rooms chat web)
CONCH_HOME=${CONCH_HOME:-/srv/magic-conch}
export CONCH_HOME

# read_settings: the settings of the site, unless the environment has another value.
read_settings() {
  local line name
  if [ -r "$CONCH_HOME/settings.env" ]; then
    while IFS= read -r line || [ -n "$line" ]; do
      case "$line" in '' | '#'* | *[!=]' '*=*) continue ;; *=*) ;; *) continue ;; esac
      name=${line%%=*}
      [[ $name =~ ^[A-Z][A-Z0-9_]*$ ]] || continue
      [ -n "${!name+set}" ] || export "$name=${line#*=}"
    done <"$CONCH_HOME/settings.env"
  fi
  export CONCH_PROJECT=${CONCH_PROJECT:-conch} CONCH_IMAGES=${CONCH_IMAGES:-magic-conch}
  export CONCH_HTTPS_PORT=${CONCH_HTTPS_PORT:-443} CONCH_HTTP_PORT=${CONCH_HTTP_PORT:-80}
  export CONCH_INFRASTRUCTURE_TAG=${CONCH_INFRASTRUCTURE_TAG:-latest}
  local port=
  [ "$CONCH_HTTPS_PORT" = 443 ] || port=:$CONCH_HTTPS_PORT
  CONCH_PUBLIC_URL=${CONCH_PUBLIC_URL:-https://localhost$port}
  CONCH_PUBLIC_URL=${CONCH_PUBLIC_URL%/}
  export CONCH_PUBLIC_URL
}

# put FILE: what comes in, whole or not at all.
put() {
  local new
  new=$(mktemp "$1.XXXXXX") && cat >"$new" && chmod "${2:-0444}" "$new" && mv -f "$new" "$1"
}

# once FILE COMMAND…: FILE by what COMMAND says, unless it is there.
once() {
  local file=$1
  shift
  [ -e "$file" ] || "$@" | put "$file"
}

a_password() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }

# prepare_site: everything that a first start needs and that is not there yet. Nothing that exists is
# changed; interrupted and begun again it goes on.
prepare_site() {
  local service folder
  mkdir -p "$CONCH_HOME"
  # containers are other users than we are; nobody else comes past this folder
  chmod 0711 "$CONCH_HOME"
  cd "$CONCH_HOME" || return
  mkdir -p secrets keys run certificates acme records backups logs site/{http,proxies,home}
  chmod 0711 secrets keys certificates
  chmod 0755 run acme site site/*
  chmod 0700 backups
  [ -e settings.env ] || put settings.env 0644 <"$REPOSITORY/.env.example"
  for service in "${SERVICES[@]}"; do
    mkdir -p "run/$service"
    open_to_services "run/$service"
  done
  open_to_services keys
  open_to_services logs
  for service in auth chat results rooms; do
    once "secrets/database-url-$service" a_database_url "$service"
  done
  once site/unlimited.conf true
  once secrets/redis-url a_redis_url
  once secrets/redis-operator a_password
  once secrets/turn-secret a_password
  for folder in clova-api-key kakao-client-secret naver-client-secret google-client-secret \
    kakao-admin-key sentry-dsn webhook-url; do
    once "secrets/$folder" true
  done
  accounts_of_mariadb | put secrets/accounts.sql
  accounts_of_redis | put secrets/redis-users.acl
  if [ "$CONCH_HTTPS_PORT" != 443 ]; then
    echo "\"~.\" \"https://\$host:$CONCH_HTTPS_PORT\";" | put site/home/port.conf
  fi
  cd "$REPOSITORY" || return
}

# open_to_services FOLDER: services write here (user and group 65532), and nginx connects and writes its
# logs (its group).
open_to_services() {
  if [ "$(id -u)" -eq 0 ]; then
    chown 65532:65532 "$1" && chmod 0770 "$1"
  else
    chmod 0777 "$1"
  fi
}

a_database_url() { echo "mysql://$1:$(a_password)@mariadb/$1"; }
a_redis_url() { echo "redis://:$(a_password)@redis/0"; }

# between the first colon behind the scheme and the @
password_in() { sed -E 's#^[^:]+://[^:]*:([^@]*)@.*$#\1#' "$1"; }

accounts_of_mariadb() {
  local service password
  for service in auth chat results rooms; do
    password=$(password_in "secrets/database-url-$service")
    cat <<SQL
CREATE DATABASE IF NOT EXISTS \`$service\` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE USER IF NOT EXISTS '$service'@'%' IDENTIFIED BY '$password';
ALTER USER '$service'@'%' IDENTIFIED BY '$password';
GRANT ALL ON \`$service\`.* TO '$service'@'%';
SQL
  done
}

accounts_of_redis() {
  echo "user default on >$(password_in secrets/redis-url) ~* &* +@all -@dangerous +info +cluster"
  echo "user operator on >$(cat secrets/redis-operator) ~* &* +@all"
}

# self_signed: a certificate for a first start, until there is a real one. Made inside nginx's image.
self_signed() {
  [ -s "$CONCH_HOME/certificates/fullchain.pem" ] && return 0
  local host=${CONCH_PUBLIC_URL#*://} made
  host=${host%%:*}
  made=$(docker run --rm --network none --user 0 --entrypoint sh \
    "$CONCH_IMAGES/nginx:$CONCH_INFRASTRUCTURE_TAG" -c \
    "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 365 \
      -subj '/CN=$host' -addext 'subjectAltName=DNS:$host,DNS:localhost,IP:127.0.0.1' \
      -keyout /tmp/key -out /tmp/certificate 2>/dev/null && cat /tmp/key /tmp/certificate") || return 1
  sed -n '/BEGIN PRIVATE KEY/,/END PRIVATE KEY/p' <<<"$made" | put "$CONCH_HOME/certificates/privkey.pem" 0444
  sed -n '/BEGIN CERTIFICATE/,/END CERTIFICATE/p' <<<"$made" | put "$CONCH_HOME/certificates/fullchain.pem"
}

# infrastructure COMMAND…: compose over what both colours stand on.
infrastructure() {
  docker compose --project-directory "$REPOSITORY" -p "$CONCH_PROJECT" \
    -f "$REPOSITORY/nginx/infrastructure.yml" "$@"
}

# access_mark: where nginx's log of requests ends now.
access_mark() { stat -c '%i %s' "$CONCH_HOME/logs/access.json" 2>/dev/null || echo '0 0'; }

# asked_since MARK: the requests that it has told since, also where its file was parted in between.
asked_since() {
  local log=$CONCH_HOME/logs/access.json inode size
  read -r inode size <<<"$1"
  [ -f "$log" ] || return 0
  if [ "$(stat -c %i "$log")" != "$inode" ] && [ -f "$log.1" ]; then
    tail -c "+$((size + 1))" "$log.1"
    size=0
  fi
  tail -c "+$((size + 1))" "$log"
}

# redis COMMAND…: as the operator.
redis() {
  docker exec -e REDISCLI_AUTH="$(cat "$CONCH_HOME/secrets/redis-operator")" "${REDIS_CONTAINER:-$CONCH_PROJECT-redis}" \
    redis-cli --no-auth-warning --user operator "$@"
}

# record SERVICE COLOUR TAG OUTCOME [SECONDS]: who did what when, for good.
record() {
  local who=${SUDO_USER:-$(id -un)}
  printf '{"time":"%s","who":"%s","service":"%s","colour":"%s","tag":"%s","outcome":"%s","seconds":%s}\n' \
    "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$who" "$1" "$2" "$3" "$4" "${5:-0}" \
    >>"$CONCH_HOME/records/deploys.jsonl"
}

# tell TEXT: the hook of the team, if there is one (Slack's form). It never fails a deploy.
tell() {
  local url text=$1
  url=${CONCH_WEBHOOK_URL:-$(cat "$CONCH_HOME/secrets/webhook-url" 2>/dev/null || true)}
  [ -n "$url" ] || return 0
  text=${text//\\/\\\\}
  text=${text//\"/\\\"}
  curl -sf -m 5 -o /dev/null -H 'content-type: application/json' -d "{\"text\":\"$text\"}" "$url" ||
    note "the webhook did not take the message"
}
