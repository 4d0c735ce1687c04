#!/usr/bin/env bash
# Installs Debian's Redmine with SQLite and puma: as root, on bookworm, as often as one likes. Starts nothing and makes
# no database: up.sh has an instance of its own.
set -euo pipefail
cd "$(dirname "$0")"

# libruby3.1 of bookworm's security updates carries a bundler that shadows Debian's patched one, and with it Redmine's
# own installation fails ("Could not find rotp-6.2.0.gem"). bundler obeys this variable; env.sh sets it for running.
[ -n "$(apt-cache madison ruby-bundler 2>/dev/null)" ] || apt-get -q update
BUNDLER_VERSION=$(apt-cache madison ruby-bundler | awk '{ sub(/-.*/, "", $3); print $3; exit }')
export BUNDLER_VERSION

# Debian would offer to make a database: not for us.
debconf-set-selections <<'ANSWERS'
redmine redmine/current-instances string default
redmine redmine/instances/default/dbconfig-install boolean false
redmine redmine/instances/default/database-type select sqlite3
ANSWERS

# dbconfig-sqlite3 and not dbconfig-no-thanks, for other packages here may want a database.
../packages.sh dbconfig-sqlite3 redmine redmine-sqlite puma sqlite3 curl jq
