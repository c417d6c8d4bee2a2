import { cpus, totalmem } from 'node:os';
import { setTimeout as after } from 'node:timers/promises';
import { getSession } from '@kontor/schema';
import { aSignedInPerson, gatherCrowd, type SignedInPerson } from '@kontor/server/testing';
import { aChannel, aDraft, asEditor, change, startNews } from '../server/test-news.ts';
import { publishPost } from '../shared/index.ts';

const crowdSize = Number(process.env.PEOPLE ?? 5000);
const rounds = 20;
const goals = { requestMs: 50, lastClientMs: 2000 };

/**
 * A post for everybody is published while all of them are connected: how long the request takes, when the first and the
 * last of their clients hear of it, and when the last inbox shows it where the post is an important one.
 */
async function run(): Promise<void> {
  const news = await startNews({ poolSize: 20 });
  const { server, administrator } = news;
  console.log(
    `${cpus().length} cores (${cpus()[0]?.model}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`,
  );
  const channel = await aChannel(news, { editors: [asEditor(administrator)] });
  const crowd = await makeCrowd();
  const { cursor } = await administrator.client.call(getSession, {});
  await waitUntilServed();
  const gathered = await gatherCrowd({ url: server.url, cookies: crowd.map(({ client }) => client.cookie), cursor });
  console.log(`${crowd.length} people, each with a live client`);
  for (const isImportant of [false, true]) {
    const measured = { request: [] as number[], first: [] as number[], last: [] as number[], inboxes: [] as number[] };
    for (let round = -2; round < rounds; round += 1) {
      const post = await aDraft(news, administrator, channel, `Beitrag ${round}`);
      if (isImportant) await change(administrator, post, { important: true });
      await waitUntilServed();
      const heard = gathered.heard(post);
      const begun = Date.now();
      const start = performance.now();
      await administrator.client.call(publishPost, { post });
      const request = performance.now() - start;
      const { first, last } = await heard;
      const inboxes = isImportant ? await untilInboxesHave(post, begun) : 0;
      if (round < 0) continue;
      measured.request.push(request);
      measured.first.push(first - begun);
      measured.last.push(last - begun);
      measured.inboxes.push(inboxes);
    }
    console.log(isImportant ? 'An important post, told to everybody in the inbox:' : 'A post:');
    console.log(describe('request', measured.request));
    console.log(describe('first client', measured.first));
    console.log(describe('last client', measured.last));
    if (isImportant) console.log(describe('last inbox', measured.inboxes));
  }
  console.log(`  goals: request < ${goals.requestMs} ms, last client < ${goals.lastClientMs} ms`);
  await gathered.leave();
  await server.stop();

  async function makeCrowd(): Promise<SignedInPerson[]> {
    const made: SignedInPerson[] = [];
    while (made.length < crowdSize)
      made.push(...(await Promise.all(Array.from({ length: 20 }, () => aSignedInPerson(server)))));
    return made;
  }

  async function untilInboxesHave(post: string, begun: number): Promise<number> {
    for (;;) {
      const { rows } = await server.database.pool.query(
        'select count(*)::int as told from notifications_entries where ref = $1',
        [`news/post/${post}`],
      );
      if (rows[0].told >= crowd.length) break;
      await after(20);
    }
    await waitUntilServed();
    return Date.now() - begun;
  }

  async function waitUntilServed(): Promise<void> {
    for (;;) {
      const { unstamped, behind } = await server.application.events.backlog();
      const newest = await server.database.transaction((tx) => server.core.events.currentPosition(tx));
      if (unstamped === 0 && behind === 0 && server.application.live.position >= newest) return;
      await after(20);
    }
  }
}

function describe(name: string, times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
  return `  ${name.padEnd(14)} p50 ${at(0.5).padStart(5)}  p95 ${at(0.95).padStart(5)}  most ${at(1).padStart(5)} ms`;
}

await run();
process.exit(0);
