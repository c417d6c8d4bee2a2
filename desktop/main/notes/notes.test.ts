import { expect, test } from 'vitest';
import { firstServer, secondServer, startShell } from '../../testing/started-shell.ts';
import { drawOverlay } from './overlay-picture.ts';
import { readSystemQuiet } from './system-quiet.ts';

const note = {
  tag: 'chat/room/1',
  title: 'Anna Amt',
  body: 'Passt 14 Uhr?',
  path: '/chat/room/1',
  reply: { placeholder: 'Antworten' },
  actions: [
    { id: 'read', label: 'Gelesen' },
    { id: 'later', label: 'Später' },
  ],
};
const events = (sent: readonly { channel: string; payload: unknown }[]) =>
  sent.filter(({ channel }) => channel === 'kontor:desktop:event:notification').map(({ payload }) => payload);

async function startedPage(platform: NodeJS.Platform, given = {}) {
  const started = await startShell({ options: { platform }, ...given });
  const contents = started.page(firstServer);
  await started.ask(contents, 'ready');
  return { ...started, contents };
}

test('a note can be answered, acted on, opened and closed, and the page hears of each', async () => {
  const { fake, contents, ask } = await startedPage('darwin');
  expect(await ask(contents, 'notify', note)).toEqual({ ok: true, value: 'shown' });
  const [shown] = fake.notes;
  expect(shown?.options).toMatchObject({
    title: 'Anna Amt',
    body: 'Passt 14 Uhr?',
    hasReply: true,
    replyPlaceholder: 'Antworten',
  });
  expect(shown?.options.actions?.map(({ text }) => text)).toEqual(['Gelesen', 'Später']);
  shown?.emit('reply', { reply: 'Ja.' });
  shown?.emit('reply', { reply: '  ' });
  shown?.emit('action', { actionIndex: 1 });
  shown?.emit('action', { actionIndex: 9 });
  fake.windows[0]?.hide();
  shown?.emit('click', {});
  shown?.close();
  const { tag, path } = note;
  expect(events(contents.sent)).toEqual([
    { kind: 'reply', tag, path, text: 'Ja.' },
    { kind: 'action', tag, path, action: 'later' },
    { kind: 'open', tag, path },
    { kind: 'closed', tag },
  ]);
  expect(fake.windows[0]?.visible).toBe(true);
});

test('one tag has one note; what the page closes itself is no news to it', async () => {
  const { fake, contents, ask } = await startedPage('win32');
  await ask(contents, 'notify', note);
  await ask(contents, 'notify', { ...note, body: 'Oder 15 Uhr?' });
  expect(fake.notes.map(({ state }) => state)).toEqual(['closed', 'shown']);
  await ask(contents, 'closeNotification', note.tag);
  expect(fake.notes.map(({ state }) => state)).toEqual(['closed', 'closed']);
  expect(events(contents.sent)).toEqual([]);
});

test('one server cannot close the notes of another', async () => {
  const managed = { servers: [{ address: firstServer }, { address: secondServer }] };
  const { fake, contents, ask, page } = await startedPage('win32', { managed });
  await ask(contents, 'notify', note);
  await ask(page(secondServer), 'closeNotification', note.tag);
  await ask(page(secondServer), 'forget');
  expect(fake.notes[0]?.state).toBe('shown');
});

test('no note insists: the system’s do-not-disturb holds all of them back', async () => {
  const { fake, contents, ask } = await startedPage('linux');
  await ask(contents, 'notify', note);
  expect(fake.notes[0]?.options.urgency ?? 'normal').toBe('normal');
  expect(fake.notes[0]?.options.timeoutType ?? 'default').toBe('default');
  expect(fake.notes[0]?.options.hasReply).toBeUndefined();
});

test('while the person wishes quiet, nothing is shown and nothing flashes, and the page knows', async () => {
  const { fake, contents, ask, askShell } = await startedPage('linux');
  await askShell('changeSettings', { doNotDisturb: true });
  expect(await ask(contents, 'notify', note)).toEqual({ ok: true, value: 'quiet' });
  expect(fake.notes).toEqual([]);
  expect(await ask(contents, 'attention')).toMatchObject({ value: { doNotDisturb: true } });
  expect(fake.windows[0]?.flashes.filter(Boolean)).toEqual([]);
});

test('the quiet of the desktop and of a locked screen count, too', async () => {
  const { contents, ask } = await startedPage('linux', {
    options: { platform: 'linux', readSystemQuiet: async () => true },
  });
  await expect.poll(() => ask(contents, 'notify', note)).toEqual({ ok: true, value: 'quiet' });
  const locked = await startedPage('linux');
  locked.fake.power.emit('lock-screen');
  expect(await locked.ask(locked.contents, 'notify', note)).toEqual({ ok: true, value: 'quiet' });
  locked.fake.power.emit('unlock-screen');
  expect(await locked.ask(locked.contents, 'notify', note)).toEqual({ ok: true, value: 'shown' });
});

test.each([
  ['linux', 'false\n', true],
  ['linux', 'true\n', false],
  ['linux', '', false],
  ['win32', 'false\n', false],
] as const)('on %s, when asked answers %j, the desktop’s quiet is %s', async (platform, answer, quiet) => {
  expect(await readSystemQuiet(platform, async () => answer)).toBe(quiet);
});

test('a note flashes the taskbar while the window has no focus, until it has', async () => {
  const { fake, contents, ask } = await startedPage('win32');
  const [window] = fake.windows;
  window?.blur();
  await ask(contents, 'notify', note);
  expect(window?.flashes.at(-1)).toBe(true);
  window?.focus();
  expect(window?.flashes.at(-1)).toBe(false);
});

test('where the system shows no notes, the page is told', async () => {
  const { contents, ask } = await startedPage('linux', { notifications: false });
  expect(await ask(contents, 'notify', note)).toEqual({ ok: true, value: 'unsupported' });
});

test.each([
  ['linux', '(8) Kontor', [[0], [3], [8]]],
  ['darwin', 'Kontor', [[0], [3], [8]]],
] as const)('on %s what is unread on all servers is added up', async (platform, title, counts) => {
  const managed = { servers: [{ address: firstServer }, { address: secondServer }] };
  const { fake, contents, ask, page, shell } = await startedPage(platform, { managed });
  await ask(contents, 'setBadge', 3);
  await ask(page(secondServer), 'setBadge', 5);
  expect(fake.callsOf('setBadgeCount')).toEqual(counts);
  expect(fake.windows[0]?.title).toBe(title);
  expect(fake.trays[0]?.toolTip).toBe('Kontor: 8 ungelesen');
  expect(shell.state.servers.map(({ unread }) => unread)).toEqual([3, 5]);
});

test('on Windows the count lies over the icon, with words for those who do not see it', async () => {
  const { fake, contents, ask } = await startedPage('win32');
  await ask(contents, 'setBadge', 1);
  await ask(contents, 'setBadge', 0);
  expect(fake.windows[0]?.overlays.slice(-2)).toEqual([
    { shown: true, description: '1 ungelesene Meldung' },
    { shown: false, description: '' },
  ]);
  expect(fake.callsOf('setBadgeCount')).toEqual([]);
});

test('the picture of the count has corners one can see through, red, and more white for more digits', () => {
  const whites = (count: number) => {
    const picture = drawOverlay(count);
    expect(picture.length).toBe(16 * 16 * 4);
    expect(picture[3]).toBe(0);
    let white = 0;
    for (let at = 0; at < picture.length; at += 4) if (picture[at] === 0xff) white++;
    return white;
  };
  expect(whites(1)).toBeGreaterThan(10);
  expect(drawOverlay(12)).toEqual(drawOverlay(99));
  const nine = Array.from({ length: 9 }, (_one, index) => drawOverlay(index + 1).toString('hex'));
  expect(new Set(nine).size).toBe(9);
});

test('the tray shows, searches, writes a task down, keeps quiet and quits', async () => {
  const { fake, contents } = await startedPage('linux');
  const press = (label: string, item = {}) => {
    const found = fake.trays[0]?.menu.find((entry) => entry.label === label);
    // The menu only needs to know whether it was ticked.
    (found?.click as ((item: object) => void) | undefined)?.(item);
  };
  fake.windows[0]?.hide();
  press('Kontor zeigen');
  expect(fake.windows[0]?.visible).toBe(true);
  press('Suchen …');
  expect(contents.sent.at(-1)).toEqual({ channel: 'kontor:desktop:event:search', payload: {} });
  press('Neue Aufgabe …');
  expect(fake.windows[1]?.webContents.loaded).toEqual([`${firstServer}/quick-task`]);
  press('Bitte nicht stören', { checked: true });
  expect(fake.trays[0]?.menu.find(({ label }) => label === 'Bitte nicht stören')?.checked).toBe(true);
  press('Beenden');
  expect(fake.callsOf('quit')).toHaveLength(1);
});
