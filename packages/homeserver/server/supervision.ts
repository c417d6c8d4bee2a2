import { createInterface } from 'node:readline';

/** Who started us is gone: what is still being done has so long. */
const lastMs = 5_000;

/**
 * Under the suite, the first line of standard input is the address of the database, which holds a password that no list of
 * processes is to show; the suite looks after the tables. The input ends with the suite, however that ends, and `onGone`
 * is called then.
 */
export function beSupervised(onGone: () => void): Promise<{ readonly url: string; readonly hasTables: true }> {
  return new Promise((resolve, reject) => {
    const lines = createInterface(process.stdin);
    lines.once('line', (url) => resolve({ url, hasTables: true }));
    lines.once('close', () => {
      reject(new Error('Standard input ended before it named a database'));
      // The database may have gone before us: nobody waits for it then.
      setTimeout(() => process.exit(1), lastMs).unref();
      onGone();
    });
  });
}
