import type { Tx } from '@kontor/database';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getPost, listPosts, postRef } from '../shared/index.ts';
import { findAudience, listAddressed } from './post-audience.ts';
import { postLinks } from './post-links.ts';
import { postSearch } from './post-search.ts';
import { type NewsServer, startNews } from './test-news.ts';
import { Oracle } from './test-oracle.ts';
import { type BuiltWorld, buildWorld, type Plan, world } from './test-world.ts';

let news: NewsServer;

beforeAll(async () => {
  news = await startNews();
});
afterAll(() => news.server.stop());

type Doors = Readonly<Record<string, readonly string[]>>;

/** What each person gets at each door, by the number of the post. */
async function askDoors(built: BuiltWorld): Promise<Doors> {
  const { context, server } = news;
  const { posts, persons, channels } = built;
  const ids = posts.map(({ id }) => id);
  const numbers = (found: Iterable<string>) => {
    const set = new Set(found);
    return ids.flatMap((id, index) => (set.has(id) ? [String(index)] : []));
  };
  const within = <Result>(read: (tx: Tx) => Promise<Result>) => server.database.transaction(read);
  const audience = await within((tx) => findAudience(context, tx, ids));
  const documents = await within((tx) => postSearch(context).readDocuments(tx, ids.map(postRef)));
  const answers: Record<string, readonly string[]> = {};
  for (const [index, { person, actor, client }] of persons.entries()) {
    const held =
      (await within((tx) => context.host.permissions.findTokens(tx, [person.id]))).get(person.id) ?? new Set();
    const holds = (tokens: readonly string[]) => tokens.some((token) => held.has(token));
    const feed: string[] = [];
    for (const channel of channels) {
      const found = await client.call(listPosts, { channel: channel.id, limit: 50 }).catch(() => ({ posts: [] }));
      feed.push(...found.posts.map(({ id }) => id));
    }
    const gotten: string[] = [];
    for (const id of ids) {
      const post = await client.call(getPost, { post: id }).catch(() => undefined);
      if (post) gotten.push(id);
    }
    const cards = await within((tx) => postLinks(context).findCards(tx, actor, ids));
    answers[`feed ${index}`] = numbers(feed);
    answers[`get ${index}`] = numbers(gotten);
    answers[`links ${index}`] = numbers(cards.map(({ ref }) => ref.split('/')[2] ?? ''));
    answers[`live ${index}`] = numbers(ids.filter((id) => holds(audience.get(id) ?? [])));
    answers[`search ${index}`] = numbers(
      documents.filter((each) => holds(each.audience)).map(({ ref }) => ref.split('/')[2] ?? ''),
    );
  }
  for (const [index, post] of posts.entries()) {
    const channel = channels.find(({ id }) => id === post.channel);
    const told = channel ? await within((tx) => listAddressed(context, tx, post, channel)) : [];
    answers[`told of ${index}`] = persons.flatMap(({ person }, at) => (told.includes(person.id) ? [String(at)] : []));
  }
  return answers;
}

function askOracle(built: BuiltWorld): Doors {
  const { posts, persons } = built;
  const oracle = new Oracle(built);
  const answers: Record<string, readonly string[]> = {};
  for (const [index, { person }] of persons.entries()) {
    const seen = posts.flatMap((post, at) => (oracle.sees(person.id, post) ? [String(at)] : []));
    const isOut = (at: string) => posts[Number(at)]?.state === 'published';
    answers[`feed ${index}`] = seen.filter(isOut);
    answers[`get ${index}`] = seen;
    answers[`links ${index}`] = seen;
    answers[`live ${index}`] = seen;
    answers[`search ${index}`] = seen.filter(isOut);
  }
  for (const [index, post] of posts.entries()) {
    const asPublic = { ...post, state: 'published' as const };
    answers[`told of ${index}`] = persons.flatMap(({ person }, at) =>
      oracle.isReader(person.id, asPublic) ? [String(at)] : [],
    );
  }
  return answers;
}

test('every door gives each person exactly the posts that the rule gives them', async () => {
  const property = fc.asyncProperty(world, async (plan: Plan) => {
    const built = await buildWorld(news, plan);
    expect(await askDoors(built)).toEqual(askOracle(built));
  });
  // Failures print their seed.
  await fc.assert(property, { numRuns: Number(process.env.KONTOR_TEST_RUNS ?? 6), endOnFailure: true });
}, 60_000);
