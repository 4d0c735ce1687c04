#!/bin/sh
# Stops what up.sh started as a power cut would (`stop`), or starts it again on the same port with its data (`start`).
set -eu

home=${POSTGRES_HOME:-/var/tmp/slipway-postgres}
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)

pg_ctl() {
  if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$bin/pg_ctl" "$@"); else "$bin/pg_ctl" "$@"; fi
}

case $1 in
  stop) pg_ctl -D "$home/data" -m immediate -w stop >&2 ;;
  # With the options that it was started with.
  start) pg_ctl -D "$home/data" -w -l "$home/log" -o "$(sed "s/^[^ ]*postgres//; s/\"//g" "$home/data/postmaster.opts")" start >&2 ;;
  *) echo "usage: $0 stop|start" >&2; exit 2 ;;
esac
