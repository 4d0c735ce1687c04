#!/usr/bin/env bash
# Starts a Request Tracker without tickets on 127.0.0.1:$RT_PORT, and says how long each step took. Running it again
# starts over. $RT_STATE/bot.token is the gateway's token, reader.token one of a user who only reads.
set -euo pipefail
cd "$(dirname "$0")"
. ./env.sh

started=$EPOCHREALTIME
lap() {
  awk -v what="$1" -v from="$started" -v to="$EPOCHREALTIME" 'BEGIN { printf "%-28s %6.1f s\n", what, to - from }'
  started=$EPOCHREALTIME
}

./down.sh >/dev/null
rm -rf "$RT_STATE"
mkdir -p "$RT_STATE"/{RT_SiteConfig.d,mason,session} "$RT_CACHE"
database=$RT_STATE/rt.sqlite3
# BcryptCost: the default of 12 costs 0.2 s of processor on every single request.
cat >"$RT_SITE_CONFIG" <<PM
Set(\$rtname, 'slipway');          Set(\$Organization, 'example.test');
Set(\$DatabaseType, 'SQLite');     Set(\$DatabaseName, '$database');
Set(\$DatabaseUser, '');           Set(\$DatabasePassword, '');
Set(\$WebDomain, '127.0.0.1');     Set(\$WebPort, $RT_PORT);
Set(\$WebPath, '');                Set(\$Timezone, 'UTC');
Set(\$MailCommand, 'testfile');    Set(\$NotifyActor, 0);
Set(\$LogToSTDERR, 'warning');     Set(\$LogToSyslog, undef);
Set(\$BcryptCost, 10);
Set(%Lifecycles, work => {
  initial => ['planned'], active => ['waiting for parts'], inactive => ['finished'],
  defaults => { on_create => 'planned' },
  transitions => { '' => ['planned'], planned => ['waiting for parts', 'finished'],
                   'waiting for parts' => ['finished'], finished => [] },
});
\$RT::MasonDataDir = '$RT_STATE/mason'; \$RT::MasonSessionDir = '$RT_STATE/session';
1;
PM

version=$(dpkg-query -W -f='${Version}' request-tracker5 | tr -c 'A-Za-z0-9.+-' _)
ready=$RT_CACHE/rt-$version-$(md5sum <bootstrap.pl | cut -c1-8)
if [ -s "$ready.sqlite3" ]; then
  cp "$ready.sqlite3" "$database"
  for user in bot reader; do cp "$ready.$user.token" "$RT_STATE/$user.token"; done
else
  echo password >"$RT_STATE/root.password"
  setup() { ROOT_PASSWORD_FILE=$RT_STATE/root.password rt-setup-database-5 --action init --skip-create </dev/null; }
  setup >"$RT_STATE/setup.log" 2>&1 || { tail -30 "$RT_STATE/setup.log"; exit 1; }
  lap 'rt-setup-database init'
  perl bootstrap.pl "$RT_STATE"
  lap 'bootstrap.pl'
  for user in bot reader; do cp "$RT_STATE/$user.token" "$ready.$user.token"; done
  sqlite3 "$database" ".backup $ready.part" && mv "$ready.part" "$ready.sqlite3"
fi

setsid /usr/share/request-tracker5/libexec/rt-server --server Starlet --host 127.0.0.1 --port "$RT_PORT" \
  --max-workers 2 >"$RT_STATE/server.log" 2>&1 </dev/null &
echo $! >"$RT_STATE/server.pid"
for _ in $(seq 300); do
  code=$(curl -s -o /dev/null -w '%{http_code}' -H "Authorization: token $(cat "$RT_STATE/bot.token")" \
    "$RT_URL/REST/2.0/rt" || true)
  [ "$code" = 200 ] && break
  sleep 0.2
done
[ "$code" = 200 ] || { echo "rt did not start (last status $code)"; tail -30 "$RT_STATE/server.log"; exit 1; }
lap 'server up'
echo "rt: $RT_URL"
