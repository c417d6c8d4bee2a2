import { Agent, request } from 'node:http';

/** So long, in milliseconds, a client asks to wait. */
const pollMs = 30_000;
const beginAtOnce = 5;
const messageMark = Buffer.from('"type":"m.room.message"');
const sinceMark = Buffer.from('"next_batch":"');
const timeMark = Buffer.from('"origin_server_ts":');
const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });

/** Like our client asks: what it wants to hear is written down at the homeserver once. */
const filter = {
  room: { timeline: { limit: 20, unread_thread_notifications: true }, state: { lazy_load_members: true } },
};

let heard = 0;
/** Of messages since somebody asked last: how long after they were taken each client had them, in ms. */
let delaysMs: number[] = [];

/**
 * A process of its own, as it would be many machines: each of these people waits for news as our client does. What comes
 * is looked through and not parsed, so that little of this machine's time is theirs.
 */
process.once('message', ({ url, tokens }: { readonly url: string; readonly tokens: readonly string[] }) => {
  beginAll(url, tokens).then(
    () => process.send?.('ready'),
    (failure: unknown) => {
      console.error(failure);
      process.exit(1);
    },
  );
  process.on('message', () => {
    process.send?.({ heard, delaysMs, cpuMs: cpuMs() });
    delaysMs = [];
  });
});
process.once('disconnect', () => process.exit());

/** A few at a time: how all of them come at once is not what is measured. */
async function beginAll(url: string, tokens: readonly string[]): Promise<void> {
  for (let at = 0; at < tokens.length; at += beginAtOnce)
    await Promise.all(tokens.slice(at, at + beginAtOnce).map((token) => begin(url, token)));
}

async function begin(url: string, token: string): Promise<void> {
  const { user_id: user } = JSON.parse(String(await ask(url, token, 'GET', '/account/whoami')));
  const stored = await ask(url, token, 'POST', `/user/${encodeURIComponent(user)}/filter`, JSON.stringify(filter));
  const query = `filter=${JSON.parse(String(stored)).filter_id}&org.matrix.msc4222.use_state_after=true`;
  const first = await ask(url, token, 'GET', `/sync?${query}&timeout=0`);
  void goOn(url, token, query, sinceIn(first));
}

async function goOn(url: string, token: string, query: string, first: string): Promise<void> {
  let since = first;
  while (process.connected) {
    const news = await ask(url, token, 'GET', `/sync?${query}&timeout=${pollMs}&since=${since}`);
    since = sinceIn(news);
    const now = Date.now();
    let at = news.indexOf(messageMark);
    if (at !== -1) delaysMs.push(now - sentAtIn(news));
    for (; at !== -1; at = news.indexOf(messageMark, at + 1)) heard += 1;
  }
}

function sinceIn(answer: Buffer): string {
  const start = answer.indexOf(sinceMark) + sinceMark.length;
  return answer.toString('latin1', start, answer.indexOf(0x22, start));
}

/** Of the first event in the timeline, which is the message. */
function sentAtIn(answer: Buffer): number {
  const start = answer.indexOf(timeMark, answer.indexOf('"timeline"')) + timeMark.length;
  return Number.parseInt(answer.toString('latin1', start, start + 13), 10);
}

function ask(url: string, token: string, method: string, path: string, body?: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    };
    const asked = request(`${url}/_matrix/client/v3${path}`, { agent, method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.once('error', reject);
      answer.once('end', () => {
        const whole = Buffer.concat(chunks);
        if (answer.statusCode === 200) resolve(whole);
        else reject(new Error(`${method} ${path}: ${answer.statusCode} ${whole.toString().slice(0, 200)}`));
      });
    });
    asked.once('error', reject);
    asked.end(body);
  });
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
