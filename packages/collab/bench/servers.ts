import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('./server-program.ts', import.meta.url));
/** The server that everybody compares with, and the Yjs that our own server has. */
const reference = ['y-websocket@2.1.0', 'ws@8.23.0', `yjs@${versionOfYjs()}`];

export interface MeasuredServer {
  readonly name: string;
  /** The name of the document follows. */
  readonly url: string;
  readonly child: ChildProcess;
}

export async function startOurs(databaseUrl: string, port = 0): Promise<MeasuredServer> {
  const child = spawn(process.execPath, ['--expose-gc', program, databaseUrl, String(port)], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const said = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString()));
    child.once('exit', (code) => reject(new Error(`Our server ended with ${code}`)));
  });
  return { name: 'ours', url: `ws://127.0.0.1:${/\d+/.exec(said)?.[0]}`, child };
}

/** Fetched into a folder of its own: it must not bring a second Yjs into the product. */
export async function startReference(folder: string): Promise<MeasuredServer> {
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  const options = ['--ignore-scripts', '--omit=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', ['install', ...options, ...reference], { cwd: folder, stdio: 'inherit' });
  const port = await findFreePort();
  const child = spawn(process.execPath, [join(folder, 'node_modules', 'y-websocket', 'bin', 'server.cjs')], {
    cwd: folder,
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await waitForPort(port, child);
  return { name: 'y-websocket', url: `ws://127.0.0.1:${port}`, child };
}

export async function end({ child }: MeasuredServer): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** Once no document is in memory and what can be collected is; bytes. */
export async function memoryOf({ child }: MeasuredServer): Promise<number> {
  child.send('memory');
  const [bytes] = await once(child, 'message');
  return Number(bytes);
}

/** Time on the processor so far in ms; without Linux's `/proc` it is not known. */
export function cpuOf({ child }: MeasuredServer): number {
  const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function versionOfYjs(): string {
  const manifest = createRequire(import.meta.url)
    .resolve('yjs')
    .replace(/dist.*$/, 'package.json');
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version; // npm's own format
}

export async function findFreePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

async function waitForPort(port: number, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 200 && child.exitCode === null; attempt += 1) {
    const isThere = await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    );
    if (isThere) return;
    await pause(50);
  }
  throw new Error('The server to compare with does not start');
}
