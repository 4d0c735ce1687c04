# Starting and stopping what up.sh, down.sh and service.sh have in common. Needs common.sh.

# ---------------------------------------------------------------- processes by pidfile
# every service is a session of its own: its whole session is one process group (and its forks)
kill_group() { # kill_group SIGNAL PID
  kill "-$1" -- "-$2" 2>/dev/null || kill "-$1" "$2" 2>/dev/null; }
gone() { local p; for p in "$@"; do kill -0 "$p" 2>/dev/null && return 1; done; return 0; }
stop() { # stop SIGNAL SECONDS name...
  local sig=$1 secs=$2 n pids=(); shift 2
  for n in "$@"; do alive "$n" && { pids+=("$(cat "$RUN/$n.pid")"); kill_group "$sig" "$(cat "$RUN/$n.pid")"; }; done
  [ ${#pids[@]} -eq 0 ] || { for _ in $(seq $((secs * 10))); do gone "${pids[@]}" && break; sleep 0.1; done
    for n in "${pids[@]}"; do kill_group KILL "$n"; done; }
  for n in "$@"; do rm -f "$RUN/$n.pid"; done
}

# ---------------------------------------------------------------- message bus
rabbit_env() {
  local d=$OPENSTACK_HOME/rabbitmq
  export HOME=$d RABBITMQ_NODENAME=openstack@localhost RABBITMQ_MNESIA_BASE=$d/mnesia RABBITMQ_LOG_BASE=$LOG \
    RABBITMQ_PID_FILE=$d/rabbitmq.pid RABBITMQ_CONFIG_FILE=$d/rabbitmq RABBITMQ_ENABLED_PLUGINS_FILE=$d/enabled_plugins \
    RABBITMQ_CONF_ENV_FILE=$d/env.conf RABBITMQ_DIST_PORT=$((RABBIT_PORT + 20000)) ERL_EPMD_ADDRESS=127.0.0.1 \
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS='-kernel inet_dist_use_interface {127,0,0,1}' \
    RABBITMQ_CTL_ERL_ARGS='-kernel inet_dist_use_interface {127,0,0,1}'
}
rctl() { if [ -e "$RUN/rabbitmq.own" ]; then ( rabbit_env; exec /usr/lib/rabbitmq/bin/rabbitmqctl -q "$@" ); else rabbitmqctl -q "$@"; fi; }
start_rabbit() {
  if listening "$RABBIT_HOST" "$RABBIT_PORT"; then
    [ -e "$RUN/rabbitmq.own" ] || say "rabbitmq: reusing the server on $RABBIT_HOST:$RABBIT_PORT"
  else
    local d=$OPENSTACK_HOME/rabbitmq
    mkdir -p "$d/mnesia"; : >"$d/env.conf"; echo '[].' >"$d/enabled_plugins"
    printf 'listeners.tcp.local = %s:%s\nlog.console = false\ndisk_free_limit.absolute = 50MB\n' "$RABBIT_HOST" "$RABBIT_PORT" >"$d/rabbitmq.conf"
    touch "$RUN/rabbitmq.own"
    ( rabbit_env; cd "$d"; exec setsid /usr/lib/rabbitmq/bin/rabbitmq-server </dev/null >>"$LOG/rabbitmq.out" 2>&1 ) &
    wait_for 90 rabbitmq listening "$RABBIT_HOST" "$RABBIT_PORT"
    say "rabbitmq: started"
  fi
}
rabbit_vhost() { # sets RABBIT_VHOST; "/" where rabbitmqctl cannot be used on a reused server
  if [ -s "$RUN/rabbitmq.vhost" ]; then RABBIT_VHOST=$(cat "$RUN/rabbitmq.vhost"); return; fi
  if ! { rctl add_vhost "$RABBIT_VHOST" && rctl set_permissions -p "$RABBIT_VHOST" "$RABBIT_USER" '.*' '.*' '.*'; } >>"$LOG/rabbitmq.out" 2>&1; then
    rctl list_permissions -p "$RABBIT_VHOST" 2>/dev/null | grep -q "^$RABBIT_USER" || { say "rabbitmq: no rabbitmqctl access, using vhost /"; RABBIT_VHOST=/; }
  fi
  echo "$RABBIT_VHOST" >"$RUN/rabbitmq.vhost"
}

stop_rabbit() {
  local p; p=$(cat "$OPENSTACK_HOME/rabbitmq/rabbitmq.pid" 2>/dev/null) || return 0
  kill -0 "$p" 2>/dev/null || return 0
  kill -TERM "$p"; for _ in $(seq 200); do gone "$p" && return; sleep 0.1; done
  kill -KILL "$p" 2>/dev/null || true
}

# ---------------------------------------------------------------- services under uwsgi
uwsgi_app() { # uwsgi_app NAME PORT PROCESSES WSGI-FILE ENV=...
  local name=$1 port=$2 procs=$3 wsgi=$4; shift 4
  alive "$name" && return
  ( cd /; exec env "$@" setsid uwsgi --plugin python3 --http-socket "$BIND:$port" --wsgi-file "$wsgi" --master --lazy-apps \
      --processes "$procs" --threads 2 --enable-threads --thunder-lock --die-on-term --no-orphans --buffer-size 65535 \
      --listen 128 --add-header 'Connection: close' --need-app --disable-logging --logto "$LOG/$name-uwsgi.log" --procname-prefix "$name-" </dev/null >/dev/null 2>&1 ) &
  echo $! >"$RUN/$name.pid"
}
start_keystone() {
  uwsgi_app keystone "$KEYSTONE_PORT" "$KEYSTONE_PROCESSES" /usr/bin/keystone-wsgi-public OS_KEYSTONE_CONFIG_FILES="$ETC/keystone.conf"
  wait_for 60 keystone curl -sf "$KEYSTONE_URL"
}
