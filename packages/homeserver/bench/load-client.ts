import { Agent, request } from 'node:http';

/** An answer, unread until somebody asks, so that the driver takes little of what it measures with the server. */
export interface Answered {
  readonly bytes: number;
  /** When the last of it was there, in ms of `performance.now()`. */
  readonly at: number;
  read(): Fields;
}

// biome-ignore lint/suspicious/noExplicitAny: answers of the server, in the shapes of the specification.
type Fields = any;

export interface Person {
  readonly userId: string;
  readonly token: string;
}

let numbers = 0;

/** Calls a homeserver on loopback over connections that are kept. Anything but a success throws. */
export class LoadClient {
  readonly #url: URL;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });

  constructor(url: string) {
    this.#url = new URL(url);
  }

  call(method: string, path: string, token?: string, body?: unknown): Promise<Answered> {
    const sent = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    const headers = {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(sent === undefined ? {} : { 'content-type': 'application/json', 'content-length': sent.length }),
    };
    const { hostname, port } = this.#url;
    return new Promise((resolve, reject) => {
      const asked = request({ agent: this.#agent, hostname, port, method, path: `/_matrix/client${path}`, headers });
      asked.on('error', reject);
      asked.on('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const at = performance.now();
          const whole = Buffer.concat(chunks);
          if (response.statusCode === 200)
            resolve({ bytes: whole.length, at, read: () => JSON.parse(whole.toString()) });
          else reject(new Error(`${method} ${path}: ${response.statusCode} ${whole.toString().slice(0, 300)}`));
        });
      });
      asked.end(sent);
    });
  }

  async register(): Promise<Person> {
    numbers += 1;
    const body = { username: `person${numbers}`, password: 'Drei Räder im Regen 7', auth: { type: 'm.login.dummy' } };
    const { user_id: userId, access_token: token } = (await this.call('POST', '/v3/register', undefined, body)).read();
    return { userId, token };
  }

  async createRoom({ token }: Person): Promise<string> {
    const body = { preset: 'public_chat', name: 'Ein Raum' };
    return (await this.call('POST', '/v3/createRoom', token, body)).read().room_id;
  }

  async join({ token }: Person, roomId: string): Promise<void> {
    await this.call('POST', `/v3/rooms/${encodeURIComponent(roomId)}/join`, token, {});
  }

  send({ token }: Person, roomId: string): Promise<Answered> {
    numbers += 1;
    const path = `/v3/rooms/${encodeURIComponent(roomId)}/send/m.room.message/${numbers}`;
    return this.call('PUT', path, token, {
      msgtype: 'm.text',
      body: 'Eine Nachricht von etwa sechzig Zeichen, so wie üblich.',
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** Does `work` so many times, so many at once. */
export async function atOnce(
  count: number,
  concurrency: number,
  work: (index: number, worker: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const worker = async (number: number) => {
    for (let index = next++; index < count; index = next++) await work(index, number);
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, count) }, (_, number) => worker(number)));
}
