import { createSpace, endSession, getSession, searchAll, slugTaken } from '@kontor/schema';
import { describe, expect, it } from 'vitest';
import { type ApiError, isError } from './api-error.ts';
import { createCall } from './call.ts';

interface Sent {
  readonly path: string;
  readonly init: RequestInit;
}

/** A network that answers everything with this, and remembers what was sent. */
function networkAnswering(status: number, body: unknown) {
  const sent: Sent[] = [];
  const failures: ApiError[] = [];
  const call = createCall({
    fetch: async (path, init) => {
      sent.push({ path: String(path), init: init ?? {} });
      return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status });
    },
    language: () => 'de',
    onFailure: (error) => failures.push(error),
  });
  return { call, sent, failures };
}

const id = '01990000-0000-7000-8000-000000000001';
const noHits = { hits: [], facets: { type: {} }, total: 0, isFallback: false };

describe('call', () => {
  it('sends what a GET asks for in the query, lists as repeated names, and nothing for what is left out', async () => {
    const { call, sent } = networkAnswering(200, noHits);
    expect(await call(searchAll, { q: 'Bäder & Co', type: ['person', 'space'] })).toEqual(noHits);
    expect(sent[0]?.path).toBe('/api/search?q=B%C3%A4der+%26+Co&type=person&type=space');
    expect(sent[0]?.init.body).toBeUndefined();
    expect(sent[0]?.init.headers).toMatchObject({ 'accept-language': 'de' });
  });

  it('fills names of the path and sends the rest as JSON', async () => {
    const { call, sent } = networkAnswering(200, {});
    await call(endSession, { session: id });
    expect(sent[0]?.path).toBe(`/api/sessions/${id}`);
    const refused = networkAnswering(409, { error: { code: 'x', kind: 'conflict', message: 'm', requestId: 'r' } });
    await expect(refused.call(createSpace, { slug: 'a', name: 'A' })).rejects.toThrow('m');
    expect(refused.sent[0]?.init.body).toBe('{"slug":"a","name":"A"}');
  });

  it('throws the refusal of the server as it was said, and tells of it', async () => {
    const { code, kind } = slugTaken;
    const { call, failures } = networkAnswering(409, {
      error: { code, kind, message: 'Vergeben', details: { field: 'slug' }, requestId: 'r1' },
    });
    const failure = await call(createSpace, { slug: 'a', name: 'A' }).catch((error: unknown) => error);
    expect(isError(failure, slugTaken)).toBe(true);
    expect(failure).toMatchObject({ message: 'Vergeben', details: { field: 'slug' }, requestId: 'r1' });
    expect(failures).toEqual([failure]);
  });

  it.each([
    [200, { wrong: true }],
    [200, 'no JSON'],
    [502, '<html>Bad gateway</html>'],
  ])('refuses an answer that does not fit the contract: %i %j', async (status, body) => {
    const { call } = networkAnswering(status, body);
    await expect(call(getSession, {})).rejects.toMatchObject({ code: 'client.bad_answer', kind: 'unavailable' });
  });

  it('says that the server cannot be reached, but lets an abort be an abort', async () => {
    const broken = createCall({ fetch: () => Promise.reject(new TypeError('failed')), language: () => 'de' });
    await expect(broken(getSession, {})).rejects.toMatchObject({ code: 'client.unreachable' });
    const aborting = new AbortController();
    aborting.abort();
    const aborted = createCall({ fetch: (_path, init) => fetch('http://127.0.0.1:9', init), language: () => 'de' });
    await expect(aborted(getSession, {}, { signal: aborting.signal })).rejects.toMatchObject({ name: 'AbortError' });
  });
});
