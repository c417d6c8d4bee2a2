import { setTimeout } from 'node:timers/promises';
import { inviteColleague } from '../fixtures/people.ts';
import { type CallSession, demoPassword, signInByCall } from '../fixtures/session.ts';

/** One-time codes are taken 200 times a minute from one address. */
const perMinute = 150;
const pollMs = 30_000;

interface Audience {
  /** Slug of the space whose rooms they are in. */
  readonly space: string;
  readonly people: number;
  readonly signal: AbortSignal;
}

/**
 * New people with accounts who become readers of a space and wait for news of its rooms as a Matrix client does, until
 * `signal`. Answers how many messages all of them together have heard so far.
 */
export async function joinAudience(url: string, { space, people, signal }: Audience): Promise<() => number> {
  const admin = await signInByCall(url, 'admin', demoPassword);
  const owner = await signInByCall(url, 'editor', demoPassword);
  const { spaces } = await owner.call<{ spaces: { id: string; slug: string }[] }>('GET', '/api/spaces');
  const id = spaces.find(({ slug }) => slug === space)?.id;
  let heard = 0;
  const join = async (number: number) => {
    await setTimeout((number * 60_000) / perMinute);
    const { login, password, id: person } = await inviteColleague(url, admin);
    const subject = { kind: 'person', id: person };
    await owner.call('POST', `/api/spaces/${id}/grants`, { subject, role: 'reader' });
    const listening = await beginListening(await signInByCall(url, login, password), url);
    void listening.goOn(signal, (count) => {
      heard += count;
    });
  };
  await Promise.all(Array.from({ length: people }, (_, number) => join(number)));
  return () => heard;
}

async function beginListening(session: CallSession, url: string) {
  const device = crypto.randomUUID().replaceAll('-', '');
  const { accessToken } = await session.call<{ accessToken: string }>('POST', '/api/matrix/session', { device });
  const sync = async (query: string, signal?: AbortSignal) => {
    const headers = { authorization: `Bearer ${accessToken}` };
    const response = await fetch(`${url}/_matrix/client/v3/sync?${query}`, { headers, ...(signal && { signal }) });
    if (!response.ok) throw new Error(`${session.login} hears nothing: ${response.status} ${await response.text()}`);
    return (await response.json()) as Sync;
  };
  let { next_batch: since } = await sync('timeout=0');
  const goOn = async (signal: AbortSignal, onMessages: (count: number) => void) => {
    try {
      while (!signal.aborted) {
        const news = await sync(`since=${since}&timeout=${pollMs}`, signal);
        since = news.next_batch;
        onMessages(countMessages(news));
      }
    } catch (failure) {
      if (!signal.aborted) throw failure;
    }
  };
  return { goOn };
}

interface Sync {
  readonly next_batch: string;
  readonly rooms?: { readonly join?: Record<string, { readonly timeline?: { readonly events: { type: string }[] } }> };
}

function countMessages({ rooms }: Sync): number {
  const events = Object.values(rooms?.join ?? {}).flatMap(({ timeline }) => timeline?.events ?? []);
  return events.filter(({ type }) => type === 'm.room.message').length;
}
