#!/usr/bin/env bash
# Stops the Request Tracker that up.sh started, by its recorded process id. Nothing to stop is fine.
cd "$(dirname "$0")" && . ./env.sh

pid=$(cat "$RT_STATE/server.pid" 2>/dev/null)
# The id may be another process's by now.
if [ -n "$pid" ] && tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | grep -q rt-server; then
  workers=$(cat "/proc/$pid/task/$pid/children" 2>/dev/null)
  kill "$pid"
  for _ in $(seq 50); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
  # shellcheck disable=SC2086
  kill -0 "$pid" 2>/dev/null && kill -9 "$pid" $workers 2>/dev/null
fi
echo 'rt: down'
