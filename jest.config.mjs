/** One runner for the core, the backend and the scripts; `--selectProjects core|backend|scripts` picks one. */
const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', { swcrc: true, configFile: new URL('./.swcrc', import.meta.url).pathname }],
  },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  modulePathIgnorePatterns: ['/dist/', '/.cache/', '/.data/'],
};

export default {
  maxWorkers: 2,
  // Courses told over HTTP take a second on a quiet machine; a busy one must not turn that into a failure.
  testTimeout: 60_000,
  projects: [
    {
      ...shared,
      displayName: 'core',
      rootDir: import.meta.dirname,
      testMatch: ['<rootDir>/shared/src/**/*.spec.ts', '<rootDir>/frontend/src/**/*.spec.ts'],
    },
    {
      ...shared,
      displayName: 'backend',
      rootDir: import.meta.dirname,
      testMatch: ['<rootDir>/backend/**/*.spec.ts'],
      globalSetup: '<rootDir>/backend/test/support/global-setup.mjs',
      globalTeardown: '<rootDir>/backend/test/support/global-teardown.mjs',
    },
    {
      ...shared,
      displayName: 'scripts',
      rootDir: import.meta.dirname,
      testMatch: ['<rootDir>/scripts/**/*.spec.ts'],
      globalSetup: '<rootDir>/scripts/test/build-once.mjs',
    },
  ],
};
