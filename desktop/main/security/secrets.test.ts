import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { firstServer, secondServer, startShell } from '../../testing/started-shell.ts';

test('drafts are kept encrypted, name included, and each server sees its own alone', async () => {
  const { page, ask, folder } = await startShell({
    managed: { servers: [{ address: firstServer }, { address: secondServer }] },
  });
  expect(await ask(page(firstServer), 'saveDraft', { key: 'chat/room/1', text: 'Vertraulich' })).toEqual({
    ok: true,
    value: true,
  });
  expect(await ask(page(firstServer), 'readDraft', 'chat/room/1')).toEqual({ ok: true, value: 'Vertraulich' });
  expect(await ask(page(firstServer), 'listDrafts')).toEqual({ ok: true, value: ['chat/room/1'] });
  expect(await ask(page(secondServer), 'readDraft', 'chat/room/1')).toEqual({ ok: true, value: null });
  expect(await ask(page(secondServer), 'listDrafts')).toEqual({ ok: true, value: [] });
  for (const file of readdirSync(join(folder, 'drafts'), { recursive: true, encoding: 'utf8' })) {
    expect(file).not.toContain('room');
    if (file.endsWith('.draft'))
      expect(readFileSync(join(folder, 'drafts', file), 'utf8')).not.toMatch(/Vertraulich|room/);
  }
});

test('a draft outlives the end of the app, and is gone when it is removed or all is forgotten', async () => {
  const first = await startShell();
  await first.ask(first.page(firstServer), 'saveDraft', { key: 'a', text: 'eins' });
  await first.ask(first.page(firstServer), 'saveDraft', { key: 'b', text: 'zwei' });
  const { page, ask } = await startShell({ folder: first.folder });
  expect(await ask(page(firstServer), 'readDraft', 'a')).toEqual({ ok: true, value: 'eins' });
  await ask(page(firstServer), 'removeDraft', 'a');
  expect(await ask(page(firstServer), 'listDrafts')).toEqual({ ok: true, value: ['b'] });
  await ask(page(firstServer), 'forget');
  expect(await ask(page(firstServer), 'listDrafts')).toEqual({ ok: true, value: [] });
  expect(page(firstServer).session.callsOf('clearStorageData')).toHaveLength(1);
});

test.each([
  ['only basic_text', { storageBackend: 'basic_text' }],
  ['an unknown store', { storageBackend: 'unknown' }],
  ['no encryption', { encryption: false }],
] as const)('where the system has %s, nothing is kept, and the page is told so', async (_what, given) => {
  const { page, ask, folder, shell } = await startShell(given);
  const contents = page(firstServer);
  expect(await ask(contents, 'info')).toMatchObject({ ok: true, value: { keepsDrafts: false } });
  expect(await ask(contents, 'saveDraft', { key: 'a', text: 'Vertraulich' })).toEqual({ ok: true, value: false });
  expect(await ask(contents, 'readDraft', 'a')).toEqual({ ok: true, value: null });
  expect(readdirSync(folder)).not.toContain('drafts');
  expect(shell.diagnostics()).toMatchObject({ keepsSecrets: false });
});
