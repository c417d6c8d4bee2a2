import { once } from 'node:events';
import { isKontorError } from '@kontor/base';
import { readCommandLine } from './command-line.ts';
import { startHomeserver } from './homeserver.ts';
import { openStorage } from './homeserver-storage.ts';
import { beSupervised } from './supervision.ts';

const stopping = new AbortController();

function stopOnSignal(signal: NodeJS.Signals): void {
  process.on(signal, () => stopping.abort());
}

async function main(): Promise<void> {
  stopOnSignal('SIGINT');
  stopOnSignal('SIGTERM');
  const command = readCommandLine(process.argv.slice(2));
  const storage = await openStorage(command.storage ?? (await beSupervised(() => stopping.abort())));
  try {
    const homeserver = await startHomeserver({
      ...command,
      database: storage.database,
      onFailure: (failure, { method, path }) => complain(`${method} ${path}: ${explain(failure)}`),
      onLost: (failure) => {
        complain(explain(failure));
        process.exitCode = 1;
        stopping.abort();
      },
    });
    if (storage.elsewhere !== undefined)
      say(`The database lies in ${storage.elsewhere}: its user may not enter the folder that was asked for.`);
    say(`Matrix homeserver ${command.config.serverName}: ${homeserver.url}`);
    if (!stopping.signal.aborted) await once(stopping.signal, 'abort');
    await homeserver.close();
  } finally {
    await storage.close();
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A sentence for what an operator can mend; the stack for what only we can. */
function explain(failure: unknown): string {
  // Other packages name the settings of the suite.
  if (isKontorError(failure))
    return failure.sentence.en.replaceAll('KONTOR_DATABASE_URL', '--database').replaceAll('KONTOR_DATA', '--data');
  const { code, port, address, syscall, hostname } = Object(failure);
  if (code === 'EADDRINUSE') return `Port ${port} of ${address} is taken. Choose another one with --port.`;
  if (syscall === 'listen' || syscall === 'getaddrinfo')
    return `Nothing can listen at ${hostname ?? address} (${code}). Choose another address with --bind or --port.`;
  return failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
}

main().then(
  () => process.exit(),
  (failure: unknown) => {
    complain(explain(failure));
    process.exit(1);
  },
);
