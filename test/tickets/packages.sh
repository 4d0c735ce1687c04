#!/usr/bin/env bash
# packages.sh PACKAGE...: installs them from Debian, as root. Does nothing when all are there; fetches the package lists
# only when there are none or they are out of date; waits for whoever else is installing.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive

missing=()
for package in "$@"; do
  dpkg-query -W -f='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

install() { apt-get -q -o DPkg::Lock::Timeout=900 -y --no-install-recommends install "${missing[@]}"; }
# The lock on the lists has no time-out of its own.
update() { for _ in $(seq 60); do apt-get -q update && return; sleep 5; done; return 1; }

install || { update && install; }
