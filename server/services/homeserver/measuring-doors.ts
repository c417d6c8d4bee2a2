import { Transform } from 'node:stream';

/** What Matrix clients may tell of somebody, as the organisation has decided. */
export interface MeasuringRules {
  /** Who is there. */
  readonly presence: boolean;
  /** Who has read what, to others than the one who read it. */
  readonly receipts: boolean;
  /** Who is typing. */
  readonly typing: boolean;
}

/** What becomes of a request that would tell something ruled out; other requests are not its business. */
export interface Ruling {
  /** Answered here, so that clients see nothing fail; the homeserver hears nothing of it. */
  readonly answer?: Readonly<Record<string, unknown>>;
  /** Passed on to this address instead. */
  readonly path?: string;
  /** What its body says to have been read is kept between its sender and the homeserver. */
  readonly isReadPrivately?: true;
}

const paths = {
  presence: /^\/_matrix\/client\/[^/]+\/presence\/[^/]+\/status$/,
  typing: /^\/_matrix\/client\/[^/]+\/rooms\/[^/]+\/typing\/[^/]+$/,
  receipt: /^(\/_matrix\/client\/[^/]+\/rooms\/[^/]+\/receipt\/)m\.read(\/[^/]+)$/,
  markers: /^\/_matrix\/client\/[^/]+\/rooms\/[^/]+\/read_markers$/,
  sync: /^\/_matrix\/client\/(?:unstable\/[^/]+|[^/]+)\/sync$/,
} as const;

/** Whether the rules have to be known for this address. */
export function mayMeasure(url: string): boolean {
  const path = decodedPathOf(url);
  return Object.values(paths).some((pattern) => pattern.test(path));
}

/** Our own homeserver keeps to the rules by itself; one that somebody else runs has to be kept from telling. */
export function ruleOn(method: string, url: string, rules: MeasuringRules): Ruling {
  const path = decodedPathOf(url);
  if (!rules.presence && paths.presence.test(path))
    return { answer: method === 'GET' || method === 'HEAD' ? { presence: 'offline' } : {} };
  if (!rules.presence && paths.sync.test(path)) return { path: asAbsent(url) };
  if (!rules.typing && method === 'PUT' && paths.typing.test(path)) return { answer: {} };
  if (rules.receipts || method !== 'POST') return {};
  const receipt = paths.receipt.exec(path);
  if (receipt) return { path: `${receipt[1]}m.read.private${receipt[2]}` };
  return paths.markers.test(path) ? { isReadPrivately: true } : {};
}

/** To ask for news is to be there ("set_presence"), unless it says otherwise. */
function asAbsent(url: string): string {
  const [path = '', query = ''] = url.split('?', 2);
  const others = query.split('&').filter((part) => part !== '' && !/^set_presence=/i.test(part));
  return `${path}?${[...others, 'set_presence=offline'].join('&')}`;
}

const mostBytes = 16 * 1024;

/** Says the same as a request about what was read, but to the homeserver alone; what is no such request breaks off. */
export function readPrivately(): Transform {
  const chunks: Buffer[] = [];
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      bytes += chunk.length;
      done(bytes > mostBytes ? new Error('The body is too large') : null);
    },
    flush(done) {
      done(null, JSON.stringify(withoutPublic(Buffer.concat(chunks).toString())));
    },
  });
}

function withoutPublic(text: string): unknown {
  const said = parsed(text);
  if (typeof said !== 'object' || said === null) return {};
  const { 'm.read': read, ...others } = said as Record<string, unknown>; // an object
  return read === undefined ? others : { 'm.read.private': read, ...others };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function decodedPathOf(url: string): string {
  const path = url.split(/[?#]/, 1)[0] ?? '';
  try {
    // Names keep their signs, so that a slash that is part of one stays one.
    const plain = (part: string) => encodeURIComponent(decodeURIComponent(part));
    return path.split('/').map(plain).join('/');
  } catch {
    return path;
  }
}
