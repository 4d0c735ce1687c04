import base from '../../jest.config.js';

/** Needs a chromium on this machine; `CHROMIUM` names one that is not on the PATH. */
export default {
  ...base,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
};
