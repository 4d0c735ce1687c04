import type { Cloud } from '../src/domain/compute.ts';

export type CloudMapper = Pick<Cloud, 'name' | 'region'>;
