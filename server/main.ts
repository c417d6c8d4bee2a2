import { once } from 'node:events';
import { demoLogins, demoPassword } from '@kontor/schema';
import { readConfig } from './config/config.ts';
import { explainFailure } from './explain-failure.ts';
import { createLogger } from './log.ts';
import { type RunningServer, startServer } from './start-server.ts';

const started = performance.now();
const stopping = new AbortController();

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function tell(step: string): void {
  say(`  ${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s  ${step}`);
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
    say(`  Demo: sign in as ${demoLogins.join(', ')}, each with the password ${demoPassword}`);
  }
  say('  Ctrl-C stops it.');
}

function stopOnSignal(signal: NodeJS.Signals): void {
  process.on(signal, () => {
    if (stopping.signal.aborted) return;
    say(`  ${signal}: stopping`);
    stopping.abort();
  });
}

async function main(): Promise<void> {
  const config = readConfig(process.env, { demo: process.argv.includes('--demo') });
  stopOnSignal('SIGINT');
  stopOnSignal('SIGTERM');
  const server = await startServer(config, createLogger(config.logLevel), tell, stopping.signal);
  announce(server, config.port === 0 ? config.url.replace(/:0$/, `:${server.port}`) : config.url);
  if (!stopping.signal.aborted) await once(stopping.signal, 'abort');
  await server.stop();
}

main().then(
  () => process.exit(0),
  (failure: unknown) => {
    if (failure === stopping.signal.reason) process.exit(0);
    process.stderr.write(`\n${explainFailure(failure)}\n`);
    process.exit(1);
  },
);
