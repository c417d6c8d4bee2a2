import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { MeilisearchIndex } from '../server/index.ts';

const run = promisify(execFile);
const repository = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const script = join(repository, '..', 'shared', 'tools', 'meilisearch.sh');
const key = 'kontor-test-master-key';

interface TestMeilisearch {
  readonly index: MeilisearchIndex;
  readonly url: string;
  stop(): Promise<void>;
}

/** A real Meilisearch of a test's own, or why there is none on this machine. */
export async function startMeilisearch(): Promise<TestMeilisearch | { readonly absent: string }> {
  if (!existsSync(script)) return { absent: 'tools/meilisearch.sh is not beside this repository' };
  if (process.getuid?.() !== 0) return { absent: 'tools/meilisearch.sh must be run as root' };
  const home = await mkdtemp(join(tmpdir(), 'kontor-search-'));
  const port = await freePort();
  const env = { ...process.env, MEILI_HOME: home, MEILI_PORT: String(port), MEILI_KEY: key };
  try {
    // One download serves all runs.
    const { MEILI_HOME: _own, ...shared } = env;
    await run(script, ['install'], { env: shared });
    await copyFile(join(tmpdir(), 'kontor-meilisearch', 'meilisearch'), join(home, 'meilisearch'));
    await run(script, ['start'], { env });
  } catch (failure) {
    await rm(home, { recursive: true, force: true });
    return { absent: `tools/meilisearch.sh failed: ${failure}` };
  }
  const url = `http://127.0.0.1:${port}`;
  return {
    index: new MeilisearchIndex({ url, key }),
    url,
    stop: async () => {
      await run(script, ['stop'], { env });
      await rm(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
