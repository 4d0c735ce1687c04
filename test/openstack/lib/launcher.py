"""Starts Nova's processes. Nova is imported once and each service is a fork of that, so that
the code's memory is shared (copy on write) and N computes do not cost N slow imports.
Each child is a session of its own with $RUN/NAME.pid and $LOG/NAME.log.
Usage: launcher.py NAME...   (neutron-stub, nova-conductor, nova-scheduler, nova-api, compute-N)"""
import gc
import importlib.util
import os
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
RUN, LOG, ETC = os.environ['RUN'], os.environ['LOG'], os.environ['ETC']
names = sys.argv[1:]

os.environ['TERM'] = 'dumb'
import nova.cmd  # noqa: E402,F401  (monkey patches first)
import eventlet  # noqa: E402
from nova import config  # noqa: E402
import nova.conf  # noqa: E402

CONF = nova.conf.CONF
common = ['--config-file', os.path.join(ETC, 'nova.conf')]
control = common + ['--config-file', os.path.join(ETC, 'nova-db.conf')]   # computes have no database access
# The managers read their periodic tasks' spacing when imported, so parse first, as the services do.
config.parse_args(['launcher'] + control, configure_db=False, init_rpc=False)
import nova.api.auth  # noqa: E402,F401
import nova.api.openstack.compute  # noqa: E402,F401
import nova.compute.manager  # noqa: E402,F401
import nova.conductor.manager  # noqa: E402,F401
import nova.scheduler.manager  # noqa: E402,F401
import nova.network.neutron  # noqa: E402,F401
import nova.virt.fake  # noqa: E402,F401
import nova.objects  # noqa: E402
CONF.clear()             # each service parses its own command line again
import nova.cmd.api_os_compute  # noqa: E402
import nova.cmd.compute  # noqa: E402
import nova.cmd.conductor  # noqa: E402
import nova.cmd.scheduler  # noqa: E402
import keystonemiddleware.auth_token  # noqa: E402,F401
import oslo_messaging._drivers.impl_rabbit  # noqa: E402,F401
import pymysql  # noqa: E402,F401


def load(name, path):
    spec = importlib.util.spec_from_file_location(name, path)
    mod = importlib.util.module_from_spec(spec)
    sys.modules[name] = mod
    spec.loader.exec_module(mod)
    return mod


nova.virt.slipway_fake = load('nova.virt.slipway_fake', os.path.join(HERE, 'fakedriver.py'))
stub = load('neutron_stub', os.path.join(HERE, 'neutron_stub.py'))
nova.objects.register_all()

MAINS = {'nova-conductor': nova.cmd.conductor.main, 'nova-scheduler': nova.cmd.scheduler.main,
         'nova-api': nova.cmd.api_os_compute.main}


def conductor_ready():
    """RPC sent before nova-conductor declared its queue is lost and costs a 10 s timeout."""
    import amqp
    e = os.environ
    end = time.time() + 60
    while time.time() < end:
        try:
            with amqp.Connection(host='%s:%s' % (e['RABBIT_HOST'], e['RABBIT_PORT']), userid=e['RABBIT_USER'],
                                 password=e['RABBIT_PASSWORD'], virtual_host=e['RABBIT_VHOST']) as c:
                if c.channel().queue_declare('conductor', passive=True).consumer_count:
                    return
        except Exception:
            pass
        time.sleep(0.3)


def child(name):
    os.setsid()
    log = os.open(os.path.join(LOG, name + '.log'), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.dup2(log, 1)
    os.dup2(log, 2)
    eventlet.hubs.use_hub()        # as oslo.service does after its forks: never share an epoll descriptor
    os.closerange(3, 256)
    if name == 'neutron-stub':
        return stub.main()
    if name in MAINS:
        sys.argv = [name] + control
        return MAINS[name]()
    n = name.split('-')[1]
    conf = os.path.join(ETC, name + '.conf')
    with open(conf, 'w') as f:
        f.write('[DEFAULT]\nhost = %s\nmy_ip = 10.20.%d.%d\n' % (name, int(n) // 250, int(n) % 250 + 1))
    sys.argv = ['nova-compute'] + common + ['--config-file', conf]
    return nova.cmd.compute.main()


gc.collect()
gc.freeze()
ready = False
for name in names:
    if name.startswith('compute-') and not ready:
        pid = os.fork()
        if pid == 0:
            try:
                eventlet.hubs.use_hub()
                conductor_ready()
            finally:
                os._exit(0)
        os.waitpid(pid, 0)
        ready = True
    pid = os.fork()
    if pid == 0:
        rc = 1
        try:
            child(name)
            rc = 0
        except SystemExit as e:
            rc = e.code if isinstance(e.code, int) else 1
        except BaseException:
            import traceback
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(rc)
    with open(os.path.join(RUN, name + '.pid'), 'w') as f:
        f.write('%d\n' % pid)
