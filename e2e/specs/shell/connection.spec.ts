import type { Page, WebSocketRoute } from '@playwright/test';
import { demoPassword, expect, test } from '../../fixtures/index.ts';
import { makeSpace } from '../../fixtures/spaces.ts';
import { Inbox } from '../../pages/inbox.ts';
import { Palette } from '../../pages/palette.ts';
import { Shell } from '../../pages/shell.ts';
import { SignInPage } from '../../pages/sign-in-page.ts';

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

test('with all websockets refused people sign in, search, and hear of news', async ({ people }) => {
  const editor = await people.session('editor');
  const space = await makeSpace(editor, 'on-request');
  const page = await people.openStranger('');
  await page.context().routeWebSocket('**', (socket) => socket.close({ code: 1006 }));
  await page.goto('/inbox');
  await new SignInPage(page).signIn('editor', demoPassword);
  await new Shell(page).expectSignedIn();

  const palette = new Palette(page);
  await palette.open();
  await palette.type('Mueler');
  await expect(palette.options.first()).toContainText('Müller');
  await page.keyboard.press('Escape');

  const newhire = await people.session('newhire');
  await newhire.call('POST', `/api/spaces/${space.id}/requests`, { note: '' });
  await expect(new Inbox(page).about(space.name)).toContainText('Ungelesen', { timeout: 20_000 });
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

test('notices a line that was cut without a word, and comes back by itself', async ({ people }) => {
  test.slow();
  const page = await people.open('editor', '/inbox');
  const network = await breakableSockets(page);
  await page.reload();
  await network.opened;
  network.freeze();
  await expect(page.getByText('Keine Verbindung')).toBeVisible({ timeout: 22_000 });
  network.thaw();
  await expect(page.getByText('Die Verbindung ist wieder da.')).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText('Keine Verbindung')).toBeHidden();
});

test('says at once what the device says about its network', { tag: '@timed' }, async ({ people }) => {
  const page = await people.open('editor', '/inbox');
  const network = await breakableSockets(page);
  await page.reload();
  await network.opened;
  network.freeze();
  await page.evaluate(() => window.dispatchEvent(new Event('offline')));
  await expect(page.getByText('Keine Verbindung')).toBeVisible({ timeout: 1_000 });
  network.thaw();
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(page.getByText('Keine Verbindung')).toBeHidden({ timeout: 3_000 });
});

interface BreakableSockets {
  readonly opened: Promise<void>;
  /** Closes all, and every new one. */
  cut(): void;
  /** Holds every message back, both ways, as a line does that is gone without a word. */
  freeze(): void;
  /** Lets through what was held back, and all that follows. */
  thaw(): void;
}

/** Offline emulation spares websockets, so they go through the test. */
async function breakableSockets(page: Page): Promise<BreakableSockets> {
  const sockets: WebSocketRoute[] = [];
  let isCut = false;
  let isFrozen = false;
  const held: (() => void)[] = [];
  const carry = (send: () => void) => (isFrozen ? void held.push(send) : send());
  let tellOpened: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    tellOpened = resolve;
  });
  await page.routeWebSocket('**/live', (socket) => {
    if (isCut) return void socket.close({ code: 1011 });
    const server = socket.connectToServer();
    socket.onMessage((message) => carry(() => server.send(message)));
    server.onMessage((message) => carry(() => socket.send(message)));
    sockets.push(socket);
    tellOpened();
  });
  return {
    opened,
    freeze() {
      isFrozen = true;
    },
    thaw() {
      isFrozen = false;
      for (const send of held.splice(0)) send();
    },
    cut() {
      isCut = true;
      for (const socket of sockets) void socket.close({ code: 1011 });
    },
  };
}
