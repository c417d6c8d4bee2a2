import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import type { ExportedFile } from './export-tree.ts';
import { readArchive } from './test-archive.ts';
import { streamZip } from './zip-stream.ts';

const now = new Date('2026-11-27T00:00:00Z');
const bytes = (text: string) => new TextEncoder().encode(text);

test('an archive holds what was given, bytes and streams alike', async () => {
  let ends = 0;
  async function* files(): AsyncGenerator<ExportedFile> {
    yield { path: 'a/Über.md', content: bytes('eins') };
    yield { path: 'leer.md', content: bytes('') };
    yield {
      path: 'b.bin',
      content: (async function* () {
        yield bytes('zw');
        yield bytes('ei');
      })(),
    };
  }
  const output = streamZip(files(), now, () => ends++);
  expect(await readArchive(await buffer(output))).toEqual({ 'a/Über.md': 'eins', 'leer.md': '', 'b.bin': 'zwei' });
  expect(ends).toBe(1);
});

test.each(['between files', 'within a file'])('what fails %s breaks the download off', async (where) => {
  let ends = 0;
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield bytes('x');
    throw new Error('The disk is gone');
  }
  async function* files(): AsyncGenerator<ExportedFile> {
    yield { path: 'a.bin', content: where === 'within a file' ? broken() : bytes('a') };
    if (where === 'between files') throw new Error('The disk is gone');
  }
  await expect(buffer(streamZip(files(), now, () => ends++))).rejects.toThrow('The disk is gone');
  expect(ends).toBe(1);
});

test('a download that is given up asks for no more files', async () => {
  let asked = 0;
  let isReturned = false;
  async function* files(): AsyncGenerator<ExportedFile> {
    try {
      for (;;) {
        asked += 1;
        yield { path: `${asked}.bin`, content: new Uint8Array(4 * 1024 * 1024) };
      }
    } finally {
      isReturned = true;
    }
  }
  const isEnded = Promise.withResolvers<void>();
  const output = streamZip(files(), now, isEnded.resolve);
  await once(output, 'readable');
  output.destroy();
  await isEnded.promise;
  await expect.poll(() => isReturned).toBe(true);
  expect(asked).toBeLessThan(4);
});
