export type { DisableSigner as DisableOwnerMapper } from '../src/domain/disabled-reason.ts';
export type { Host as HostMapper } from '../src/domain/host.ts';
