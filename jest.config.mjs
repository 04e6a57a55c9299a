/** One runner for the core, the backend and the scripts; `--selectProjects core|backend|scripts` picks one. */
const shared = {
  rootDir: import.meta.dirname,
  // Files run in plain Node, several in one thread: what a server is made of is loaded once and not for each of them.
  runner: 'jest-light-runner',
  setupFiles: ['<rootDir>/scripts/test/typescript.mjs'],
  modulePathIgnorePatterns: ['/dist/', '/.cache/', '/.data/'],
};

export default {
  maxWorkers: 2,
  projects: [
    {
      ...shared,
      displayName: 'core',
      testMatch: ['<rootDir>/shared/src/**/*.spec.ts', '<rootDir>/frontend/src/**/*.spec.ts'],
    },
    {
      ...shared,
      displayName: 'backend',
      testMatch: ['<rootDir>/backend/**/*.spec.ts'],
      globalSetup: '<rootDir>/backend/test/support/global-setup.mjs',
      globalTeardown: '<rootDir>/backend/test/support/global-teardown.mjs',
    },
    {
      ...shared,
      displayName: 'scripts',
      testMatch: ['<rootDir>/scripts/**/*.spec.ts'],
      globalSetup: '<rootDir>/scripts/test/build-once.mjs',
    },
  ],
};
