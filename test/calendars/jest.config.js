/** Suites that have calendars read by a program of another language, from Debian's packages. */
import base from '../../jest.config.js';

export default {
  ...base,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/calendars/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
};
