import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import type { Homeserver } from './fixtures/index.ts';

const systemChromium = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((path) => existsSync(path));

/**
 * What is left out unless it is asked for: pictures of every screen (`npm run e2e -- --grep @screens`), and what takes
 * long (`--grep @long`, also within `npm run bench -- long`; `@faults` within `chat-faults`). Workers do not see the arguments, but the environment.
 */
const leftOut = ['screens', 'long', 'faults'].filter((tag) => {
  const name = `KONTOR_E2E_${tag.toUpperCase()}`;
  if (process.argv.some((argument) => argument.includes(`@${tag}`))) process.env[name] = 'on';
  return process.env[name] !== 'on';
});

/** `KONTOR_CHROMIUM` names the browser; empty, Playwright uses its own. */
const executablePath = process.env.KONTOR_CHROMIUM ?? systemChromium ?? '';

/** `all`: every test of the chat also on a Synapse; else a short journey. See `bench/chat-synapse.ts`. */
const isAllOnSynapse = process.env.KONTOR_E2E_SYNAPSE === 'all';

export default defineConfig<object, Homeserver>({
  testDir: 'specs',
  globalSetup: './fixtures/prepare-cities.ts',
  outputDir: 'test-results/artifacts',
  workers: 2,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  grepInvert: leftOut.map((tag) => new RegExp(`@${tag}`)),
  projects: [
    { name: '', use: { homeserver: 'embedded' }, testIgnore: 'chat/on-synapse/**' },
    {
      name: 'synapse',
      use: { homeserver: 'synapse' },
      testMatch: 'chat/**',
      ...(isAllOnSynapse ? {} : { grep: /@synapse/ }),
    },
  ],
  use: {
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    screenshot: 'only-on-failure',
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
    contextOptions: { reducedMotion: 'reduce' },
    // The shell is kept on the device only where a test is about that: fetching it in every test costs as much as the test.
    serviceWorkers: 'block',
    launchOptions: {
      ...(executablePath === '' ? {} : { executablePath }),
      args: ['--no-sandbox', '--disable-background-networking'],
    },
  },
});
