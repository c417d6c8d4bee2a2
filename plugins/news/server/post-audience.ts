import type { Tx } from '@kontor/database';
import { type AudienceToken, tokenOfSubject } from '@kontor/plugin-api/server';
import type { OrgUnit } from '@kontor/schema';
import { listStandIns } from './channel-editors.ts';
import { canEdit, withAbove } from './channel-rights.ts';
import { type ChannelRow, findChannels } from './channel-store.ts';
import type { NewsContext } from './news-context.ts';
import { findPosts, listCoAuthors, type PostRow } from './post-store.ts';

/** Who may see each post, as tokens: the rule of `isVisibleTo`, the other way round. */
export async function findAudience(
  context: NewsContext,
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, AudienceToken[]>> {
  const posts = await findPosts(tx, ids);
  const channels = new Map(
    (await findChannels(tx, [...new Set(posts.map((each) => each.channel))])).map((each) => [each.id, each]),
  );
  const coAuthors = await listCoAuthors(
    tx,
    posts.map(({ id }) => id),
  );
  const editors = new EditorTokens(context);
  const audience = new Map<string, AudienceToken[]>();
  for (const post of posts) {
    const channel = channels.get(post.channel);
    if (!channel) continue;
    const tokens = new Set<AudienceToken>((coAuthors.get(post.id) ?? []).map((person) => `person:${person}`));
    if (post.author !== null) tokens.add(`person:${post.author}`);
    const isPublic = post.state === 'published';
    if (isPublic) for (const token of post.audience) tokens.add(token);
    const isSeenByEditors = post.state !== 'draft' || post.review !== 'none';
    if (channel.space === null) {
      if (isSeenByEditors) for (const token of await editors.of(tx, channel)) tokens.add(token);
      for (const token of await listInPlace(context, tx, post, channel)) tokens.add(token);
      audience.set(post.id, [...tokens]);
      continue;
    }
    const inPlace = await listInPlace(context, tx, post, channel);
    const isForAll = isPublic && (tokens.has('everyone') || tokens.has(`space:${channel.space}`));
    audience.set(
      post.id,
      isForAll
        ? [`space:${channel.space}`]
        : [...(await listWithin(context, tx, { channel, tokens, isSeenByEditors })), ...inPlace],
    );
  }
  return audience;
}

/** Whoever stands in for an editor of a post that waits for approval. */
async function listInPlace(
  context: NewsContext,
  tx: Tx,
  { review }: PostRow,
  channel: ChannelRow,
): Promise<AudienceToken[]> {
  if (review !== 'asked') return [];
  return (await listStandIns(context, tx, channel)).map((person): AudienceToken => `person:${person}`);
}

/** Of a channel of a space: each person alone, as nobody outside the space is among them. */
async function listWithin(
  { host }: NewsContext,
  tx: Tx,
  asked: {
    readonly channel: ChannelRow;
    readonly tokens: ReadonlySet<AudienceToken>;
    readonly isSeenByEditors: boolean;
  },
): Promise<AudienceToken[]> {
  const { channel, tokens, isSeenByEditors } = asked;
  const { space } = channel;
  if (space === null) return [];
  const holders = await host.permissions.listPersonsOf(tx, space);
  const held = await host.permissions.findTokens(
    tx,
    holders.map(({ person }) => person),
  );
  return holders
    .filter(({ person, role }) => {
      const own = held.get(person) ?? new Set<AudienceToken>();
      if ([...own].some((token) => tokens.has(token))) return true;
      const holder = { person, tokens: own, roles: new Map([[space, role]]), led: new Set<string>() };
      return isSeenByEditors && canEdit(holder, channel);
    })
    .map(({ person }) => `person:${person}`);
}

/** Who edits channels that belong to no space, as tokens; the org units are read once. */
class EditorTokens {
  readonly #context: NewsContext;
  #units: readonly OrgUnit[] | undefined;
  readonly #known = new Map<string, AudienceToken[]>();

  constructor(context: NewsContext) {
    this.#context = context;
  }

  async of(tx: Tx, channel: ChannelRow): Promise<AudienceToken[]> {
    const known = this.#known.get(channel.id);
    if (known) return known;
    const tokens = [...channel.editors.map(tokenOfSubject), ...(await this.#leads(tx, channel))];
    this.#known.set(channel.id, tokens);
    return tokens;
  }

  async #leads(tx: Tx, { org_unit: unit }: ChannelRow): Promise<AudienceToken[]> {
    if (unit === null) return [];
    const { people } = this.#context.host;
    this.#units ??= await people.listOrgUnits(tx);
    return (await people.listLeads(tx, withAbove(this.#units, unit))).map(({ person }) => `person:${person}`);
  }
}

/** Everybody to whom a public post is addressed, as far as its channel reaches, in order of id. */
export async function listAddressed(
  { host }: NewsContext,
  tx: Tx,
  post: Pick<PostRow, 'addressees'>,
  channel: Pick<ChannelRow, 'space'>,
): Promise<string[]> {
  const persons = await host.addressing.listPersons(tx, post.addressees);
  if (channel.space === null) return persons;
  const within = new Set((await host.permissions.listPersonsOf(tx, channel.space)).map(({ person }) => person));
  return persons.filter((person) => within.has(person));
}

/** Everybody who sees the post today. */
export async function listSeeing(
  context: NewsContext,
  tx: Tx,
  post: PostRow,
  channel: ChannelRow,
): Promise<Set<string>> {
  const addressed = post.state === 'published' ? await listAddressed(context, tx, post, channel) : [];
  const coAuthors = (await listCoAuthors(tx, [post.id])).get(post.id) ?? [];
  return new Set([...addressed, ...coAuthors, ...(post.author === null ? [] : [post.author])]);
}
