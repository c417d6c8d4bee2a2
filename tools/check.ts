import { runChecks } from './checks/run-checks.ts';
import { endChildrenOnSignal } from './tests/run-program.ts';
import { closing } from './tests/tally.ts';

endChildrenOnSignal();
const tally = await runChecks();
console.log(closing(tally));
process.exitCode = tally.failed.length > 0 ? 1 : 0;
