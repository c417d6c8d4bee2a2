import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const folder = new URL('public/', import.meta.url);
const german = await readManifest('manifest.webmanifest');
const english = await readManifest('manifest.en.webmanifest');

/** What is read by people; all else is the same in both languages, or one language would be another app. */
const words = new Set(['description', 'lang', 'name', 'label']);

test('the manifests of both languages differ in words alone', () => {
  expect(withoutWords(german)).toEqual(withoutWords(english));
  for (const manifest of [german, english]) expect(manifest).toMatchObject({ id: '/', scope: '/', start_url: '/' });
  expect(german.lang).toBe('de');
  expect(english.lang).toBe('en');
});

test('every picture that they name is there', () => {
  const sources = JSON.stringify(german).match(/(?<="src":")[^"]+/g) ?? [];
  expect(sources.length).toBeGreaterThan(5);
  for (const source of sources) expect(existsSync(fileURLToPath(new URL(`.${source}`, folder))), source).toBe(true);
});

test('what is shared arrives where the service worker takes it', async () => {
  const worker = await readFile(new URL('worker/shared-in.ts', import.meta.url), 'utf8');
  expect(german.share_target).toMatchObject({ action: '/share', method: 'POST', enctype: 'multipart/form-data' });
  expect(worker).toContain("const path = '/share'");
});

async function readManifest(name: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(new URL(name, folder), 'utf8'));
}

function withoutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWords);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key, each]) => !words.has(key) || typeof each !== 'string');
  return Object.fromEntries(kept.map(([key, each]) => [key, withoutWords(each)]));
}
