import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findLink } from './link-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'kontor-link-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileWith(content: string, name = 'stadt.kontor'): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test('a file that is opened has the link in its first line', () => {
  const stadt = { host: 'kontor.stadt.example', path: '/' };
  expect(findLink(['app', fileWith('kontor://kontor.stadt.example\r\nfür alle\r\n')])).toEqual(stadt);
  expect(findLink([fileWith('\uFEFFkontor://kontor.stadt.example/')])).toEqual(stadt);
  expect(findLink([fileWith('nein'), 'kontor://kontor.stadt.example'])).toEqual(stadt);
});

test.each([
  ['another address', 'https://kontor.stadt.example'],
  ['nothing', ''],
  ['a link further down', 'x\nkontor://kontor.stadt.example'],
  ['far too much', `kontor://a.example/${'x'.repeat(10_000)}`],
])('with %s it is none', (_what, content) => {
  expect(findLink([fileWith(content)])).toBeNull();
});

test('other files, flags and files that are gone are none', () => {
  expect(findLink([fileWith('kontor://a.example', 'link.txt')])).toBeNull();
  expect(findLink([`--file=${fileWith('kontor://a.example')}`])).toBeNull();
  expect(findLink([join(folder, 'gone.kontor')])).toBeNull();
});
