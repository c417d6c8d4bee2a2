import { isKontorError } from '@kontor/base';
import { ConfigError, readConfig } from './config/config.ts';
import { createLogger } from './log.ts';
import { type RunningServer, startServer } from './start-server.ts';

const started = performance.now();

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function tell(step: string): void {
  say(`  ${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s  ${step}`);
}

/** A sentence for what an operator can mend; the stack for what only we can. */
function explain(failure: unknown): string {
  if (failure instanceof ConfigError) return failure.message;
  if (isKontorError(failure)) return failure.sentence.en;
  if (failure instanceof Error && 'code' in failure && failure.code === 'EADDRINUSE') {
    return 'The port is in use by another program. Choose another one with KONTOR_PORT.';
  }
  return failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
}

function announce(server: RunningServer, url: string): void {
  tell('Ready');
  say('');
  say(`  Kontor: ${url}`);
  if (server.setupCode) {
    say(`  Set it up here: ${url}/setup#code=${encodeURIComponent(server.setupCode)}`);
    say(`  (the code alone: ${server.setupCode})`);
  }
  if (server.application.core.config.demo) {
    say('  Demo: sign in as admin, editor, homeoffice or newhire with the password kontor-demo-2026');
  }
  say('  Ctrl-C stops it.');
}

async function main(): Promise<void> {
  const config = readConfig(process.env, { demo: process.argv.includes('--demo') });
  let stopping = false;
  let server: RunningServer | undefined;
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    say(`  ${signal}: stopping`);
    if (!server) return;
    server.stop().then(
      () => process.exit(0),
      (failure: unknown) => {
        process.stderr.write(`${explain(failure)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  server = await startServer(config, createLogger(config.logLevel), tell);
  if (stopping) {
    await server.stop();
    process.exit(0);
  }
  const chosenPort = config.port === 0 ? config.url.replace(/:0$/, `:${server.port}`) : config.url;
  announce(server, chosenPort);
}

main().catch((failure: unknown) => {
  process.stderr.write(`\n${explain(failure)}\n`);
  process.exit(1);
});
