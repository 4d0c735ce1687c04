"""nova.virt.fake.FakeDriver with the few things that a set of real, separate nova-compute
processes needs. Loaded as nova.virt.slipway_fake (launcher.py puts it there).

Changed against Nova's own FakeDriver:
- size from FAKE_VCPUS / FAKE_MEMORY_MB / FAKE_DISK_GB instead of 1000 vCPUs
- live migration takes LIVE_MIGRATION_SECONDS (so 'migrating' can be seen), can be aborted or
  forced to complete, and forgets the guest on the source afterwards
- server metadata fake_live_migration=fail makes a live migration fail and roll back
- server metadata fake_spawn=fail makes a build fail (ERROR, no reschedule)
- guests are known again after a restart of the process (FakeDriver keeps them in memory only)
"""
import os
import time

from nova.compute import power_state
from nova.compute import vm_states
from nova import exception
from nova.virt import fake

KEEP = (vm_states.ACTIVE, vm_states.STOPPED, vm_states.PAUSED, vm_states.SUSPENDED, vm_states.RESIZED)


def _meta(instance, key):
    try:
        return (instance.metadata or {}).get(key)
    except Exception:
        return None


class SlipwayFakeDriver(fake.FakeDriver):
    vcpus = int(os.environ.get('FAKE_VCPUS', 64))
    memory_mb = int(os.environ.get('FAKE_MEMORY_MB', 262144))
    local_gb = int(os.environ.get('FAKE_DISK_GB', 4000))
    seconds = float(os.environ.get('LIVE_MIGRATION_SECONDS', 2))

    def __init__(self, virtapi, read_only=False):
        super().__init__(virtapi, read_only)
        self._lm = {}
        self._born = time.time()

    def get_host_uptime(self):   # os-hypervisors 2.88+ asks every host over RPC for it
        up = int(time.time() - self._born)
        return ' %s up %d days, %2d:%02d,  0 users,  load average: 0.10, 0.12, 0.09' % (
            time.strftime('%H:%M:%S'), up // 86400, up % 86400 // 3600, up % 3600 // 60)

    def get_available_resource(self, nodename):
        res = super().get_available_resource(nodename)
        if res:      # FakeDriver's 0 would make the scheduler's disk weigher see every host as full
            res['disk_available_least'] = None
        return res

    # --- guests survive a restart of the process
    def _adopt(self, instance):
        if (instance.uuid not in self.instances and instance.host == self._host and
                instance.vm_state in KEEP):
            state = (power_state.SHUTDOWN if instance.vm_state == vm_states.STOPPED
                     else power_state.RUNNING)
            self.instances[instance.uuid] = fake.FakeInstance(instance.name, state, instance.uuid)

    def get_info(self, instance, use_cache=True):
        if instance.task_state is None:
            self._adopt(instance)
        return super().get_info(instance, use_cache)

    def power_off(self, instance, timeout=0, retry_interval=0):
        self._adopt(instance)
        super().power_off(instance, timeout, retry_interval)

    def power_on(self, context, instance, *args, **kwargs):
        self._adopt(instance)
        super().power_on(context, instance, *args, **kwargs)

    def spawn(self, context, instance, *args, **kwargs):
        if _meta(instance, 'fake_spawn') == 'fail' and instance.vm_state == vm_states.BUILDING:
            raise exception.BuildAbortException(instance_uuid=instance.uuid, reason='fake_spawn=fail')
        super().spawn(context, instance, *args, **kwargs)

    # --- live migration that takes time
    def live_migration(self, context, instance, dest, post_method, recover_method,
                       block_migration=False, migrate_data=None):
        job = self._lm[instance.uuid] = {'abort': False, 'force': False}
        try:
            end = time.time() + self.seconds
            while time.time() < end and not (job['abort'] or job['force']):
                time.sleep(0.05)
            if job['abort']:
                return recover_method(context, instance, dest, migrate_data,
                                      migration_status='cancelled')
            if _meta(instance, 'fake_live_migration') == 'fail':
                return recover_method(context, instance, dest, migrate_data)
            post_method(context, instance, dest, block_migration, migrate_data)
        finally:
            self._lm.pop(instance.uuid, None)

    def live_migration_force_complete(self, instance):
        self._lm.get(instance.uuid, {})['force'] = True

    def live_migration_abort(self, instance):
        self._lm.get(instance.uuid, {})['abort'] = True

    def post_live_migration_at_source(self, context, instance, network_info):
        self.instances.pop(instance.uuid, None)
