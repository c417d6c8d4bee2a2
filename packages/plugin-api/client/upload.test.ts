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
