import { runProgram } from '../tests/run-program.ts';
import type { Tally } from '../tests/tally.ts';
import { type Check, checks } from './check-list.ts';

/** As many at once as the smallest machine has cores; each uses about one. */
const atOnce = 2;

/** Runs every check, says one line for each as it ends and, for a failed one, what it found. */
export async function runChecks(): Promise<Tally> {
  const waiting = [...checks];
  const tally: Tally = { passed: 0, skipped: 0, failed: [] };
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      if (await runCheck(check)) tally.passed += 1;
      else tally.failed.push(`check: ${check.name}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return tally;
}

async function runCheck({ name, command, env }: Check): Promise<boolean> {
  const start = Date.now();
  const { code, output } = await runProgram(command, env ? { env } : {});
  const seconds = ((Date.now() - start) / 1000).toFixed(1).padStart(5);
  console.log(`${code === 0 ? '✓' : '✗'} ${seconds} s  ${name}`);
  if (code !== 0) console.log(output.trim().replace(/^/gm, '    '));
  return code === 0;
}
