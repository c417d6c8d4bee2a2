import { afterEach, expect, it, vi } from 'vitest';
import { sendFile, uploadFile } from './upload.ts';

const person = '01990000-0000-7000-8000-000000000001';
const note = new File(['Hallo'], 'notiz.txt', { type: 'text/plain' });
const sent: { path: string; init: RequestInit }[] = [];

/** A network that answers everything with this. */
function networkAnswering(status: number, body: unknown): void {
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    sent.push({ path, init });
    return new Response(JSON.stringify(body), { status });
  });
}

afterEach(() => {
  vi.unstubAllGlobals();
  sent.length = 0;
});

it('says with every file whose page sends it', async () => {
  networkAnswering(200, {});
  await sendFile(note, { language: 'de', person }, { method: 'PUT', path: '/api/directory/people/me/photo' });
  await sendFile(note, { language: 'de', person: undefined }, { method: 'PUT', path: '/api/organisation/logo' });
  expect(sent[0]?.init.headers).toMatchObject({ 'kontor-person': person, 'accept-language': 'de' });
  expect(sent[1]?.init.headers).not.toHaveProperty('kontor-person');
});

it('throws what the server refused, as when somebody else has signed in meanwhile', async () => {
  const error = { code: 'http.other_person', kind: 'unauthenticated', message: 'Jemand anders' };
  networkAnswering(401, { error });
  await expect(uploadFile(note, { language: 'de', person })).rejects.toMatchObject({ code: error.code });
});

/** A browser's request, with the events that a test sends. */
class WatchedRequest extends EventTarget {
  static readonly made: WatchedRequest[] = [];
  readonly upload = new EventTarget();
  readonly headers: Record<string, string> = {};
  status = 201;
  responseText = '';
  constructor() {
    super();
    WatchedRequest.made.push(this);
  }
  open() {}
  send() {}
  setRequestHeader(name: string, value: string) {
    this.headers[name] = value;
  }
  abort() {
    this.dispatchEvent(new Event('abort'));
  }
}

it('tells how much has been sent, says whose page sends it, and answers as always', async () => {
  vi.stubGlobal('XMLHttpRequest', WatchedRequest);
  const shares: number[] = [];
  const id = '01990000-0000-7000-8000-000000000002';
  const uploading = uploadFile(note, { language: 'de', person }, { onProgress: (share) => shares.push(share) });
  const request = WatchedRequest.made.at(-1);
  const progress = Object.assign(new Event('progress'), { lengthComputable: true, loaded: 2, total: 5 });
  request?.upload.dispatchEvent(progress);
  if (request) request.responseText = JSON.stringify({ id, name: 'notiz.txt', mediaType: 'text/plain', size: 5 });
  request?.dispatchEvent(new Event('load'));
  expect(await uploading).toMatchObject({ id });
  expect(shares).toEqual([0.4]);
  expect(request?.headers).toMatchObject({ 'kontor-person': person });
});

it('stops sending when it is told to, and tells a lost connection from that', async () => {
  vi.stubGlobal('XMLHttpRequest', WatchedRequest);
  const stop = new AbortController();
  const onProgress = () => undefined;
  const stopped = uploadFile(note, { language: 'de', person }, { onProgress, signal: stop.signal });
  stop.abort();
  await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
  const lost = uploadFile(note, { language: 'de', person }, { onProgress });
  WatchedRequest.made.at(-1)?.dispatchEvent(new Event('error'));
  await expect(lost).rejects.toMatchObject({ code: 'client.unreachable' });
});
