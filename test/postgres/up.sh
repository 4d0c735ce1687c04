#!/bin/sh
# Starts a throw-away PostgreSQL on a free port of 127.0.0.1 and prints its URL; installs it where there is none (Debian, as root).
# The role may create databases and is no superuser, as in real life. Durability is PostgreSQL's default.
# Again while it runs: prints the URL only. Stop and forget it: down.sh, with the same POSTGRES_HOME.
set -eu

home=${POSTGRES_HOME:-/var/tmp/slipway-postgres}

binaries() {
  ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1
}

# PostgreSQL refuses to run as root.
as_owner() {
  if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

if [ -z "$(binaries)" ]; then
  echo 'installing postgresql' >&2
  mkdir -p /etc/postgresql-common
  # No cluster of the distribution's own beside ours.
  [ -e /etc/postgresql-common/createcluster.conf ] || echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends -o Dpkg::Options::=--force-confold postgresql; } >&2
fi
bin=$(binaries)

if [ -e "$home/url" ] && as_owner "$bin/pg_ctl" -D "$home/data" status >/dev/null 2>&1; then
  cat "$home/url"
  exit
fi

rm -rf "$home"
mkdir -p "$home"
if [ "$(id -u)" = 0 ]; then chown postgres "$home"; fi
port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
password=$(node -p 'require("crypto").randomUUID()')
(umask 077 && echo "$password" >"$home/password")
if [ "$(id -u)" = 0 ]; then chown postgres "$home/password"; fi

{
  as_owner "$bin/initdb" -D "$home/data" -U postgres --auth=scram-sha-256 --pwfile="$home/password" -E UTF8 --locale=C.UTF-8
  as_owner "$bin/pg_ctl" -D "$home/data" -w -l "$home/log" -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$home" start
  PGPASSWORD=$password "$bin/psql" -h 127.0.0.1 -p "$port" -U postgres -v ON_ERROR_STOP=1 -c "create role slipway login createdb password '$password'"
} >&2

echo "postgres://slipway:$password@127.0.0.1:$port/postgres" >"$home/url"
cat "$home/url"
