#!/bin/bash
# Brings the control plane up, installing its packages first where they are missing.
# Idempotent: what already runs is left alone.
# Settings: lib/common.sh, each from the environment, e.g. NUM_COMPUTES=10 ./up.sh
set -euo pipefail
umask 022
. "$(dirname "$0")/lib/common.sh"
. "$HERE/lib/services.sh"
[ "$(id -u)" = 0 ] || die "run as root"
installed() { # every package, and the paste pipelines of the two that are only unpacked
  $PY -c 'import nova, keystone, placement, glance' 2>/dev/null &&
    [ -s "$OPENSTACK_DEBS/nova/api-paste.ini" ] && [ -s "$OPENSTACK_DEBS/glance/glance-api-paste.ini" ] &&
    { command -v mariadbd >/dev/null || listening "$DB_HOST" "$DB_PORT"; } &&
    { command -v rabbitmq-server >/dev/null || listening "$RABBIT_HOST" "$RABBIT_PORT"; } &&
    command -v uwsgi >/dev/null && command -v curl >/dev/null
}
if ! installed; then
  say "packages are missing: installing them (some 320, a few minutes)"
  "$HERE/install.sh"
  installed || die "install.sh did not bring everything"
fi
mkdir -p "$RUN" "$LOG" "$ETC" "$OPENSTACK_HOME"/{nova/instances,nova/lock,glance/images,glance/lock}
( umask 077; mkdir -p "$OPENSTACK_HOME"/keystone/{fernet,credential} )
ulimit -n 65536 2>/dev/null || ulimit -n 16384 2>/dev/null || true

# ---------------------------------------------------------------- database
start_mariadb() {
  if listening "$DB_HOST" "$DB_PORT"; then
    [ -e "$RUN/mariadb.pid" ] || say "mariadb: reusing the server on $DB_HOST:$DB_PORT"
    return
  fi
  local d=$OPENSTACK_HOME/mariadb own; own=$(id -u mysql >/dev/null 2>&1 && echo mysql || echo root)
  if [ ! -d "$d/data/mysql" ]; then
    mkdir -p "$d/data" "$d/tmp"; chown -R "$own" "$d"
    mariadb-install-db --no-defaults --user="$own" --datadir="$d/data" --auth-root-authentication-method=normal \
      --skip-test-db >"$LOG/mariadb-install.log" 2>&1
  fi
  # durability is off on purpose: the data is thrown away with the stack
  setsid mariadbd --no-defaults --user="$own" --datadir="$d/data" --tmpdir="$d/tmp" --socket="$d/mysqld.sock" \
    --bind-address="$DB_HOST" --port="$DB_PORT" --pid-file="$d/mysqld.pid" --log-error="$LOG/mariadb.log" \
    --innodb-flush-log-at-trx-commit=0 --innodb-doublewrite=0 --innodb-flush-method=nosync --sync-binlog=0 --skip-log-bin \
    --innodb-buffer-pool-size=128M --max-connections=600 --skip-name-resolve --performance-schema=OFF \
    </dev/null >>"$LOG/mariadb.log" 2>&1 &
  echo $! >"$RUN/mariadb.pid"
  wait_for 60 mariadbd listening "$DB_HOST" "$DB_PORT"
  say "mariadb: started"
}
sql() { MYSQL_PWD=$DB_ROOT_PASSWORD mariadb --no-defaults -h "$DB_HOST" -P "$DB_PORT" -u "$DB_ROOT_USER" -N -B "$@"; }
create_databases() {
  wait_for 30 "mariadb root login" sql -e 'select 1'
  { for d in keystone placement glance nova_api nova nova_cell0; do
      echo "CREATE DATABASE IF NOT EXISTS \`${DB_PREFIX}$d\` CHARACTER SET utf8;"; done
    for h in localhost 127.0.0.1 %; do
      echo "CREATE USER IF NOT EXISTS '$DB_USER'@'$h' IDENTIFIED BY '$DB_PASSWORD';"
      for d in keystone placement glance nova_api nova nova_cell0; do
        echo "GRANT ALL ON \`${DB_PREFIX}$d\`.* TO '$DB_USER'@'$h';"; done; done
    # a reused server may still have the default of 151, and fsync at every commit (slow schema creation)
    echo "SET GLOBAL max_connections = GREATEST(@@max_connections, 600);"
    echo "SET GLOBAL innodb_flush_log_at_trx_commit = 0;"
  } | sql
}
db_url() { echo "mysql+pymysql://$DB_USER:$DB_PASSWORD@$DB_HOST:$DB_PORT/${DB_PREFIX}$1?charset=utf8"; }

# ---------------------------------------------------------------- configuration files
write_conf() {
  local vh=$RABBIT_VHOST; [ "$vh" = / ] && vh=%2F
  TRANSPORT=rabbit://$RABBIT_USER:$RABBIT_PASSWORD@$RABBIT_HOST:$RABBIT_PORT/$([ "$vh" = %2F ] && echo / || echo "$vh")
  auth() { cat <<X
auth_url = http://$BIND:$KEYSTONE_PORT/v3
auth_type = password
project_domain_name = Default
user_domain_name = Default
project_name = service
username = $1
password = $SERVICE_PASSWORD
region_name = $OS_REGION
X
}
  cat >"$ETC/keystone.conf" <<X
[DEFAULT]
log_file = $LOG/keystone.log
use_stderr = false
public_endpoint = http://$BIND:$KEYSTONE_PORT
[database]
connection = $(db_url keystone)
[token]
provider = fernet
expiration = $TOKEN_EXPIRATION
[fernet_tokens]
key_repository = $OPENSTACK_HOME/keystone/fernet
[fernet_receipts]
key_repository = $OPENSTACK_HOME/keystone/fernet
[credential]
key_repository = $OPENSTACK_HOME/keystone/credential
[identity]
password_hash_rounds = 4
max_password_length = 72
X
  cat >"$ETC/placement.conf" <<X
[DEFAULT]
log_file = $LOG/placement.log
use_stderr = false
[api]
auth_strategy = keystone
[placement_database]
connection = $(db_url placement)
sync_on_startup = false
[keystone_authtoken]
www_authenticate_uri = http://$BIND:$KEYSTONE_PORT
service_token_roles_required = true
$(auth placement)
X
  cat >"$ETC/glance-api.conf" <<X
[DEFAULT]
log_file = $LOG/glance-api.log
bind_host = $BIND
bind_port = $GLANCE_PORT
workers = 0
node_staging_uri = file://$OPENSTACK_HOME/glance/staging
enabled_import_methods = []
[database]
connection = $(db_url glance)
[glance_store]
stores = file
default_store = file
filesystem_store_datadir = $OPENSTACK_HOME/glance/images
[oslo_concurrency]
lock_path = $OPENSTACK_HOME/glance/lock
[paste_deploy]
flavor = keystone
config_file = $OPENSTACK_DEBS/glance/glance-api-paste.ini
[keystone_authtoken]
www_authenticate_uri = http://$BIND:$KEYSTONE_PORT
service_token_roles_required = true
$(auth glance)
X
  cat >"$ETC/nova.conf" <<X
[DEFAULT]
debug = $NOVA_DEBUG
host = controller
logging_exception_prefix = %(asctime)s.%(msecs)03d %(process)d ERROR %(name)s %(instance)s
default_log_levels = amqp=WARN,amqplib=WARN,sqlalchemy=WARN,oslo.messaging=WARN,oslo_messaging=ERROR,oslo_config=ERROR,oslo_policy=ERROR,urllib3.connectionpool=WARN,keystonemiddleware=WARN,stevedore=WARN,dogpile.core.dogpile=WARN
my_ip = $BIND
state_path = $OPENSTACK_HOME/nova
instances_path = $OPENSTACK_HOME/nova/instances
transport_url = $TRANSPORT
compute_driver = slipway_fake.SlipwayFakeDriver
enabled_apis = osapi_compute
osapi_compute_listen = $BIND
osapi_compute_listen_port = $NOVA_PORT
osapi_compute_workers = $NOVA_API_WORKERS
periodic_fuzzy_delay = 0
report_interval = $REPORT_INTERVAL
service_down_time = $SERVICE_DOWN_TIME
heal_instance_info_cache_interval = 0
graceful_shutdown_timeout = 5
reserved_host_memory_mb = 512
rpc_response_timeout = 60
[api]
auth_strategy = keystone
[wsgi]
api_paste_config = $OPENSTACK_DEBS/nova/api-paste.ini
[conductor]
workers = 1
[scheduler]
workers = 1
discover_hosts_in_cells_interval = 5
[filter_scheduler]
# by default a host with a build under way loses to any idle one, however full: with 3 fake hosts nearly all land on one
io_ops_weight_multiplier = 0
[oslo_policy]
enforce_scope = $ENFORCE_NEW_DEFAULTS
enforce_new_defaults = $ENFORCE_NEW_DEFAULTS
[quota]
instances = -1
cores = -1
ram = -1
[notifications]
notification_format = $NOTIFICATION_FORMAT
notify_on_state_change = vm_and_task_state
[oslo_messaging_notifications]
driver = messagingv2
topics = notifications
[oslo_messaging_rabbit]
heartbeat_in_pthread = false
[keystone_authtoken]
www_authenticate_uri = http://$BIND:$KEYSTONE_PORT
service_token_roles_required = true
token_cache_time = 300
$(auth nova)
[service_user]
send_service_user_token = true
$(auth nova)
[placement]
$(auth placement)
[glance]
service_type = image
region_name = $OS_REGION
[neutron]
$(auth neutron)
[cinder]
catalog_info = volumev3::internalURL
[vnc]
enabled = false
[spice]
enabled = false
[oslo_concurrency]
lock_path = $OPENSTACK_HOME/nova/lock
X
  cat >"$ETC/nova-db.conf" <<X
[api_database]
connection = $(db_url nova_api)
max_pool_size = 10
[database]
connection = $(db_url nova)
max_pool_size = 10
X
}

fernet() { # what keystone-manage fernet_setup / credential_setup write
  local r
  for r in fernet credential; do
    [ -s "$OPENSTACK_HOME/keystone/$r/0" ] && continue
    ( umask 077; for k in 0 1; do $PY -c 'import base64,os;print(base64.urlsafe_b64encode(os.urandom(32)).decode(),end="")' >"$OPENSTACK_HOME/keystone/$r/$k"; done )
  done
}

step() { local n=$1; shift; if ! "$@" >"$LOG/$n.log" 2>&1; then tail -20 "$LOG/$n.log" >&2; die "$n failed ($LOG/$n.log)"; fi; say "$n: done"; }

# ---------------------------------------------------------------- go
start_mariadb & p1=$!
start_rabbit & p2=$!
fernet
wait $p1; create_databases
( wait_for 90 rabbitmq listening "$RABBIT_HOST" "$RABBIT_PORT" ) ; wait $p2; rabbit_vhost
export RABBIT_VHOST
write_conf

chain_keystone() {
  if [ ! -e "$RUN/keystone.synced" ]; then
    step keystone-db_sync keystone-manage --config-file "$ETC/keystone.conf" db_sync
    step keystone-bootstrap keystone-manage --config-file "$ETC/keystone.conf" bootstrap --bootstrap-password "$ADMIN_PASSWORD" \
      --bootstrap-admin-url "$KEYSTONE_URL" --bootstrap-internal-url "$KEYSTONE_URL" --bootstrap-public-url "$KEYSTONE_URL" --bootstrap-region-id "$OS_REGION"
    touch "$RUN/keystone.synced"
  fi
  start_keystone
  step keystone-services $PY "$HERE/lib/bootstrap.py" services
}
chain_placement() {
  [ -e "$RUN/placement.synced" ] || { step placement-db_sync placement-manage --config-file "$ETC/placement.conf" db sync; touch "$RUN/placement.synced"; }
  mkdir -p "$ETC/placement"; ln -sfn ../placement.conf "$ETC/placement/placement.conf"
  uwsgi_app placement "$PLACEMENT_PORT" "$PLACEMENT_PROCESSES" /usr/bin/placement-api OS_PLACEMENT_CONFIG_DIR="$ETC/placement"
  wait_for 60 placement curl -sf "http://$BIND:$PLACEMENT_PORT/"
}
chain_glance() {
  [ -e "$RUN/glance.synced" ] || { step glance-db_sync $PY -c 'import sys; from glance.cmd.manage import main; sys.exit(main())' --config-file "$ETC/glance-api.conf" db_sync; touch "$RUN/glance.synced"; }
  alive glance-api && return
  ( cd /; exec setsid $PY -c 'import sys; sys.argv[0] = "glance-api"; from glance.cmd.api import main; main()' --config-file "$ETC/glance-api.conf" </dev/null >"$LOG/glance-api.out" 2>&1 ) &
  echo $! >"$RUN/glance-api.pid"
}
chain_nova() {
  [ -e "$RUN/nova.synced" ] || { NOVA_CELL0_URL=$(db_url nova_cell0) step nova-db_sync $PY "$HERE/lib/nova_db.py" sync --config-file "$ETC/nova.conf" --config-file "$ETC/nova-db.conf"; touch "$RUN/nova.synced"; }
}
chain_nova & pn=$!
chain_keystone & pk=$!
wait $pk
chain_placement & pp=$!
wait $pn || die "nova db sync failed"
chain_glance & pg=$!
wait $pp

names=()
for n in neutron-stub nova-conductor nova-scheduler nova-api $(seq -f 'compute-%.0f' 1 "$NUM_COMPUTES"); do alive "$n" || names+=("$n"); done
if [ ${#names[@]} -gt 0 ]; then
  say "starting ${names[*]}"
  ( cd /; exec $PY "$HERE/lib/launcher.py" "${names[@]}" </dev/null >>"$LOG/launcher.log" 2>&1 ) || { tail -20 "$LOG/launcher.log" >&2; die launcher; }
fi
wait $pg
wait_for 60 nova-api curl -sf "http://$BIND:$NOVA_PORT/"
wait_for 60 glance-api curl -s "http://$BIND:$GLANCE_PORT/"
say 'APIs answer'
step resources $PY "$HERE/lib/bootstrap.py" resources
mapped() { [ "$(sql -e "select count(*) from \`${DB_PREFIX}nova_api\`.host_mappings where host like 'compute-%'")" -ge "$NUM_COMPUTES" ]; }
wait_for 90 "all $NUM_COMPUTES computes" mapped
step ready $PY "$HERE/lib/bootstrap.py" ready
cat "$LOG/ready.log"
say "up: keystone $KEYSTONE_URL  nova http://$BIND:$NOVA_PORT/v2.1  amqp://$RABBIT_USER:$RABBIT_PASSWORD@$RABBIT_HOST:$RABBIT_PORT/$([ "$RABBIT_VHOST" = / ] && echo %2F || echo "$RABBIT_VHOST")"
