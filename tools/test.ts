import { runChecks } from './checks/run-checks.ts';
import { runEndToEndTests } from './tests/end-to-end-tests.ts';
import { installDesktopBuilder, installForeignClients } from './tests/foreign-clients.ts';
import { endChildrenOnSignal } from './tests/run-program.ts';
import { addUp, closing, type Tally } from './tests/tally.ts';
import { runUnitTests } from './tests/unit-tests.ts';

/** All that must hold before a change is taken, each after the other: they share two cores. */
const suites: readonly [title: string, run: () => Promise<Tally>][] = [
  ['Checks', runChecks],
  ['Unit and feature tests', runUnitTests],
  ['End-to-end tests', () => runEndToEndTests()],
];

endChildrenOnSignal();
await installForeignClients();
await installDesktopBuilder();
const tallies: Tally[] = [];
for (const [title, run] of suites) {
  const start = Date.now();
  console.log(`\n── ${title}`);
  const tally = await run();
  tallies.push(tally);
  const seconds = Math.round((Date.now() - start) / 1000);
  console.log(
    `── ${title}: ${tally.passed} passed, ${tally.failed.length} failed, ${tally.skipped} skipped in ${seconds} s`,
  );
}
const total = addUp(tallies);
console.log(closing(total));
process.exitCode = total.failed.length > 0 ? 1 : 0;
