import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runAside } from './run-child.mjs';
import { Failure, repository, step } from './say.mjs';

const modules = join(repository, 'node_modules');
const stamp = join(modules, '.kontor-install');

/** The packages of the lock file are installed when this resolves; installed ones cost a look at one small file. */
export async function ensureInstalled() {
  const wanted = `${process.platform}-${process.arch} ${hashOf(join(repository, 'package-lock.json'))}\n`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (existsSync(modules)) await step('Bringing the packages up to date', () => bringUpToDate());
  else await step('Installing the packages (once, about half a minute)', () => installAnew());
  mkdirSync(modules, { recursive: true });
  writeFileSync(stamp, wanted);
}

async function installAnew() {
  const { code, output } = await npm(['ci']);
  if (code === 0) return;
  // npm refuses a clean installation where the registry at hand lacks a package for some other kind of computer.
  if (output.includes('EUSAGE')) await bringUpToDate();
  else throw sentenceFor(output);
}

/** Keeps what is right already, so that a running Kontor of the same checkout is not pulled from under its feet. */
async function bringUpToDate() {
  const { code, output } = await npm(['install', '--no-save']);
  if (code !== 0) throw sentenceFor(output);
}

/** Quiet, because the npm at hand may run on an older Node than ours and would warn of every package that needs a newer one. */
async function npm(args) {
  const quiet = ['--loglevel=error', '--no-update-notifier', '--no-audit', '--no-fund', '--prefer-offline'];
  const script = process.env.npm_execpath;
  if (script) return await runAside(process.execPath, [script, ...args, ...quiet]);
  return await runAside(process.platform === 'win32' ? 'npm.cmd' : 'npm', [...args, ...quiet]);
}

function sentenceFor(output) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED/.test(output)) {
    return new Failure(
      `The packages could not be installed, because the package registry cannot be reached. Connect this computer to the internet and start again; it is needed only once.\n\n${output.trim()}`,
    );
  }
  if (output.includes('ENOSPC')) {
    return new Failure(
      'The packages could not be installed, because the disk is full. Make room (about 1 GB) and start again.',
    );
  }
  return new Failure(`The packages could not be installed. npm says:\n\n${output.trim()}`);
}

function hashOf(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
