import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Something the person at the terminal can act on: shown as one sentence, without a stack. */
export class Failure extends Error {
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Progress goes to standard error: a command's own output stays clean for pipes. */
function say(line) {
  process.stderr.write(`${line}\n`);
}

export function explain(failure) {
  say(failure instanceof Failure ? failure.message : String(failure?.stack ?? failure));
}

/** Announces a step, runs it, and says how long it took; a long one says every 15 s that it goes on. */
export async function step(title, work) {
  say(`${title} …`);
  const start = Date.now();
  const seconds = () => ((Date.now() - start) / 1000).toFixed(1);
  const timer = setInterval(() => say(`  still at it, ${seconds()} s`), 15_000);
  try {
    const result = await work();
    say(`  done in ${seconds()} s`);
    return result;
  } finally {
    clearInterval(timer);
  }
}
