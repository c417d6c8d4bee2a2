import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { inviteColleague } from '../fixtures/people.ts';
import { demoPassword, signInByCall } from '../fixtures/session.ts';

/** One-time codes are taken 200 times a minute from one address. */
const perMinute = 180;

/** New people with accounts who become readers of a space; answers their access tokens of Matrix. */
export async function inviteAudience(url: string, space: string, people: number): Promise<readonly string[]> {
  const admin = await signInByCall(url, 'admin', demoPassword);
  const owner = await signInByCall(url, 'editor', demoPassword);
  const { spaces } = await owner.call<{ spaces: { id: string; slug: string }[] }>('GET', '/api/spaces');
  const id = spaces.find(({ slug }) => slug === space)?.id;
  const join = async (number: number) => {
    await setTimeout((number * 60_000) / perMinute);
    const { login, password, id: person } = await inviteColleague(url, admin);
    await owner.call('POST', `/api/spaces/${id}/grants`, { subject: { kind: 'person', id: person }, role: 'reader' });
    const session = await signInByCall(url, login, password);
    const device = crypto.randomUUID().replaceAll('-', '');
    return (await session.call<{ accessToken: string }>('POST', '/api/matrix/session', { device })).accessToken;
  };
  return Promise.all(Array.from({ length: people }, (_, number) => join(number)));
}

interface Heard {
  /** Messages that all of them together have heard so far. */
  readonly heard: number;
  /** How long after they were taken each client had them, in ms; since somebody asked last. */
  readonly delaysMs: readonly number[];
  readonly cpuMs: number;
}

/** People who wait for news as Matrix clients do, in a process of their own. */
export class Audience {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  /** Resolves when each of them knows what there was so far. */
  static async listen(url: string, tokens: readonly string[]): Promise<Audience> {
    const child = fork(join(import.meta.dirname, 'chat-listeners.ts'));
    child.send({ url, tokens });
    await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(() => Promise.reject(new Error('The audience is not there'))),
    ]);
    return new Audience(child);
  }

  async count(): Promise<Heard> {
    this.#child.send('count');
    const [heard] = await once(this.#child, 'message');
    return heard;
  }

  async end(): Promise<void> {
    this.#child.disconnect();
    await once(this.#child, 'exit');
  }
}
