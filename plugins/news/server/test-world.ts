import { newId } from '@kontor/base';
import type { NewPosition } from '@kontor/plugin-api/server';
import { type Addressee, createGroup } from '@kontor/schema';
import { anOrgUnit, aSignedInPerson, aSpace, type SignedInPerson } from '@kontor/server/testing';
import fc from 'fast-check';
import { type ChannelRow, insertChannel } from './channel-store.ts';
import { PostService } from './post-service.ts';
import { insertPost, type PostRow, putCoAuthors } from './post-store.ts';
import { aDoc, type NewsServer } from './test-news.ts';
import { insertVersion } from './version-store.ts';

const places = ['Rathaus', 'Bauhof', null] as const;
const titles = ['Sachbearbeitung', 'Leitung'] as const;
const spans = [
  { from: null, until: null },
  { from: null, until: '2026-01-31' },
  { from: '2099-01-01', until: null },
] as const;

const which = fc.nat({ max: 99 });
const addressed = fc.record({
  kind: fc.constantFrom('everyone', 'org-unit', 'group', 'space', 'person', 'place', 'position'),
  which,
});
const subject = fc.record({ kind: fc.constantFrom('person', 'org-unit', 'group'), which });

/** A small city: who belongs where, and what was written for whom. Numbers are taken modulo what there is. */
export const world = fc.record({
  units: fc.array(fc.option(which, { nil: null }), { minLength: 2, maxLength: 4 }),
  persons: fc.array(
    fc.record({
      place: fc.constantFrom(...places),
      positions: fc.array(
        fc.record({
          unit: which,
          title: fc.constantFrom(...titles),
          lead: fc.boolean(),
          span: fc.constantFrom(...spans),
        }),
        { maxLength: 2 },
      ),
    }),
    { minLength: 4, maxLength: 6 },
  ),
  groups: fc.array(fc.array(which, { maxLength: 3 }), { minLength: 1, maxLength: 2 }),
  spaces: fc.array(
    fc.array(fc.record({ subject, below: fc.boolean(), role: fc.constantFrom('reader', 'editor') }), { maxLength: 3 }),
    { minLength: 1, maxLength: 2 },
  ),
  channels: fc.array(
    fc.record({
      kind: fc.constantFrom('topic', 'office', 'space'),
      owner: which,
      editors: fc.array(subject, { maxLength: 2 }),
    }),
    { minLength: 2, maxLength: 4 },
  ),
  posts: fc.array(
    fc.record({
      channel: which,
      author: which,
      coAuthors: fc.array(which, { maxLength: 1 }),
      state: fc.constantFrom('draft', 'scheduled', 'published', 'published', 'published', 'expired', 'withdrawn'),
      review: fc.constantFrom('none', 'asked', 'returned'),
      addressees: fc.array(addressed, { minLength: 1, maxLength: 2 }),
    }),
    { minLength: 6, maxLength: 10 },
  ),
});
export type Plan = typeof world extends fc.Arbitrary<infer Made> ? Made : never;

export interface BuiltWorld {
  readonly plan: Plan;
  readonly units: readonly { readonly id: string; readonly parent: string | null }[];
  readonly persons: readonly SignedInPerson[];
  readonly groups: readonly { readonly id: string; readonly persons: readonly string[] }[];
  readonly spaces: readonly { readonly id: string; readonly owner: string }[];
  readonly channels: readonly ChannelRow[];
  readonly posts: readonly (PostRow & { readonly coAuthors: readonly string[] })[];
}

/** One of these; there is at least one. */
export function pick<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('There is nothing to pick from');
  return item;
}

export async function buildWorld(news: NewsServer, plan: Plan): Promise<BuiltWorld> {
  const { server, context, administrator } = news;
  const { database } = server;
  const units: { id: string; parent: string | null }[] = [];
  for (const parent of plan.units) {
    const above = parent === null || units.length === 0 ? null : pick(units, parent).id;
    units.push({ id: (await anOrgUnit(server, { parent: above })).id, parent: above });
  }
  const persons: SignedInPerson[] = [];
  for (const { place, positions } of plan.persons)
    persons.push(
      await aSignedInPerson(server, {
        place,
        positions: positions.map(
          ({ unit, title, lead, span }): Partial<NewPosition> => ({
            orgUnit: pick(units, unit).id,
            title,
            lead,
            main: false,
            ...span,
          }),
        ),
      }),
    );
  const idOf = (index: number) => pick(persons, index).person.id;
  const groups: { id: string; persons: string[] }[] = [];
  for (const members of plan.groups) {
    const of = [...new Set(members.map(idOf))];
    const { id } = await administrator.client.call(createGroup, { name: `Gruppe ${newId()}`, persons: of });
    groups.push({ id, persons: of });
  }
  const subjectOf = ({ kind, which: index }: { kind: 'person' | 'org-unit' | 'group'; which: number }) => ({
    kind,
    id: kind === 'person' ? idOf(index) : kind === 'org-unit' ? pick(units, index).id : pick(groups, index).id,
  });
  const spaces: { id: string; owner: string }[] = [];
  for (const [index, grants] of plan.spaces.entries()) {
    const owner = idOf(index);
    const { id } = await aSpace(server, {
      owner,
      visibility: 'hidden',
      // Who owns it stays its owner.
      grants: grants.flatMap(({ subject: of, below, role }) => {
        const { kind, id: subjectId } = subjectOf(of);
        if (subjectId === owner) return [];
        return [{ subject: kind === 'org-unit' ? { kind, id: subjectId, below } : { kind, id: subjectId }, role }];
      }),
    });
    spaces.push({ id, owner });
  }
  const taken = new Set<string>();
  const channels = plan.channels.map(({ kind, owner, editors }, index): ChannelRow => {
    const of = kind === 'topic' ? '' : (kind === 'office' ? pick(units, owner) : pick(spaces, owner)).id;
    // One channel for each org unit and space: what comes second is a topic.
    const own = taken.has(of) ? 'topic' : kind;
    if (own !== 'topic') taken.add(of);
    return {
      id: newId(),
      kind: own,
      name: `Kanal ${index}`,
      description: '',
      org_unit: own === 'office' ? of : null,
      space: own === 'space' ? of : null,
      everybody: false,
      needs_approval: false,
      editors: editors.map(subjectOf),
      writers: [],
      addressees: [{ kind: 'everyone' }],
      archived_at: null,
      revision: 1,
    };
  });
  const addresseeOf = ({ kind, which: index }: Plan['posts'][number]['addressees'][number]): Addressee => {
    if (kind === 'everyone') return { kind };
    if (kind === 'place') return { kind, name: index % 2 === 0 ? 'Rathaus' : 'Bauhof' };
    if (kind === 'position') return { kind, name: pick(titles, index) };
    if (kind === 'space') return { kind, id: pick(spaces, index).id };
    return subjectOf({ kind, which: index });
  };
  const service = new PostService(context);
  const posts = plan.posts.map((given, index) => {
    const addressees = given.addressees.map(addresseeOf);
    const at = new Date(Date.now() - index * 1000);
    const isOut = given.state !== 'draft' && given.state !== 'scheduled';
    return {
      ...service.newRow(pick(channels, given.channel), idOf(given.author), `Beitrag ${index}`),
      addressees,
      audience: context.host.addressing.tokensOf(addressees),
      state: given.state,
      review: given.review,
      publish_at: given.state === 'scheduled' ? new Date('2099-01-01') : null,
      ...(isOut && { version: 1, published_at: at, version_at: at }),
      coAuthors: given.coAuthors.map(idOf),
    };
  });
  await database.transaction(async (tx) => {
    for (const channel of channels) await insertChannel(tx, channel);
    for (const { coAuthors, ...post } of posts) {
      await insertPost(tx, post);
      await putCoAuthors(tx, post.id, coAuthors);
      if (post.version === 0) continue;
      const { title, teaser, has_english, title_en, teaser_en, cover, cover_alt } = post;
      const words = { title, teaser, has_english, title_en, teaser_en, cover, cover_alt };
      await insertVersion(tx, {
        post: post.id,
        number: 1,
        ...words,
        doc: aDoc('Text'),
        doc_en: null,
        at: new Date(),
        by: null,
      });
    }
  });
  return { plan, units, persons, groups, spaces, channels, posts };
}
