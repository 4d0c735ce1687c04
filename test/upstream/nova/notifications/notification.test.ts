/** Nova's notifications as they were recorded, and as nobody would send them. */

import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { readNotification } from '../../../../src/upstream/nova/notification.ts';
import { enveloped, samples } from './samples.ts';

const SERVER = '51016f99-4025-43d0-9dc9-a019e452f956';
const UUID = /^[0-9a-f-]{36}$/u;
const KINDS = ['hint', 'other', 'nonsense'];

const versioned = (event_type: string, data: unknown, publisher_id = 'nova-compute:compute-1') =>
  enveloped({ event_type, publisher_id, payload: { 'nova_object.data': data } });
const hinted = (body: unknown) => {
  const read = readNotification(body);
  return read.kind === 'hint' ? read.hint : read;
};

test('every recorded notification of a server hints at that server', () => {
  const about = samples.filter(({ name }) => /^(?:instance|compute_task)\.(?!exists$)/u.test(name));
  expect(about.length).toBeGreaterThan(40);
  for (const { name, message, body } of about) {
    const data = (message.payload as { 'nova_object.data': Record<string, unknown> })['nova_object.data'];
    const id = data.uuid ?? data.instance_uuid;
    expect([name, hinted(body)]).toEqual([name, { kind: 'server', id }]);
    expect(id).toMatch(UUID);
  }
});

test('a recorded change of a service hints at its host', () => {
  expect(hinted(samples.find(({ name }) => name === 'service.update')?.body)).toEqual({
    kind: 'host',
    name: 'compute-1',
  });
});

test('of what was recorded, schedulings and hourly reports concern nobody, and unversioned ones are a mistake', () => {
  const kindOf = (pattern: RegExp) => {
    const found = samples.filter(({ name }) => pattern.test(name));
    return [...new Set(found.map(({ body }) => readNotification(body).kind))];
  };
  expect(kindOf(/^scheduler\./u)).toEqual(['other']);
  expect(kindOf(/^instance\.exists/u)).toEqual(['other']);
  expect(kindOf(/^unversioned\./u)).toEqual(['nonsense']);
  expect(samples.map(({ body }) => readNotification(body).kind).every((kind) => KINDS.includes(kind))).toBe(true);
});

test('other services than nova-compute are no hosts', () => {
  expect(readNotification(versioned('service.update', { host: 'controller', binary: 'nova-scheduler' })).kind).toBe(
    'other',
  );
});

test('a hypervisor that its host cannot reach hints at the host', () => {
  expect(hinted(versioned('libvirt.connect.error', { ip: '10.0.0.1' }))).toEqual({ kind: 'host', name: 'compute-1' });
  expect(readNotification(versioned('libvirt.connect.error', {}, 'compute-1')).kind).toBe('other');
});

test('an aggregate that changed hints at everything: it may have moved hosts to another zone', () => {
  expect(hinted(versioned('aggregate.add_host.end', { hosts: ['compute-1'] }))).toEqual({ kind: 'all' });
  expect(readNotification(versioned('aggregate.add_host.start', { hosts: [] })).kind).toBe('other');
  expect(readNotification(versioned('aggregate.cache_images.end', { hosts: [] })).kind).toBe('other');
});

test('bytes, text, parsed JSON, with envelope or without: all are read', () => {
  const bytes = versioned('instance.update', { uuid: SERVER });
  const bare = { event_type: 'instance.update', payload: { 'nova_object.data': { uuid: SERVER } } };
  const expected = { kind: 'server', id: SERVER };
  for (const body of [bytes, bytes.toString(), JSON.parse(bytes.toString()), bare, JSON.stringify(bare)]) {
    expect(hinted(body)).toEqual(expected);
  }
});

test('what might lead a request elsewhere is no id of a server', () => {
  for (const uuid of ['detail', '../os-services', '', null, 7, `${SERVER}/action`]) {
    expect(readNotification(versioned('instance.update', { uuid }))).toEqual({
      kind: 'nonsense',
      what: 'about a server without its id',
    });
  }
});

test('whatever is sent, reading it neither fails nor repeats it', () => {
  const anything = fc.oneof(
    fc.uint8Array().map((bytes) => Buffer.from(bytes)),
    fc.string(),
    fc.anything(),
    fc.jsonValue().map(enveloped),
    fc.record({ event_type: fc.anything(), payload: fc.anything() }).map(enveloped),
  );
  const whats = new Set<string>();
  fc.assert(
    fc.property(anything, (body) => {
      const read = readNotification(body);
      expect(KINDS).toContain(read.kind);
      if (read.kind === 'nonsense') whats.add(read.what);
    }),
    { numRuns: 2000 },
  );
  expect(whats.size).toBeLessThan(6);
});

test('a recorded notification that lost or changed any one field still says the same, less, or nothing', () => {
  const paths = ['event_type', 'publisher_id', 'payload'] as const;
  fc.assert(
    fc.property(fc.constantFrom(...samples), fc.constantFrom(...paths), fc.anything(), (sample, field, value) => {
      const before = hinted(sample.body);
      const read = readNotification(enveloped({ ...sample.message, [field]: value }));
      if (field === 'publisher_id' && typeof value === 'string' && read.kind === 'hint')
        expect(read.hint).toEqual(before);
      expect(KINDS).toContain(read.kind);
    }),
  );
});
