import { expect, test } from 'vitest';
import { countEndToEndTests, listSkipReasons } from './end-to-end-tests.ts';
import { addUp, closing } from './tally.ts';
import { countUnitTests } from './unit-tests.ts';

const unitReport = {
  success: false,
  testResults: [
    {
      name: `${import.meta.dirname}/some.test.ts`,
      status: 'failed',
      assertionResults: [
        { status: 'passed', fullName: 'adds' },
        { status: 'failed', fullName: 'subtracts' },
        { status: 'pending', fullName: 'multiplies' },
        { status: 'todo', fullName: 'divides' },
      ],
    },
    { name: `${import.meta.dirname}/broken.test.ts`, status: 'failed', assertionResults: [] },
  ],
};

test('counts unit tests, and a file that could not be loaded as one that failed', () => {
  expect(countUnitTests(unitReport)).toEqual({
    passed: 1,
    skipped: 2,
    failed: ['tools/tests/some.test.ts: subtracts', 'tools/tests/broken.test.ts: the file could not be run'],
  });
});

test('counts end-to-end tests in nested suites, a flaky one as failed', () => {
  const spec = (title: string, status: string) => ({ title, tests: [{ projectName: 'phone', status }] });
  const suites = [
    {
      title: 'chat.spec.ts',
      specs: [spec('sends', 'expected')],
      suites: [
        { title: 'offline', specs: [spec('keeps', 'unexpected'), spec('resends', 'flaky'), spec('waits', 'skipped')] },
      ],
    },
  ];
  expect(countEndToEndTests({ suites, errors: [{ message: 'No server\n at x' }] })).toEqual({
    passed: 1,
    skipped: 1,
    failed: [
      'e2e: No server',
      'e2e: chat.spec.ts › offline › keeps [phone]',
      'e2e: chat.spec.ts › offline › resends [phone] (flaky)',
    ],
  });
});

test('says once why tests were skipped', () => {
  const annotations = [
    { type: 'skip', description: 'no Synapse is installed' },
    { type: 'took', description: '3 s' },
  ];
  const specs = [{ title: 'talks', tests: [{ projectName: 'synapse', status: 'skipped', annotations }] }];
  const suites = [{ title: 'chat.spec.ts', specs, suites: [{ title: 'again', specs }] }];
  expect(listSkipReasons({ suites })).toEqual(['no Synapse is installed']);
});

test('ends with one line of totals, after the names of all that failed', () => {
  const total = addUp([countUnitTests(unitReport), { passed: 3, skipped: 0, failed: [] }]);
  const lines = closing(total).split('\n');
  expect(lines.at(-1)).toBe('4 passed, 2 failed, 2 skipped');
  expect(lines).toContain('  ✗ tools/tests/some.test.ts: subtracts');
});
