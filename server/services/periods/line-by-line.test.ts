import { readFile } from 'node:fs/promises';
import { startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

let server: TestServer;
let lines: readonly string[];
beforeAll(async () => {
  server = await startTestServer();
  const file = new URL('../../../docs/specs/periods.md', import.meta.url);
  lines = (await readFile(file, 'utf8')).split('\n');
});
afterAll(() => server.stop());

const named = (text: string) => [...text.matchAll(/`([a-z-]+\.[a-z-]+)`/g)].map(([, id = '']) => id);

function days(count: number | null): string {
  if (count === null) return 'never';
  return count === 3650 ? '10 years' : `${count} days`;
}

test('the specification has every kind with its numbers', () => {
  for (const { kind, byDefault, least, most, ofSpace } of server.core.periods.providers) {
    const row = lines.find((line) => line.startsWith(`| \`${kind}\` |`));
    const [, , comes, between, spaces] = (row ?? '').split('|').map((cell) => cell.trim());
    expect(comes, kind).toMatch(new RegExp(`^${days(byDefault)}`));
    const [from, to] = [most === 3650 ? days(least) : String(least), days(most)];
    expect(between, kind).toBe(`${from} and ${to}`);
    expect(spaces, kind).toBe(ofSpace ? 'shorter' : 'has none');
  }
});

test('the specification says of everything that is declared when it goes, and names nothing else', () => {
  const known = new Set([
    ...server.core.privacy.declarations.map(({ id }) => id),
    ...server.core.periods.providers.map(({ kind }) => kind),
  ]);
  const from = lines.indexOf('## Line by line');
  expect(from).toBeGreaterThan(0);
  const told = new Set(named(lines.slice(from).join('\n')));
  expect([...known].filter((id) => !told.has(id))).toEqual([]);
  expect([...told].filter((id) => !known.has(id) && !id.endsWith('.md'))).toEqual([]);
});

test('its days are those that people are told', async () => {
  const wrong: string[] = [];
  const numbers = (text: string): string[] => text.match(/\d+/g) ?? [];
  for (const { id, kept } of server.core.privacy.declarations) {
    if (server.core.periods.find(id)) continue;
    const row = lines.find((line) => line.startsWith(`| \`${id}\` |`));
    const told = typeof kept === 'function' ? await server.database.transaction((tx) => kept(tx)) : kept;
    const written = numbers(row?.split('|')[2] ?? '');
    wrong.push(...written.filter((number) => !numbers(told.en).includes(number)).map((number) => `${id}: ${number}`));
  }
  expect(wrong).toEqual([]);
});

test('what the law has kept with the name is named', () => {
  const from = lines.indexOf('## Kept although somebody is erased, and named');
  const told = named(lines.slice(from).join('\n'));
  const kept = server.core.privacy.declarations.filter(({ erasure }) => erasure.kept !== undefined);
  expect(kept.length).toBeGreaterThan(2);
  for (const { id } of kept) expect(told).toContain(id);
});
