import { newId, type Ref, refOf } from '@kontor/base';
import { resolveLinks, resolvePaths } from '@kontor/schema';
import {
  anOrgUnit,
  aPerson,
  aSignedInPerson,
  aSpace,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LinkService } from './link-service.ts';

let server: TestServer;
let anna: SignedInPerson;
beforeAll(async () => {
  server = await startTestServer();
  anna = await aSignedInPerson(server);
});
afterAll(() => server.stop());

test('answers with the cards of many nouns in the order asked for, each once', async () => {
  const person = await aPerson(server);
  const unit = await anOrgUnit(server);
  const space = await aSpace(server, { owner: anna.person.id });
  const refs = [
    refOf('spaces', 'space', space.id),
    refOf('people', 'person', person.id),
    refOf('people', 'org-unit', unit.id),
  ];
  const { cards } = await anna.client.call(resolveLinks, { refs: [...refs, ...refs] });
  expect(cards.map(({ ref, title }) => [ref, title])).toEqual([
    [refs[0], space.name],
    [refs[1], person.name],
    [refs[2], unit.name],
  ]);
});

test('leaves out what the person may not see exactly like what does not exist', async () => {
  const bert = await aSignedInPerson(server);
  const hidden = await aSpace(server, { owner: bert.person.id, visibility: 'hidden' });
  const ref = refOf('spaces', 'space', hidden.id);
  const unknown = [refOf('spaces', 'space', newId()), refOf('unknown', 'noun', 'x'), refOf('spaces', 'space', 'no-id')];
  expect(await anna.client.call(resolveLinks, { refs: [ref, ...unknown] })).toEqual({ cards: [] });
  expect((await bert.client.call(resolveLinks, { refs: [ref] })).cards).toHaveLength(1);
  const { links } = server.services;
  expect(await server.database.transaction((tx) => links.canSee(tx, anna.actor, ref))).toBe(false);
  expect(await server.database.transaction((tx) => links.canSee(tx, bert.actor, ref))).toBe(true);
});

test('an address of the client means the object that it shows, for whoever may see that', async () => {
  const person = await aPerson(server);
  const unit = await anOrgUnit(server);
  const bert = await aSignedInPerson(server);
  const hidden = await aSpace(server, { owner: bert.person.id, visibility: 'hidden' });
  const paths = [`/people/${person.id}`, `/org-units/${unit.id}`, `/spaces/${hidden.slug}`, '/spaces/nobody-has-it'];
  const others = ['/settings', '/people', '/spaces/a/b', '/people/%E0%A4%A', '/chat/rooms'];
  const found = async ({ client }: SignedInPerson) => {
    const { objects } = await client.call(resolvePaths, { paths: [...paths, ...others] });
    return Object.fromEntries(objects.map(({ path, card }) => [path, card?.title ?? null]));
  };
  const seen = { [`/people/${person.id}`]: person.name, [`/org-units/${unit.id}`]: unit.name };
  const hiddenPath = `/spaces/${hidden.slug}`;
  expect(await found(anna)).toEqual({ ...seen, [hiddenPath]: null, '/spaces/nobody-has-it': null });
  expect(await found(bert)).toEqual({ ...seen, [hiddenPath]: hidden.name, '/spaces/nobody-has-it': null });
});

test('refuses more than 200 refs, what is no ref, and people who are not signed in', async () => {
  const post = (refs: readonly string[], client = anna.client) =>
    client.fetch('/api/links', {
      method: 'POST',
      body: JSON.stringify({ refs }),
      headers: { 'content-type': 'application/json' },
    });
  expect((await post(Array.from({ length: 201 }, () => 'a/b/c'))).status).toBe(400);
  expect((await post(['no ref'])).status).toBe(400);
  expect((await post([], server.client())).status).toBe(401);
});

test('gives many readers at once what each would get alone', async () => {
  const [bert, administrator] = [
    await aSignedInPerson(server),
    await aSignedInPerson(server, { roles: ['administrator'] }),
  ];
  const hidden = await aSpace(server, { owner: bert.person.id, visibility: 'hidden' });
  const person = await aPerson(server);
  const gone = await aPerson(server, { validUntil: '2026-01-01' });
  const unit = await anOrgUnit(server);
  const refs: Ref[] = [
    refOf('people', 'person', gone.id),
    refOf('spaces', 'space', hidden.id),
    refOf('people', 'person', person.id),
    refOf('people', 'org-unit', unit.id),
    refOf('spaces', 'space', newId()),
    refOf('unknown', 'noun', 'x'),
  ];
  const wanted = [
    { actor: anna.actor, refs },
    { actor: bert.actor, refs },
    { actor: bert.actor, refs: refs.slice(0, 1) },
    { actor: administrator.actor, refs },
    // As with an app password: the account manages the organisation, this actor does not.
    { actor: { ...administrator.actor, roles: new Set<never>() }, refs },
  ];
  await server.database.transaction(async (tx) => {
    const { links } = server.services;
    const together = await links.findCardsOfMany(tx, wanted);
    const visible = await links.findVisibleOfMany(tx, wanted);
    for (const [at, { actor, refs: own }] of wanted.entries()) {
      const alone = new Map((await links.findCards(tx, actor, own)).map((card) => [card.ref, card]));
      expect(new Map([...(together[at] ?? [])].sort())).toEqual(new Map([...alone].sort()));
      expect([...(visible[at] ?? [])].sort()).toEqual([...alone.keys()].sort());
    }
    expect(together.map(({ size }) => size)).toEqual([2, 3, 0, 3, 2]);
  });
});

test('asks each provider once, however many refs there are', async () => {
  const asked: string[][] = [];
  const links = new LinkService({ tokensOf: async () => new Set(['everyone']), findTokens: async () => new Map() });
  links.provide({
    noun: 'test/thing',
    findCards: async () => [],
    findAudience: async (_tx, ids) => {
      asked.push([...ids]);
      return new Map(ids.map((id) => [id, ['everyone']]));
    },
  });
  const refs: Ref[] = ['test/thing/a', 'test/thing/b', 'test/thing/a', 'other/thing/c'];
  const audience = await server.database.transaction((tx) => links.findAudience(tx, refs));
  expect(asked).toEqual([['a', 'b']]);
  expect([...audience.keys()]).toEqual(['test/thing/a', 'test/thing/b']);
  expect(() =>
    links.provide({ noun: 'test/thing', findCards: async () => [], findAudience: async () => new Map() }),
  ).toThrow();
});
