import { describe, expect, test } from '@jest/globals';
import { endpointIn } from '../../src/upstream/catalogue.ts';
import type { Catalogue, EndpointWish } from '../../src/upstream/catalogue.ts';
import { versionedUrl } from '../../src/upstream/keystone.ts';
import { computeUrl } from '../../src/upstream/nova/connection.ts';

const one: Catalogue = [
  { type: 'identity', endpoints: [{ interface: 'public', url: 'http://keystone', region: 'North' }] },
  {
    type: 'compute',
    endpoints: [
      { interface: 'internal', url: 'http://inner-north', region_id: 'North' },
      { interface: 'public', url: 'http://north', region_id: 'North' },
    ],
  },
];
const two: Catalogue = [
  ...one,
  { type: 'compute', endpoints: [{ interface: 'public', url: 'http://south', region: 'South' }] },
];

const wish = (region: string | null, face: EndpointWish['interface'] = 'public'): EndpointWish => ({
  type: 'compute',
  region,
  interface: face,
});

describe('an endpoint of the catalogue', () => {
  test('is chosen by region and interface', () => {
    expect(endpointIn('keystone', two, wish('North'))).toBe('http://north');
    expect(endpointIn('keystone', two, wish('North', 'internal'))).toBe('http://inner-north');
    expect(endpointIn('keystone', two, wish('South'))).toBe('http://south');
  });

  test('needs no region where there is only one', () => {
    expect(endpointIn('keystone', one, wish(null))).toBe('http://north');
  });

  test.each([
    [
      'without a region where there are several',
      two,
      wish(null),
      'compute is in several regions; configure one of North, South.',
    ],
    ['of a region that is not there', two, wish('West'), 'compute is not in region West; it is in North, South.'],
    [
      'of an interface that is not there',
      two,
      wish('South', 'admin'),
      'compute in South has no admin endpoint; it has public.',
    ],
    [
      'of a service that is not there',
      one.slice(0, 1),
      wish('North'),
      'the catalogue has no service of type compute; it has identity.',
    ],
    ['of an empty catalogue', [], wish('North'), 'the catalogue has no service of type compute; it has nothing.'],
  ])('%s is an error that names what there is', (_case, services, wanted, message) => {
    expect(() => endpointIn('keystone', services, wanted)).toThrow(message);
  });
});

test.each([
  ['https://cloud.example:5000', 'https://cloud.example:5000/v3'],
  ['https://cloud.example/identity/', 'https://cloud.example/identity/v3'],
  ['https://cloud.example/identity/v3', 'https://cloud.example/identity/v3'],
  ['https://cloud.example/identity/v2.0/', 'https://cloud.example/identity/v3'],
])('Keystone at %s is asked at %s', (written, asked) => {
  expect(versionedUrl(written)).toBe(asked);
});

test.each([
  ['http://nova:8774/v2.1', 'http://nova:8774/v2.1'],
  ['http://nova:8774/v2.1/', 'http://nova:8774/v2.1'],
  ['http://nova:8774/v2.1/6b44e11492e640abaf3275f4f269beb8', 'http://nova:8774/v2.1'],
  ['http://nova:8774/v2/6b44e11492e640abaf3275f4f269beb8', 'http://nova:8774/v2.1'],
  ['https://cloud.example/compute', 'https://cloud.example/compute/v2.1'],
])('Nova that the catalogue has at %s is asked at %s', (written, asked) => {
  expect(computeUrl(written)).toBe(asked);
});
