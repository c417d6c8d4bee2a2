import { addDays, newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { docOfMarkdown, sharedOfDoc } from '@kontor/editor/shared';
import type { Actor } from '@kontor/plugin-api/server';
import { postRef, translationRef } from '../shared/index.ts';
import { type ChannelRow, insertChannel } from './channel-store.ts';
import { demoCover } from './demo-cover.ts';
import { type DemoPost, demoPosts } from './demo-posts.ts';
import type { NewsContext } from './news-context.ts';
import { publishJob } from './news-jobs.ts';
import type { PostService } from './post-service.ts';
import { insertPost, type PostRow, writePost } from './post-store.ts';
import { insertVersion } from './version-store.ts';

const hourMs = 3_600_000;
const officeCode = 'A.4.04';
const digitalCode = 'A.1.04';

/** Has the demo city some news: of the city, of an office, of a topic. */
export function seedNews(context: NewsContext, posts: PostService): void {
  const { host } = context;
  host.demo.seed(async (tx) => {
    const units = await host.people.listOrgUnits(tx);
    const unitOf = (code: string) => units.find((unit) => unit.code === code)?.id;
    const [office, digital] = [unitOf(officeCode), unitOf(digitalCode)];
    const author = await ownerOf(context, tx, 'digitalisierung');
    if (office === undefined || digital === undefined || author === undefined) return;
    const [writer] = (await host.people.listMembers(tx, digital, false)).filter((person) => person !== author).sort();
    const [lead] = await host.people.listLeads(tx, [office]);
    const editors = [{ kind: 'person', id: author }] as const;
    const base = {
      description: '',
      org_unit: null,
      space: null,
      needs_approval: false,
      archived_at: null,
      revision: 1,
    };
    const channels: Record<DemoPost['channel'], ChannelRow> = {
      city: {
        ...base,
        ...{ id: newId(), kind: 'topic', name: 'Stadt aktuell', everybody: true, editors: [...editors], writers: [] },
        description: 'Was alle in der Stadtverwaltung angeht.',
        addressees: [{ kind: 'everyone' }],
      },
      office: {
        ...base,
        ...{ id: newId(), kind: 'office', name: 'Wohngeldstelle', everybody: false, editors: [], writers: [] },
        org_unit: office,
        addressees: [{ kind: 'org-unit', id: office }],
      },
      topic: {
        ...base,
        ...{ id: newId(), kind: 'topic', name: 'Digitalisierung', everybody: false, editors: [...editors] },
        description: 'Elektronische Akte, Formulare und was gerade umgestellt wird.',
        needs_approval: true,
        writers: [{ kind: 'org-unit', id: digital }],
        addressees: [{ kind: 'everyone' }],
      },
    };
    for (const row of Object.values(channels)) await insertChannel(tx, row);
    for (const given of demoPosts) {
      const by = given.channel === 'office' ? (lead?.person ?? author) : given.handedIn ? (writer ?? author) : author;
      await seedPost(context, tx, posts, { given, channel: channels[given.channel], author: by });
    }
  });
}

interface Seeded {
  readonly given: DemoPost;
  readonly channel: ChannelRow;
  readonly author: string;
}

/** As it would stand there if somebody had written it then; nobody is told. */
async function seedPost(
  { host, now, today }: NewsContext,
  tx: Tx,
  posts: PostService,
  { given, channel, author }: Seeded,
): Promise<void> {
  const at = new Date(now.getTime() - given.hoursAgo * hourMs);
  const written = given.hoursAgo > 0 ? at : now;
  const row: PostRow = {
    ...posts.newRow(channel, author, given.title),
    teaser: given.teaser,
    has_english: given.english !== undefined,
    title_en: given.english?.title ?? '',
    teaser_en: given.english?.teaser ?? '',
    important: given.important ?? false,
    edited_at: written,
    changed_at: written,
    created_at: written,
  };
  await insertPost(tx, row);
  const doc = docOfMarkdown(given.text, {});
  const docEn = given.english ? docOfMarkdown(given.english.text, {}) : null;
  const actor: Pick<Actor, 'person'> = { person: author };
  await host.collab.write(tx, actor, postRef(row.id), sharedOfDoc(doc));
  if (docEn) await host.collab.write(tx, actor, translationRef(row.id), sharedOfDoc(docEn));
  const cover = given.cover
    ? (await host.files.store(tx, await demoCover(given.cover.colours), 'titelbild.webp', postRef(row.id))).id
    : null;
  const dressed = { ...row, cover, cover_alt: given.cover?.alt ?? '' };
  if (given.handedIn) return void (await writePost(tx, { ...dressed, review: 'asked' }));
  if (given.hoursAgo < 0) {
    await writePost(tx, { ...dressed, state: 'scheduled', publish_at: at });
    return host.jobs.enqueue(tx, publishJob, { post: row.id }, { startAfter: at });
  }
  const { title, teaser, has_english, title_en, teaser_en, cover_alt } = dressed;
  const words = { title, teaser, has_english, title_en, teaser_en, cover, cover_alt };
  await insertVersion(tx, { post: row.id, number: 1, ...words, doc, doc_en: docEn, at, by: author });
  const pinned = given.pinnedDays === undefined ? null : addDays(today, given.pinnedDays);
  await writePost(tx, {
    ...dressed,
    ...{ state: 'published', version: 1, published_at: at, version_at: at, pinned_until: pinned },
  });
}

async function ownerOf({ host }: NewsContext, tx: Tx, slug: string): Promise<string | undefined> {
  const space = await host.spaces.findBySlug(tx, slug);
  const holders = space ? await host.permissions.listPersonsOf(tx, space.id) : [];
  return holders.find(({ role }) => role === 'owner')?.person;
}
