#!/usr/bin/env bash
# Stands before an address and holds what passes in both directions to Atlassian's document: prism.sh PORT UPSTREAM
# Prism is no dependency of ours: it is installed once into a cache, without any package's install scripts.
set -euo pipefail
port=$1 upstream=$2
version=5.14.2
cache=${SLIPWAY_PRISM:-/var/tmp/slipway-prism-$version}
prism=$cache/node_modules/@stoplight/prism-cli/dist/index.js
# Not npm's own marker: an installation that was interrupted has none of ours.
if [ ! -e "$cache/.complete" ]; then
  mkdir -p "$cache"
  npm i --ignore-scripts --no-audit --no-fund --silent --prefix "$cache" "@stoplight/prism-cli@$version" >&2
  touch "$cache/.complete"
fi
document=$(dirname "$(readlink -f "$0")")/jira-cloud-v3.openapi.json
exec node "$prism" proxy -h 127.0.0.1 -p "$port" --errors --validate-request "$document" "$upstream"
