import type { Actor, TextSnapshot } from '@kontor/plugin-api/server';
import { expect, test } from 'vitest';
import { createTexts } from './index.ts';

const page: TextSnapshot = { title: 'Reisekosten', doc: { type: 'doc' }, version: '1' };
const actorOf = (person: string): Actor => ({ account: person, person, session: person, roles: new Set() });
// Neither the links nor the provider here asks the database.
const tx = undefined as never;

test('gives a text to those who see its object, and nothing to others or of what has none', async () => {
  const texts = createTexts({ links: { canSee: async (_tx, { person }) => person === 'reader' } });
  texts.provide({ noun: 'wiki/page', read: async (_tx, _actor, ref) => (ref === 'wiki/page/1' ? page : undefined) });
  expect(await texts.read(tx, actorOf('reader'), 'wiki/page/1')).toEqual(page);
  expect(await texts.read(tx, actorOf('stranger'), 'wiki/page/1')).toBeUndefined();
  expect(await texts.read(tx, actorOf('reader'), 'wiki/page/2')).toBeUndefined();
  expect(await texts.read(tx, actorOf('reader'), 'tasks/task/1')).toBeUndefined();
});

test('refuses a second provider of one noun', () => {
  const texts = createTexts({ links: { canSee: async () => true } });
  const provider = { noun: 'wiki/page', read: async () => page } as const;
  texts.provide(provider);
  expect(() => texts.provide(provider)).toThrow('twice');
});
