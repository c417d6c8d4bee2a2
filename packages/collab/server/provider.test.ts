import { newId } from '@kontor/base';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket as NodeSocket } from 'ws';
import * as Y from 'yjs';
import { CollabProvider, type CollabState } from '../client/index.ts';
import { type CollabStand, startCollabStand } from './testing/collab-stand.ts';

let stand: CollabStand;
let opened: CollabProvider[] = [];
beforeEach(async () => {
  stand = await startCollabStand({ times: { retry: 400 } });
});
afterEach(async () => {
  for (const each of opened) each.destroy();
  opened = [];
  await stand.stop();
});

function open(person: string, document: string, doc = new Y.Doc()) {
  const provider = new CollabProvider({
    url: stand.url,
    document,
    doc,
    params: { as: person },
    // The one of `ws` does all that the provider uses of a browser's.
    Socket: NodeSocket as unknown as typeof WebSocket,
  });
  opened.push(provider);
  const states: CollabState[] = [];
  provider.subscribe(() => states.push(provider.state));
  return { provider, states, text: doc.getText('text') };
}

const aPage = () => `wiki/page/${newId()}`;
const storedText = async (document: string) => {
  const reader = open(stand.person('read'), document);
  await expect.poll(() => reader.provider.isSynced).toBe(true);
  return reader.text.toString();
};

test('C7: what is typed is unsaved, then saved, and is stored when that is said', async () => {
  const page = aPage();
  const one = open(stand.person(), page);
  await expect.poll(() => one.provider.state).toBe('saved');
  one.text.insert(0, 'Haushalt');
  expect(one.provider.state).toBe('unsaved');
  await expect.poll(() => one.provider.state).toBe('saved');
  await stand.restart();
  expect(await storedText(page)).toBe('Haushalt');
});

test('C8, C14: edits of days without a connection are unsaved, and are refused aloud where the right is gone meanwhile', async () => {
  const page = aPage();
  const [kept, lost] = [stand.person(), stand.person()];
  const [one, other] = [open(kept, page), open(lost, page)];
  await expect.poll(() => [one.provider.state, other.provider.state]).toEqual(['saved', 'saved']);
  one.provider.disconnect();
  other.provider.disconnect();
  one.text.insert(0, 'gültig');
  other.text.insert(0, 'ungültig');
  expect([one.provider.state, one.provider.isUnsaved]).toEqual(['offline', true]);
  stand.rights.set(lost, 'read');
  one.provider.connect();
  other.provider.connect();
  await expect.poll(() => one.provider.state).toBe('saved');
  await expect.poll(() => other.provider.state).toBe('refused');
  expect(other.provider.isUnsaved).toBe(true);
  expect(await storedText(page)).toBe('gültig');
  stand.rights.set(lost, 'write');
  await stand.collab.recheck();
  await expect.poll(() => other.provider.state).toBe('saved');
});

test('C14: who lost the right is told, and does not come back by itself', async () => {
  const person = stand.person();
  const one = open(person, aPage());
  await expect.poll(() => one.provider.state).toBe('saved');
  stand.rights.delete(person);
  await stand.collab.recheck();
  await expect.poll(() => [one.provider.state, one.provider.closeCode]).toEqual(['refused', 4403]);
});

test('C13: who comes back at once sees who is there, though they said nothing meanwhile', async () => {
  const page = aPage();
  const one = open(stand.person(), page);
  const other = open(stand.person(), page);
  const seen = () => [...other.provider.awareness.getStates().keys()].includes(one.provider.doc.clientID);
  await expect.poll(seen).toBe(true);
  other.provider.disconnect();
  await expect.poll(seen).toBe(false);
  other.provider.connect();
  await expect.poll(seen).toBe(true);
});
