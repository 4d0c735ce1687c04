import base from '../../jest.config.js';

/** The store on a real PostgreSQL, which is started for it and removed again. */
export default {
  ...base,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/postgres/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  globalSetup: '<rootDir>/test/postgres/global-setup.js',
  globalTeardown: '<rootDir>/test/postgres/global-teardown.js',
  maxWorkers: 1,
};
