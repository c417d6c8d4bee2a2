import { defineConfig } from 'vitest/config';

/** They end whole processes again and again: `npm run bench -- long` runs them all, and naming one runs it. */
const long = '**/*.long.test.ts';
const wantsLong = process.argv.some((argument) => argument.includes('.long'));

export default defineConfig({
  test: {
    environment: 'node',
    include: ['{packages,plugins,server,desktop,tools}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/dist/**', ...(wantsLong ? [] : [long])],
    globalSetup: ['packages/database/testing/global-setup.ts'],
    pool: 'forks',
    // For about half of its time a file waits, for PostgreSQL, a process or the disk: three keep two cores busy.
    maxWorkers: 3,
    // Most files use the whole server, which takes seconds to load: a worker loads it once. So modules keep nothing of a
    // file; what imported code is to clean up, the file's own hooks call.
    isolate: false,
    // What the sources become when types are taken out is kept below node_modules, and made anew only when they change.
    fsModuleCache: true,
    // Where something hangs, not where it is slow on a busy machine: promised times are in the tests that keep them.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What comes by itself, an event or a job, comes late there, too.
    expect: { poll: { timeout: 10_000 } },
  },
});
