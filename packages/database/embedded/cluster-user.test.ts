import { chmodSync, mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { findClosedFolder, readUsers } from './cluster-user.ts';
import { cleanUp, makeDataFolder } from './test-folder.ts';

afterEach(cleanUp);

const stranger = { name: 'stranger', uid: 4_000_000, gid: 4_000_000 };

test('reads accounts with their ids', () => {
  const users = readUsers('root:x:0:0:root:/root:/bin/bash\n\n# comment\nnobody:x:65534:65533::/:/bin/false\n');
  expect(users).toEqual([
    { name: 'root', uid: 0, gid: 0 },
    { name: 'nobody', uid: 65534, gid: 65533 },
  ]);
});

test('names the folder in the middle of the way that a user may not enter', () => {
  const closed = realpathSync(makeDataFolder(0o700));
  mkdirSync(join(closed, 'inner'));
  expect(findClosedFolder(join(closed, 'inner'), stranger)).toBe(closed);
});

test('asks the bit of the owner, of the group, or of all others, whichever the user is', () => {
  const open = realpathSync(makeDataFolder(0o711));
  const closed = join(open, 'closed');
  mkdirSync(closed);
  mkdirSync(join(open, 'free'), { mode: 0o755 });
  expect(findClosedFolder(join(open, 'free'), stranger)).toBeUndefined();
  const { uid = 0, gid = 0 } = { uid: process.getuid?.(), gid: process.getgid?.() };
  for (const [mode, user] of [
    [0o700, stranger],
    [0o677, { ...stranger, uid }],
    [0o767, { ...stranger, gid }],
  ] as const) {
    chmodSync(closed, mode);
    expect(findClosedFolder(closed, user), mode.toString(8)).toBe(closed);
    chmodSync(closed, 0o755);
  }
});
