#!/bin/bash
# One service of the control plane: service.sh stop|start rabbitmq|keystone    service.sh rabbitmqctl ARGUMENTS
# Only what up.sh started itself; nothing is lost. Returns when it has stopped, or answers.
set -euo pipefail
. "$(dirname "$0")/lib/common.sh"
. "$HERE/lib/services.sh"
own_rabbit() { [ -e "$RUN/rabbitmq.own" ] || die "the RabbitMQ on $RABBIT_HOST:$RABBIT_PORT is not up.sh's own"; }
case "$1 ${2:-}" in
  'stop rabbitmq') own_rabbit; stop_rabbit; say 'rabbitmq: stopped' ;;
  'start rabbitmq') own_rabbit; start_rabbit; wait_for 60 "rabbitmq's vhost" rctl list_vhosts ;;
  'stop keystone') stop TERM 5 keystone || true; say 'keystone: stopped' ;;
  'start keystone') start_keystone; say 'keystone: started' ;;
  rabbitmqctl\ *) own_rabbit; shift; rctl "$@" ;;
  *) sed -n 2,3p "$0"; exit 2 ;;
esac
