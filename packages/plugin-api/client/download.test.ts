import { createServer, type Server, type ServerResponse } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { fetchFile } from './download.ts';

const sender = { language: 'de', person: undefined } as const;
let server: Server | undefined;
afterEach(() => void server?.close());

/** A server that answers everything in this way; answers with its address. */
async function serve(answer: (response: ServerResponse) => void): Promise<string> {
  server = createServer((_request, response) => answer(response));
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/file`;
}

it('fetches a file with its exact name, telling how much has arrived', async () => {
  const url = await serve((response) => {
    response.setHeader(
      'content-disposition',
      `attachment; filename="Ubersicht.zip"; filename*=UTF-8''%C3%9Cbersicht.zip`,
    );
    response.write('PK');
    setTimeout(() => response.end('!!'), 20);
  });
  const told: number[] = [];
  const file = await fetchFile(url, sender, { onProgress: (bytes) => told.push(bytes) });
  expect([file.name, await file.text()]).toEqual(['Übersicht.zip', 'PK!!']);
  expect(told.at(-1)).toBe(4);
});

it('rejects with what the server refused', async () => {
  const error = { code: 'privacy.archive_under_way', kind: 'rate-limited', message: 'Bitte warten' };
  const url = await serve((response) => response.writeHead(429).end(JSON.stringify({ error })));
  await expect(fetchFile(url, sender)).rejects.toMatchObject({ code: error.code, message: error.message });
});

it('takes half a file for none', async () => {
  const url = await serve((response) => {
    response.writeHead(200, { 'content-length': '1000' });
    response.write('half');
    setTimeout(() => response.destroy(), 20);
  });
  await expect(fetchFile(url, sender)).rejects.toMatchObject({ code: 'client.unreachable' });
});

it('stops when it is told to', async () => {
  const url = await serve((response) => response.write('and then nothing'));
  const controller = new AbortController();
  const fetched = fetchFile(url, sender, { signal: controller.signal, onProgress: () => controller.abort() });
  await expect(fetched).rejects.toMatchObject({ name: 'AbortError' });
});
