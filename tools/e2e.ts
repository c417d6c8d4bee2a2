import { runEndToEndTests } from './tests/end-to-end-tests.ts';
import { endChildrenOnSignal } from './tests/run-program.ts';
import { closing } from './tests/tally.ts';

endChildrenOnSignal();
const tally = await runEndToEndTests(process.argv.slice(2));
console.log(closing(tally));
process.exitCode = tally.failed.length > 0 ? 1 : 0;
