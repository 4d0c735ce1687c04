#!/usr/bin/env bash
# Starts a Redmine without issues on 127.0.0.1:$REDMINE_PORT, and says how long each step took. Running it again starts
# over.
set -euo pipefail
cd "$(dirname "$0")"
here=$PWD
. ./env.sh

started=$EPOCHREALTIME
lap() {
  awk -v what="$1" -v from="$started" -v to="$EPOCHREALTIME" 'BEGIN { printf "%-28s %6.1f s\n", what, to - from }'
  started=$EPOCHREALTIME
}

./down.sh >/dev/null
rm -rf "$REDMINE_STATE"
mkdir -p "$REDMINE_STATE"/{config,log,files,tmp/pids,tmp/cache,public/plugin_assets} "$REDMINE_CACHE"
ln -sfn "$REDMINE_STATE" "/usr/share/redmine/instances/$REDMINE_NAME"
database=$REDMINE_STATE/redmine.sqlite3
cat >"$REDMINE_STATE/config/database.yml" <<YML
production:
  adapter: sqlite3
  database: $database
  timeout: 15000
YML
cat >"$REDMINE_STATE/config/configuration.yml" <<'YML'
default:
  email_delivery:
    delivery_method: :test
YML
printf '%064d' 7 >"$REDMINE_STATE/config/secret_key.txt"

cd /usr/share/redmine
version=$(dpkg-query -W -f='${Version}' redmine | tr -c 'A-Za-z0-9.+-' _)
ready=$REDMINE_CACHE/redmine-$version-$(cat "$here"/{bootstrap.rb,env.sh} | md5sum | cut -c1-8).sqlite3
if [ -s "$ready" ]; then
  cp "$ready" "$database"
else
  # Two runs: one process would load the data into tables as they were before the migration.
  migrate() { bundle exec rake db:migrate && REDMINE_LANG=en bundle exec rake redmine:load_default_data; }
  migrate >"$REDMINE_STATE/log/migrate.log" 2>&1 || { tail -30 "$REDMINE_STATE/log/migrate.log"; exit 1; }
  lap 'migrate'
  bundle exec rails runner "$here/bootstrap.rb"
  lap 'bootstrap.rb'
  sqlite3 "$database" ".backup $ready.part" && mv "$ready.part" "$ready"
fi

# `rails server -u puma` fails, for Debian's Gemfile does not list puma; puma itself loads the application.
setsid puma -e production -t 1:5 -b "tcp://127.0.0.1:$REDMINE_PORT" \
  --pidfile "$REDMINE_STATE/tmp/pids/server.pid" config.ru >"$REDMINE_STATE/log/server.log" 2>&1 </dev/null &
for _ in $(seq 300); do
  code=$(curl -s -o /dev/null -w '%{http_code}' -H "X-Redmine-API-Key: $REDMINE_BOT_KEY" \
    "$REDMINE_URL/users/current.json" || true)
  [ "$code" = 200 ] && break
  sleep 0.2
done
[ "$code" = 200 ] || { echo "redmine did not start (last status $code)"; tail -30 "$REDMINE_STATE/log/server.log"; exit 1; }
lap 'server up'
echo "redmine: $REDMINE_URL"
