#!/usr/bin/env bash
# Stops the Redmine that up.sh started, by its recorded process id, and removes its instance. Nothing to stop is fine.
cd "$(dirname "$0")" && . ./env.sh

pid=$(cat "$REDMINE_STATE/tmp/pids/server.pid" 2>/dev/null)
# The id may be another process's by now.
if [ -n "$pid" ] && tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | grep -q puma; then
  kill "$pid"
  for _ in $(seq 50); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
  kill -9 "$pid" 2>/dev/null
fi
rm -f "/usr/share/redmine/instances/$REDMINE_NAME"
echo 'redmine: down'
