import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openTestDatabase } from '@kontor/database/testing';

const program = fileURLToPath(new URL('../../homeserver/server/main.ts', import.meta.url));

/** Our own homeserver as a process, which the port knows by its address alone. */
export interface HomeserverProcess {
  readonly url: string;
  close(): Promise<void>;
}

export async function startHomeserverProcess(): Promise<HomeserverProcess> {
  const database = await openTestDatabase({});
  const child = spawn(
    process.execPath,
    [
      ...[program, '--port', '0', '--server-name', 'localhost', '--database', database.url],
      ...['--registration', 'open', '--no-rate-limits'],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const url = await findAddress(child);
  return {
    url,
    close: async () => {
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      await exit;
      await database.close();
    },
  };
}

async function findAddress(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('Its output was asked for');
  for await (const line of createInterface(child.stdout)) {
    const [, url] = /^Matrix homeserver localhost: (\S+)$/.exec(line) ?? [];
    if (url !== undefined) {
      child.stdout.resume();
      return url;
    }
  }
  throw new Error('The homeserver ended before it listened');
}
