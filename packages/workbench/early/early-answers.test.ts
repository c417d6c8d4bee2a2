import { createCall } from '@kontor/plugin-api/client';
import { getOrganisation, getSession } from '@kontor/schema';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { rememberPerson } from '../local/remembered-person.ts';
import { askEarly } from './early-answers.ts';

const kept = new Map<string, string>();
const storage = {
  getItem: (name: string) => kept.get(name) ?? null,
  setItem: (name: string, value: string) => void kept.set(name, value),
};

beforeEach(() => {
  kept.clear();
  vi.stubGlobal('localStorage', storage);
  vi.stubGlobal('document', { documentElement: { lang: 'de' } });
});
afterEach(() => vi.unstubAllGlobals());

const answering = () => vi.fn<typeof fetch>(async () => new Response('{}', { status: 401 }));

it('asks exactly what the start asks, in the same words, and hands out each answer once', async () => {
  const early = answering();
  const fetchOnce = askEarly(early, () => storage);
  const before = [...early.mock.calls];
  const late = answering();
  const call = createCall({ fetch: late, language: () => 'de' });
  await Promise.allSettled([call(getSession, {}), call(getOrganisation, {})]);
  const wanted = late.mock.calls.map(([path, init]) => [path, { method: 'GET', ...init }]);
  expect(before.map(([path, init]) => [path, { method: 'GET', ...init }])).toEqual(wanted);

  for (const [path] of wanted) await fetchOnce(path as string); // the paths of the calls above
  expect(early).toHaveBeenCalledTimes(2);
  await fetchOnce(getSession.path);
  expect(early).toHaveBeenCalledTimes(3);
});

it('asks nothing where somebody is remembered, who starts from what was kept', () => {
  rememberPerson('01993');
  const early = answering();
  askEarly(early, () => storage);
  expect(early).not.toHaveBeenCalled();
});

it('asks although the storage is blocked, and tells whoever comes for the answer that there is no connection', async () => {
  const failing = vi.fn<typeof fetch>(() => Promise.reject(new TypeError('Failed to fetch')));
  const fetchOnce = askEarly(failing, () => {
    throw new DOMException('Blocked', 'SecurityError');
  });
  await expect(fetchOnce(getSession.path)).rejects.toThrow('Failed to fetch');
});
