import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { findFolderHolder, lockFolder } from './folder-lock.ts';
import { identifyProcess } from './process-identity.ts';
import { cleanUp, makeDataFolder } from './test-folder.ts';

afterEach(cleanUp);

function leaveLock(folder: string, content: unknown): void {
  writeFileSync(join(folder, 'kontor.lock'), typeof content === 'string' ? content : JSON.stringify(content));
}

test('holds a folder until it is released', () => {
  const folder = makeDataFolder();
  const lock = lockFolder(folder);
  expect(findFolderHolder(folder)).toBe(process.pid);
  expect(() => lockFolder(folder)).toThrow(/already in use/);
  lock.release();
  expect(findFolderHolder(folder)).toBeUndefined();
  lockFolder(folder).release();
  expect(readdirSync(folder)).toEqual([]);
});

test('takes over from a process that is gone', () => {
  const folder = makeDataFolder();
  // Above the largest process id Linux gives (proc(5), pid_max).
  leaveLock(folder, { pid: 2 ** 22 + 1, identity: 'boot 1' });
  lockFolder(folder).release();
});

test('takes over when the id now belongs to a process that started later', () => {
  const folder = makeDataFolder();
  leaveLock(folder, { pid: process.pid, identity: 'an earlier start' });
  lockFolder(folder).release();
});

test.each(['', '{', 'null', '[]', '{"pid":"1"}'])('takes over from a lock that holds %j', (content) => {
  const folder = makeDataFolder();
  leaveLock(folder, content);
  lockFolder(folder).release();
});

test('does not release a lock that somebody else took since', () => {
  const folder = makeDataFolder();
  const lock = lockFolder(folder);
  leaveLock(folder, { pid: process.ppid, identity: identifyProcess(process.ppid) });
  lock.release();
  expect(existsSync(join(folder, 'kontor.lock'))).toBe(true);
});

test('says so when the folder cannot be used', () => {
  const folder = makeDataFolder();
  writeFileSync(join(folder, 'file'), '');
  const unusable = [join(folder, 'file'), join(folder, 'file', 'below')];
  // Nothing can be made there; Node's own way to make folders would never come back.
  if (existsSync('/proc/self')) unusable.push('/proc/kontor', '/proc/kontor/data');
  for (const each of unusable) {
    expect(findFolderHolder(each)).toBeUndefined();
    expect(() => lockFolder(each)).toThrow(/cannot be written to \((ENOTDIR|ENOENT)\)/);
  }
});

test('makes the folders on the way', () => {
  const folder = join(makeDataFolder(), 'one', 'other');
  lockFolder(folder).release();
  expect(readdirSync(folder)).toEqual([]);
});
