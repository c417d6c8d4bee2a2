import { type Answer, type Client, fresh, type Json } from './client.ts';

/** One connection of a client over simplified sliding sync (MSC4186), which remembers its position. */
export class SlidingConnection {
  readonly client: Client;
  readonly id: string;
  pos: string | undefined;

  constructor(client: Client, id = fresh('conn')) {
    this.client = client;
    this.id = id;
  }

  call(body: Json, query: Json = {}): Promise<Answer> {
    return this.client.call(
      'POST',
      '/unstable/org.matrix.simplified_msc3575/sync',
      { conn_id: this.id, ...body },
      { query: { timeout: 0, pos: this.pos, ...query } },
    );
  }

  async next(body: Json, query: Json = {}): Promise<Json> {
    const answer = await this.call(body, query);
    if (answer.status !== 200) throw new Error(`Sliding sync: ${answer.status} ${JSON.stringify(answer.body)}`);
    this.pos = answer.body.pos;
    return answer.body;
  }

  /** Goes on until an answer shows what is waited for, ten seconds at most. */
  async until(body: Json, found: (answer: Json) => unknown): Promise<Json> {
    for (const deadline = Date.now() + 10_000; Date.now() < deadline; ) {
      const answer = await this.next(body, { timeout: 2000 });
      if (found(answer)) return answer;
    }
    throw new Error('The sliding sync never showed what was waited for');
  }
}

/** One list over the first rooms. */
export const list = (more: Json = {}, last = 9): Json => ({
  lists: { all: { ranges: [[0, last]], required_state: [], timeline_limit: 5, ...more } },
});
