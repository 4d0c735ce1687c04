#!/bin/sh
# Stops what up.sh started, and removes it.
set -eu

home=${POSTGRES_HOME:-/var/tmp/slipway-postgres}
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)

if [ -e "$home/data/postmaster.pid" ]; then
  if [ "$(id -u)" = 0 ]; then
    (cd / && runuser -u postgres -- "$bin/pg_ctl" -D "$home/data" -m immediate -w stop) >&2
  else
    "$bin/pg_ctl" -D "$home/data" -m immediate -w stop >&2
  fi
fi
rm -rf "$home"
