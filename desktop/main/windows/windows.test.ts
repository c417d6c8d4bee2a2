import { expect, test, vi } from 'vitest';
import { emptyFolder, firstServer, secondServer, startShell } from '../../testing/started-shell.ts';
import { contextMenu } from './context-menu.ts';
import { placeWindow } from './window-state.ts';

const both = {
  servers: [
    { address: firstServer, name: 'Stadt' },
    { address: secondServer, name: 'Kreis' },
  ],
};
const main = { workArea: { x: 0, y: 0, width: 1_920, height: 1_040 } };
const right = { workArea: { x: 1_920, y: 0, width: 1_280, height: 1_000 } };
const kept = { x: 2_000, y: 100, width: 900, height: 700, maximised: false };

test('a window opens where it was, on the second screen too', () => {
  expect(placeWindow(kept, [main, right], main)).toEqual({ x: 2_000, y: 100, width: 900, height: 700 });
});

test.each([
  ['its screen is gone', kept, [main]],
  ['only a strip of it could be seen', { ...kept, x: -850 }, [main]],
  ['its upper edge lies above the screen', { ...kept, x: 100, y: -300 }, [main]],
  ['it lies below the screen', { ...kept, x: 100, y: 1_030 }, [main]],
] as const)('when %s, a window opens in the middle of the main screen', (_why, state, screens) => {
  expect(placeWindow(state, screens, main)).toEqual({ x: 510, y: 170, width: 900, height: 700 });
});

test('a window is never larger than its screen', () => {
  const small = { workArea: { x: 0, y: 0, width: 1_024, height: 600 } };
  expect(placeWindow({ ...kept, x: 10, y: 10, width: 3_000, height: 2_000 }, [small], small)).toMatchObject({
    width: 1_024,
    height: 600,
  });
  expect(placeWindow(null, [small], small)).toEqual({ x: 0, y: 0, width: 1_024, height: 600 });
});

test('where the window was is kept for the next start', async () => {
  const folder = emptyFolder();
  const { fake } = await startShell({ folder });
  const [window] = fake.windows;
  if (window) window.bounds = { x: 50, y: 60, width: 1_000, height: 800 };
  window?.emit('moved');
  const { fake: next } = await startShell({ folder });
  expect(next.windows[0]?.bounds).toEqual({ x: 50, y: 60, width: 1_000, height: 800 });
});

test('closing the window leaves the app in the tray, unless the person wants it to end; quitting ends it', async () => {
  const { fake, askShell } = await startShell();
  const [window] = fake.windows;
  expect(window?.close()).toBe(false);
  expect(window?.visible).toBe(false);
  await askShell('changeSettings', { closeToTray: false });
  fake.app.emit('before-quit');
  expect(window?.close()).toBe(true);
});

test('started with the session of the system it stays in the tray, but shows where a link leads', async () => {
  const hidden = { options: { hidden: true } };
  expect((await startShell(hidden)).fake.windows[0]?.visible).toBe(false);
  const { fake } = await startShell({ ...hidden, argv: ['kontor://kontor.stadt.example/tasks'] });
  expect(fake.windows[0]?.visible).toBe(true);
});

test('with one server its page fills the window; with several there is a column to change between them', async () => {
  const one = await startShell();
  expect(one.fake.views[0]?.bounds).toEqual({ x: 0, y: 0, width: 1_280, height: 840 });
  const { fake, shell, askShell } = await startShell({ managed: both });
  const shown = () => (fake.windows[0]?.children ?? []).map(({ visible, bounds }) => [visible, bounds.x]);
  expect(shown()).toEqual([[true, 72]]);
  await askShell('chooseServer', shell.state.servers[1]?.id);
  expect(shown()).toEqual([
    [false, 72],
    [true, 72],
  ]);
  expect(shell.state.servers.find(({ id }) => id === shell.state.current)?.name).toBe('Kreis');
});

test('without a connection the shell says so, tries again by itself, and on request', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const { fake, shell, askShell, page } = await startShell();
    const contents = page(firstServer);
    fake.failing.set(firstServer, 'ERR_INTERNET_DISCONNECTED');
    await askShell('retry');
    expect(shell.state.screen).toEqual({ kind: 'offline', reason: 'ERR_INTERNET_DISCONNECTED' });
    expect(fake.views[0]?.visible).toBe(false);
    const before = contents.loaded.length;
    await vi.advanceTimersByTimeAsync(15_000);
    expect(contents.loaded.length).toBe(before + 1);
    expect(shell.state.screen.kind).toBe('offline');
    fake.failing.clear();
    await askShell('retry');
    expect(shell.state.screen).toEqual({ kind: 'server' });
    expect(fake.views[0]?.visible).toBe(true);
    const after = contents.loaded.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(contents.loaded.length).toBe(after);
  } finally {
    vi.useRealTimers();
  }
});

test('a part of a page that fails, or a load that gave way to another, is no lost connection', async () => {
  const { shell, page } = await startShell();
  page(firstServer).emit('did-fail-load', {}, -106, 'ERR_INTERNET_DISCONNECTED', `${firstServer}/x.png`, false);
  page(firstServer).emit('did-fail-load', {}, -3, 'ERR_ABORTED', `${firstServer}/`, true);
  expect(shell.state.screen).toEqual({ kind: 'server' });
});

test('a page that crashes comes back where it was, once; if it crashes again at once, the person decides', async () => {
  let now = 0;
  const { shell, page, askShell } = await startShell({ options: { now: () => now } });
  const contents = page(firstServer);
  contents.go(`${firstServer}/wiki/page/7`);
  contents.emit('render-process-gone', {}, { reason: 'crashed' });
  expect(contents.loaded.at(-1)).toBe(`${firstServer}/wiki/page/7`);
  now = 30_000;
  contents.emit('render-process-gone', {}, { reason: 'oom' });
  expect(shell.state.screen).toEqual({ kind: 'crashed' });
  await askShell('retry');
  expect(shell.state.screen).toEqual({ kind: 'server' });
  now = 120_000;
  contents.emit('render-process-gone', {}, { reason: 'crashed' });
  expect(shell.state.screen).toEqual({ kind: 'server' });
});

test('a page that does not answer is loaded again only when the person wants it', async () => {
  const { fake, page } = await startShell();
  const contents = page(firstServer);
  contents.emit('unresponsive');
  await expect.poll(() => fake.dialogs.length).toBe(1);
  expect(contents.crashes).toBe(0);
  fake.answers.push(0);
  await expect
    .poll(() => {
      contents.emit('unresponsive');
      return contents.crashes;
    })
    .toBe(1);
  expect(contents.loaded).toEqual([`${firstServer}/`, `${firstServer}/`]);
});

test('zoom is kept for each server', async () => {
  const folder = emptyFolder();
  const { fake, page } = await startShell({ folder, managed: both });
  const view = fake.appMenu.find(({ label }) => label === 'Ansicht');
  const items = Array.isArray(view?.submenu) ? view.submenu : [];
  const larger = items.find(({ label }) => label === 'Größer')?.click as (() => void) | undefined;
  larger?.();
  larger?.();
  expect(page(firstServer).getZoomFactor()).toBe(1.2);
  const next = await startShell({ folder, managed: both });
  expect(next.page(firstServer).getZoomFactor()).toBe(1.2);
  expect(next.page(secondServer).getZoomFactor()).toBe(1);
});

test('the global shortcut shows the app and tells the page to search', async () => {
  const { fake, page, ask, askShell } = await startShell();
  await ask(page(firstServer), 'ready');
  fake.windows[0]?.hide();
  fake.shortcuts.get('CommandOrControl+Alt+K')?.();
  expect(fake.windows[0]?.visible).toBe(true);
  expect(page(firstServer).sent.at(-1)).toEqual({ channel: 'kontor:desktop:event:search', payload: {} });
  await askShell('changeSettings', { searchShortcut: false });
  expect(fake.shortcuts.size).toBe(0);
});

test('the small window for a task is one for each server, has the bridge, and closes itself alone', async () => {
  const { fake, page, ask } = await startShell();
  const contents = page(firstServer);
  await ask(contents, 'openQuickTask');
  await ask(contents, 'openQuickTask');
  expect(fake.windows).toHaveLength(2);
  const small = fake.windows[1];
  if (!small) throw new Error('no window');
  expect(await ask(small.webContents, 'info')).toMatchObject({ value: { quickTask: true } });
  expect(await ask(contents, 'info')).toMatchObject({ value: { quickTask: false } });
  await ask(contents, 'closeQuickTask');
  expect([small.isDestroyed(), contents.isDestroyed()]).toEqual([false, false]);
  await ask(small.webContents, 'closeQuickTask');
  expect(small.isDestroyed()).toBe(true);
});

test('the right mouse button offers corrections, and no link but https and mail', () => {
  const params = {
    misspelledWord: 'Verwatung',
    dictionarySuggestions: ['Verwaltung', 'Verwahrung'],
    isEditable: true,
    selectionText: '',
    linkURL: 'javascript:alert(1)',
    // Only what the menu reads.
    editFlags: { canCut: true, canCopy: true, canPaste: true } as Electron.EditFlags,
  };
  const done: string[] = [];
  const note = (word: string) => done.push(word);
  const items = contextMenu(params, 'de', { replace: note, learn: note, copy: note });
  expect(items.map(({ label }) => label ?? '—')).toEqual([
    ...['Verwaltung', 'Verwahrung', '„Verwatung“ ins Wörterbuch aufnehmen', '—'],
    ...['Ausschneiden', 'Kopieren', 'Einfügen', 'Alles auswählen'],
  ]);
  (items[0]?.click as (() => void) | undefined)?.();
  expect(done).toEqual(['Verwaltung']);
});
