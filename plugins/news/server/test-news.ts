import { type DocNode, sharedOfDoc } from '@kontor/editor/shared';
import type { ServerHost, ServerPlugin } from '@kontor/plugin-api/server';
import { getSession } from '@kontor/schema';
import {
  aSignedInPerson,
  type LiveClient,
  liveClient,
  type SignedInPerson,
  startTestServer,
  type TestServer,
  type TestServerOptions,
} from '@kontor/server/testing';
import {
  type ChannelSettings,
  changePost,
  createChannel,
  createPost,
  getPost,
  listPosts,
  postRef,
  publishPost,
  translationRef,
} from '../shared/index.ts';
import { NewsContext } from './news-context.ts';
import { newsPlugin } from './plugin.ts';

export interface NewsServer {
  readonly server: TestServer;
  readonly context: NewsContext;
  readonly administrator: SignedInPerson;
}

/** A server with the news, what the plugin itself sees of it, and who manages channels. */
export async function startNews(options: TestServerOptions = {}): Promise<NewsServer> {
  let seen: ServerHost | undefined;
  const probe: ServerPlugin = {
    id: 'probe',
    register(host) {
      seen = host;
    },
  };
  const server = await startTestServer({ plugins: [newsPlugin, probe], ...options });
  if (!seen) throw new Error('The probe was not registered');
  const administrator = await aSignedInPerson(server, { roles: ['administrator'] });
  return { server, context: new NewsContext(seen), administrator };
}

let made = 0;

export async function aChannel(
  { administrator }: Pick<NewsServer, 'administrator'>,
  given: Partial<ChannelSettings> & { readonly orgUnit?: string; readonly space?: string } = {},
): Promise<string> {
  const { orgUnit = null, space = null, ...settings } = given;
  made += 1;
  const { id } = await administrator.client.call(createChannel, {
    kind: orgUnit !== null ? 'office' : space !== null ? 'space' : 'topic',
    orgUnit,
    space,
    name: `Kanal ${made}`,
    description: '',
    everybody: true,
    needsApproval: false,
    editors: [],
    writers: [],
    addressees: [{ kind: 'everyone' }],
    ...settings,
  });
  return id;
}

export const asEditor = ({ person }: SignedInPerson) => ({ kind: 'person', id: person.id }) as const;

export function aDoc(...lines: readonly string[]): DocNode {
  return { type: 'doc', content: lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })) };
}

/** Puts a first text into a post, as if its author had written it. */
export async function write(
  { context }: Pick<NewsServer, 'context'>,
  who: SignedInPerson,
  post: string,
  given: { readonly doc?: DocNode; readonly docEn?: DocNode },
): Promise<void> {
  const { database, collab } = context.host;
  await database.transaction(async (tx) => {
    if (given.doc) await collab.write(tx, who.actor, postRef(post), sharedOfDoc(given.doc));
    if (given.docEn) await collab.write(tx, who.actor, translationRef(post), sharedOfDoc(given.docEn));
  });
}

/** A draft with title and text. */
export async function aDraft(
  news: Pick<NewsServer, 'context'>,
  who: SignedInPerson,
  channel: string,
  title = 'Neues vom Bürgerbüro',
): Promise<string> {
  const { id } = await who.client.call(createPost, { channel, title });
  await write(news, who, id, { doc: aDoc(`Text zu ${title}`) });
  return id;
}

/** Changes what is beside the text, on the newest revision. */
export async function change(
  { client }: SignedInPerson,
  post: string,
  given: Omit<Parameters<typeof client.call<typeof changePost>>[1], 'post' | 'revision'>,
): Promise<void> {
  const { revision } = await client.call(getPost, { post });
  await client.call(changePost, { post, revision, ...given });
}

export async function aPublicPost(
  news: Pick<NewsServer, 'context'>,
  who: SignedInPerson,
  channel: string,
  title?: string,
): Promise<string> {
  const id = await aDraft(news, who, channel, title);
  await who.client.call(publishPost, { post: id });
  return id;
}

export async function feedOf({ client }: SignedInPerson, view: 'own' | 'all' = 'all'): Promise<string[]> {
  const { posts, pinned } = await client.call(listPosts, { view, limit: 50 });
  return [...pinned, ...posts].map(({ id }) => id);
}

export async function live({ client }: SignedInPerson): Promise<LiveClient> {
  return liveClient(client, (await client.call(getSession, {})).cursor);
}
