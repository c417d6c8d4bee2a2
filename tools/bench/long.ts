import { globSync } from 'node:fs';
import { join } from 'node:path';
import { runEndToEndTests } from '../tests/end-to-end-tests.ts';
import { endChildrenOnSignal } from '../tests/run-program.ts';
import { addUp, closing, type Tally } from '../tests/tally.ts';
import { runUnitTests } from '../tests/unit-tests.ts';

const repository = join(import.meta.dirname, '..', '..');

/**
 * The tests for which `npm test` has no time: those that end whole processes again and again (`*.long.test.ts`, `@long` in
 * the browser), and every screen in every look.
 */
async function run(): Promise<void> {
  endChildrenOnSignal();
  const files = globSync('{packages,plugins,server,tools}/**/*.long.test.ts', {
    cwd: repository,
    exclude: ['**/node_modules/**'],
  });
  const tallies: Tally[] = [await runUnitTests(files)];
  tallies.push(await runEndToEndTests(['--grep', '@long']));
  process.env.KONTOR_E2E_LOOKS = 'all';
  tallies.push(await runEndToEndTests(['specs/accessibility/screens.spec.ts']));
  const total = addUp(tallies);
  console.log(closing(total));
  process.exitCode = total.failed.length > 0 ? 1 : 0;
}

await run();
