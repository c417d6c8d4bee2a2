import { expect, test } from 'vitest';
import { anArchive, renamed } from '../test-archive.ts';
import { openArchive } from './open-archive.ts';

const bounds = { entries: 20, total: 64 * 1024 * 1024 };
const unreadable = { code: 'wiki.import_unreadable' };
const tooLarge = { code: 'wiki.import_too_large' };

test('an archive gives its files, without what is hidden', async () => {
  const packed = { 'a/Über uns.md': 'eins', '.git/x': 'x', '__MACOSX/a/b.md': 'x', 'b.png': Buffer.from([1, 2]) };
  const archive = await openArchive(await anArchive(packed), bounds);
  expect([...archive.files]).toEqual([
    ['a/Über uns.md', 4],
    ['b.png', 2],
  ]);
  expect(Buffer.from(await archive.read('a/Über uns.md')).toString()).toBe('eins');
  await expect(archive.read('.git/x')).rejects.toMatchObject(unreadable);
});

test.each([
  ['../../etc/passwd', 'up out of it'],
  ['/etc/cron.d/evil', 'to the root'],
  ['C:/Windows/evil1', 'to a drive'],
  ['..\\..\\evil.txt1', 'up, in the way of Windows'],
])('an archive with the path %s, %s, is refused', async (path) => {
  const harmless = 'x'.repeat(path.length);
  const archive = renamed(await anArchive({ [harmless]: 'y' }), harmless, path);
  await expect(openArchive(archive, bounds)).rejects.toMatchObject(unreadable);
});

test('what is no archive, or half of one, is refused', async () => {
  const whole = await anArchive({ 'a.md': 'a'.repeat(1000) });
  for (const content of [Buffer.alloc(0), Buffer.from('PK'), Buffer.from('nein'.repeat(99)), whole.subarray(0, 60)])
    await expect(openArchive(content, bounds)).rejects.toMatchObject(unreadable);
});

test('a bomb is refused before anything of it is unpacked', async () => {
  const bomb = await anArchive({ 'a.md': Buffer.alloc(8 * 1024 * 1024) });
  await expect(openArchive(bomb, bounds)).rejects.toMatchObject(tooLarge);
  const many = await anArchive(Object.fromEntries(Array.from({ length: 21 }, (_none, at) => [`${at}.md`, 'x'])));
  await expect(openArchive(many, bounds)).rejects.toMatchObject(tooLarge);
  const noise = Buffer.from(Array.from({ length: 3000 }, (_none, at) => (at * 7919) % 251));
  await expect(openArchive(await anArchive({ 'a.bin': noise }), { ...bounds, total: 2999 })).rejects.toMatchObject(
    tooLarge,
  );
});

test('a file that is larger than it says is refused when it is read', async () => {
  const content = await anArchive({ 'a.md': 'a'.repeat(5000) });
  const size = Buffer.alloc(4);
  size.writeUInt32LE(5000);
  const lie = Buffer.alloc(4);
  lie.writeUInt32LE(10);
  const lying = renamed(content, size.toString('latin1'), lie.toString('latin1'));
  expect(lying.equals(content)).toBe(false);
  const archive = await openArchive(lying, bounds);
  expect(archive.files.get('a.md')).toBe(10);
  await expect(archive.read('a.md')).rejects.toMatchObject(unreadable);
});
