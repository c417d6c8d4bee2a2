import 'fake-indexeddb/auto';
import { newId } from '@kontor/base';
import { nameOfLocalData } from '@kontor/plugin-api/client';
import { openDB } from 'idb';
import { expect, test, vi } from 'vitest';
import { UnsentTextSending } from './unsent-texts.ts';

async function aTextOf(person: string, store: 'unsent' | 'updates'): Promise<void> {
  const database = await openDB(nameOfLocalData(person, 'wiki'), 1, {
    upgrade(made) {
      for (const each of ['updates', 'unsent'])
        made.createObjectStore(each, { autoIncrement: true }).createIndex('document', 'document');
    },
  });
  await database.add(store, { document: 'wiki/page/one' });
  database.close();
}

function aSender() {
  const send = vi.fn(async (_database: string) => undefined);
  const load = vi.fn(async () => send);
  const loadName = () => Promise.reject(new Error('Nobody asks'));
  return { send, load, unsent: [{ plugin: 'wiki', load, loadName }] };
}

test('a text that waits is sent by its plugin, whose code comes only then', async () => {
  const [person, other] = [newId(), newId()];
  const { send, load, unsent } = aSender();
  await aTextOf(other, 'unsent');
  const sending = new UnsentTextSending(person, unsent);
  await sending.send();
  await aTextOf(person, 'updates');
  await sending.send();
  expect(load).not.toHaveBeenCalled();
  await aTextOf(person, 'unsent');
  await sending.send();
  expect(send.mock.calls).toEqual([[nameOfLocalData(person, 'wiki')]]);
});

test('nothing is left behind where a plugin keeps nothing', async () => {
  const person = newId();
  await new UnsentTextSending(person, aSender().unsent).send();
  const names = (await indexedDB.databases()).map(({ name }) => name);
  expect(names).not.toContain(nameOfLocalData(person, 'wiki'));
});

test('one window sends at a time, and the next time it is tried again', async () => {
  const person = newId();
  await aTextOf(person, 'unsent');
  const { send, unsent } = aSender();
  const { promise, resolve } = Promise.withResolvers<undefined>();
  send.mockReturnValueOnce(promise);
  const [one, other] = [new UnsentTextSending(person, unsent), new UnsentTextSending(person, unsent)];
  const first = one.send();
  await expect.poll(() => send.mock.calls.length).toBe(1);
  await other.send();
  expect(send).toHaveBeenCalledTimes(1);
  resolve(undefined);
  await first;
  await other.send();
  expect(send).toHaveBeenCalledTimes(2);
});
