import { request as ask, createServer, type Server } from 'node:http';
import { expect, test } from '../../fixtures/index.ts';
import { ownDevice, untilKept } from '../../pages/device.ts';

test.describe.configure({ timeout: 120_000 });

test('a newer version waits until the person lets it take over, and warns of input that would be lost', async ({
  people,
  kontor,
  watch,
}) => {
  watch.allow(/WebSocket|\/live/, 'the proxy of this test passes no websockets on');
  const proxy = await startProxy(kontor.url);
  try {
    const { cookie } = await people.newSession('newhire');
    const page = await people.openStranger('', { ...ownDevice, baseURL: proxy.url });
    const pairs = cookie.split('; ').map((pair) => pair.split('='));
    await page.context().addCookies(pairs.map(([name = '', value = '']) => ({ name, value, url: proxy.url })));
    await page.goto('/settings/profile');
    await untilKept(page);

    proxy.releaseNewVersion();
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    const notice = page.getByRole('status').filter({ hasText: 'Eine neue Version von Kontor ist bereit.' });
    await expect(notice).toBeVisible({ timeout: 30_000 });

    await page.getByRole('textbox').first().fill('Noch nicht gespeichert');
    await notice.getByRole('button', { name: 'Jetzt aktualisieren' }).click();
    await expect(page.getByText('Auf dieser Seite stehen Eingaben')).toBeVisible();
    await expect(page.getByRole('textbox').first()).toHaveValue('Noch nicht gespeichert');

    const reloaded = page.waitForEvent('load');
    await page.getByRole('button', { name: 'Trotzdem aktualisieren' }).click();
    await reloaded;
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText('Eine neue Version von Kontor ist bereit.')).toHaveCount(0);
  } finally {
    await proxy.close();
  }
});

/** The same server, whose service worker becomes another one when a new version is released. */
async function startProxy(target: string) {
  let isNew = false;
  const server: Server = createServer((incoming, outgoing) => {
    const isWorker = incoming.url === '/service-worker.js';
    const headers = { ...incoming.headers, ...(isWorker && { 'accept-encoding': 'identity' }) };
    const passed = ask(`${target}${incoming.url}`, { method: incoming.method, headers }, (answer) => {
      const { 'content-length': _length, ...kept } = answer.headers;
      outgoing.writeHead(answer.statusCode ?? 502, isWorker ? kept : answer.headers);
      answer.on('data', (chunk) => outgoing.write(chunk));
      answer.on('end', () => outgoing.end(isWorker && isNew ? '\n// the next version' : undefined));
    });
    passed.on('error', () => outgoing.destroy());
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://localhost:${port}`,
    releaseNewVersion() {
      isNew = true;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
