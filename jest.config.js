/** Tests run as they stand: swc strips the types, Node runs the modules. Real-system suites have their own config. */
export default {
  extensionsToTreatAsEsm: ['.ts'],
  testEnvironment: 'node',
  // A machine that installs packages meanwhile is slow; a hang is still found.
  testTimeout: 120_000,
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: [
    '/node_modules/',
    '<rootDir>/test/openstack/',
    '<rootDir>/test/postgres/',
    '<rootDir>/test/browser/',
    '<rootDir>/test/tickets/',
    '<rootDir>/test/examples/',
    '<rootDir>/test/compatibility/',
    '<rootDir>/test/calendars/',
  ],
  transform: { '\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'esnext' } }] },
};
