import { expect, test } from 'vitest';
import { firstServer, secondServer, startShell } from '../../testing/started-shell.ts';

const own = { requestingUrl: `${firstServer}/chat` };
const never = [
  'geolocation',
  'midi',
  'midiSysex',
  'pointerLock',
  'keyboardLock',
  'openExternal',
  'clipboard-read',
  'hid',
  'serial',
  'usb',
  'fileSystem',
  'idle-detection',
  'local-network-access',
  'mediaKeySystem',
  'storage-access',
  'window-management',
  'unknown',
];

async function startedSession() {
  const started = await startShell();
  const { session } = started.page(firstServer);
  return { ...started, session };
}

test.each(['notifications', 'clipboard-sanitized-write', 'fullscreen', 'persistent-storage'])(
  '%s is given to the server’s own pages, and to nobody else',
  async (permission) => {
    const { session, fake } = await startedSession();
    expect(await session.requestPermission(permission, own)).toBe(true);
    expect(session.checkPermission(permission, firstServer)).toBe(true);
    for (const requestingUrl of [secondServer, 'http://kontor.stadt.example/', 'about:blank', undefined]) {
      expect(await session.requestPermission(permission, { requestingUrl })).toBe(false);
      expect(session.checkPermission(permission, requestingUrl ?? '', { requestingUrl })).toBe(false);
    }
    expect(await session.requestPermission(permission, { ...own, isMainFrame: false })).toBe(false);
    expect(session.checkPermission(permission, firstServer, { isMainFrame: false })).toBe(false);
    expect(fake.dialogs).toEqual([]);
  },
);

test.each(never)('%s is given to nobody', async (permission) => {
  const { session, fake } = await startedSession();
  fake.answers.push(0);
  expect(await session.requestPermission(permission, own)).toBe(false);
  expect(session.checkPermission(permission, firstServer)).toBe(false);
  expect(session.handlers.get('device-permission')?.({ deviceType: permission, origin: firstServer })).toBe(false);
  expect(fake.dialogs).toEqual([]);
});

test('microphone and camera are given after asking once, for this server alone', async () => {
  const { session, fake } = await startedSession();
  const microphone = { ...own, mediaTypes: ['audio'] };
  expect(session.checkPermission('media', firstServer, { mediaType: 'audio' })).toBe(false);
  fake.answers.push(0);
  const both = [session.requestPermission('media', microphone), session.requestPermission('media', microphone)];
  expect(await Promise.all(both)).toEqual([true, true]);
  expect(await session.requestPermission('media', microphone)).toBe(true);
  expect(fake.dialogs.map(({ message }) => message)).toEqual(['Darf kontor.stadt.example Ihr Mikrofon benutzen?']);
  expect(session.checkPermission('media', firstServer, { mediaType: 'audio' })).toBe(true);
  expect(session.checkPermission('media', firstServer, { mediaType: 'video' })).toBe(false);
  expect(await session.requestPermission('media', { ...microphone, requestingUrl: secondServer })).toBe(false);
});

test('a refusal is kept, and not asked again; Enter alone allows nothing', async () => {
  const { session, fake } = await startedSession();
  const camera = { ...own, mediaTypes: ['video', 'audio'] };
  expect(await session.requestPermission('media', camera)).toBe(false);
  fake.answers.push(0);
  expect(await session.requestPermission('media', camera)).toBe(false);
  expect(fake.dialogs).toHaveLength(1);
  expect(fake.dialogs[0]).toMatchObject({ defaultId: 1, cancelId: 1 });
});

test('media without a kind is refused', async () => {
  const { session } = await startedSession();
  expect(await session.requestPermission('media', { ...own, mediaTypes: [] })).toBe(false);
  expect(await session.requestPermission('media', own)).toBe(false);
});

type Share = (request: object, callback: (streams: unknown) => void) => void;

test('a screen is shown only after the person chose it, and only to the server’s own page', async () => {
  const { session, fake, page } = await startedSession();
  fake.sources = [
    { id: 'screen:0', name: 'Bildschirm 1' },
    { id: 'window:7', name: 'Haushalt 2027' },
  ];
  const share = session.handlers.get('display-media') as Share;
  const request = (change: object) =>
    new Promise((resolve) => {
      const frame = page(firstServer).mainFrame;
      share(
        {
          frame,
          securityOrigin: firstServer,
          videoRequested: true,
          audioRequested: true,
          userGesture: true,
          ...change,
        },
        resolve,
      );
    });
  for (const change of [
    { securityOrigin: secondServer },
    { frame: null },
    { frame: { url: firstServer, parent: page(firstServer).mainFrame } },
    { userGesture: false },
    { videoRequested: false },
  ])
    expect(await request(change)).toBeNull();
  expect(fake.windows).toHaveLength(1);

  const given = request({});
  await expect.poll(() => fake.windows.length).toBe(2);
  const question = fake.windows[1]?.webContents;
  if (!question) throw new Error('no question');
  const asked = await fake.invoke(question, 'kontor:shell:call:question');
  expect(asked).toMatchObject({ value: { question: { kind: 'screen', host: 'kontor.stadt.example' } } });
  await fake.invoke(question, 'kontor:shell:call:answer', { kind: 'choice', index: 1 });
  expect(await given).toEqual({ video: { id: 'window:7', name: 'Haushalt 2027' } });

  const cancelled = request({});
  await expect.poll(() => fake.windows.length).toBe(3);
  fake.windows[2]?.close();
  expect(await cancelled).toBeNull();
});

test('a choice made beforehand holds for one capture', async () => {
  const { session, fake, page, ask } = await startedSession();
  fake.sources = [{ id: 'screen:0', name: 'Bildschirm 1' }];
  const chosen = ask(page(firstServer), 'chooseScreen');
  await expect.poll(() => fake.windows.length).toBe(2);
  const question = fake.windows[1]?.webContents;
  if (question) await fake.invoke(question, 'kontor:shell:call:answer', { kind: 'choice', index: 0 });
  expect(await chosen).toEqual({ ok: true, value: true });
  const share = session.handlers.get('display-media') as Share;
  const frame = page(firstServer).mainFrame;
  const request = { frame, securityOrigin: firstServer, videoRequested: true, userGesture: true };
  const got: unknown[] = [];
  share(request, (streams) => got.push(streams));
  await expect.poll(() => got).toEqual([{ video: { id: 'screen:0', name: 'Bildschirm 1' } }]);
  share(request, (streams) => got.push(streams));
  await expect.poll(() => fake.windows.length).toBe(3);
});
