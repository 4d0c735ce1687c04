#!/usr/bin/env bash
# Installs Debian's Request Tracker with SQLite and a web server of its own: as root, on bookworm, as often as one likes.
# Starts nothing and makes no database: up.sh does.
set -euo pipefail
cd "$(dirname "$0")"

debconf-set-selections <<'ANSWERS'
request-tracker5 request-tracker5/rtname string slipway
request-tracker5 request-tracker5/dbconfig-install boolean false
request-tracker5 request-tracker5/install-cronjobs boolean false
ANSWERS

# RT wants a mail agent. One without a daemon, unless the machine has one already.
mail=(msmtp-mta)
dpkg-query -W -f='${db:Status-Status} ${Provides}\n' | grep -q '^installed.*mail-transport-agent' && mail=()
../packages.sh dbconfig-sqlite3 request-tracker5 rt5-standalone rt5-db-sqlite "${mail[@]}" sqlite3 curl jq
