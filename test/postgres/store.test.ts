import { describe } from '@jest/globals';
import { pino } from 'pino';

import { openStore } from '../../src/store/index.ts';
import { describeStore } from '../store/store-suite.ts';
import { describeUpgrade } from '../store/upgrade-suite.ts';
import { newDatabase } from './new-database.ts';

describeStore('PostgreSQL', async () => openStore({ postgres: await newDatabase() }, pino({ level: 'silent' })));

describe('PostgreSQL', () => {
  describeUpgrade(async () => ({ postgres: await newDatabase() }));
});
