import type { Page, WebSocketRoute } from '@playwright/test';
import { expect, test } from '../../fixtures/index.ts';
import { makeSpace } from '../../fixtures/spaces.ts';
import { Inbox } from '../../pages/inbox.ts';

test('live updates arrive over plain HTTP when websockets are blocked', async ({ people }) => {
  const editor = await people.session('editor');
  const space = await makeSpace(editor, 'on-request');
  const page = await people.open('editor', '/inbox');
  await page.context().routeWebSocket('**/live', (socket) => socket.close({ code: 1011 }));
  const polls = page.waitForRequest(/\/api\/live|\/live\?/, { timeout: 15_000 });
  await page.reload();
  await polls;
  const newhire = await people.session('newhire');
  await newhire.call('POST', `/api/spaces/${space.id}/requests`, { note: '' });
  await expect(new Inbox(page).about(space.name)).toContainText('Ungelesen');
});

test('says that the connection is gone, and catches up when it is back', async ({ people, watch }) => {
  watch.allow(/ERR_INTERNET_DISCONNECTED/, 'the test takes the network away');
  const editor = await people.session('editor');
  const space = await makeSpace(editor, 'on-request');
  const page = await people.open('editor', '/inbox');
  const network = await breakableSockets(page);
  const inbox = new Inbox(page);
  await page.reload();
  await network.opened;

  await page.context().setOffline(true);
  network.cut();
  await expect(page.getByText('Keine Verbindung')).toBeVisible({ timeout: 10_000 });
  const newhire = await people.session('newhire');
  await newhire.call('POST', `/api/spaces/${space.id}/requests`, { note: '' });
  await page.context().setOffline(false);
  await expect(page.getByText('Die Verbindung ist wieder da.')).toBeVisible({ timeout: 10_000 });
  await expect(page.getByText('Keine Verbindung')).toBeHidden();
  await expect(inbox.about(space.name)).toContainText('Ungelesen');
});

/** Offline emulation spares websockets, so they go through the test, which can cut them for good. */
async function breakableSockets(page: Page): Promise<{ readonly opened: Promise<void>; cut(): void }> {
  const sockets: WebSocketRoute[] = [];
  let isCut = false;
  let tellOpened: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    tellOpened = resolve;
  });
  await page.routeWebSocket('**/live', (socket) => {
    if (isCut) return void socket.close({ code: 1011 });
    socket.connectToServer();
    sockets.push(socket);
    tellOpened();
  });
  return {
    opened,
    cut() {
      isCut = true;
      for (const socket of sockets) void socket.close({ code: 1011 });
    },
  };
}
