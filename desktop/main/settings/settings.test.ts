import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fuses } from '../../fuses.ts';
import { managedSettings } from '../../shared/managed-settings.ts';
import { emptyFolder, firstServer, startShell } from '../../testing/started-shell.ts';
import { dictionaryFiles } from '../sessions/spell-check.ts';
import { isNewer } from './updates.ts';

test('the fuses close every way to run the program as something else', () => {
  expect(fuses).toMatchObject({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    onlyLoadAppFromAsar: true,
    enableEmbeddedAsarIntegrityValidation: true,
    enableCookieEncryption: true,
    grantFileProtocolExtraPrivileges: false,
  });
});

test('the language is the IT department’s, else the one chosen in the web client, else the system’s', async () => {
  const { shell, ask, page, fake } = await startShell({ locale: 'en-GB' });
  expect(shell.state.language).toBe('en');
  await ask(page(firstServer), 'setLanguage', 'de');
  expect(shell.state.language).toBe('de');
  expect(fake.trays[0]?.menu.map(({ label }) => label)).toContain('Beenden');
  const managed = { servers: [{ address: firstServer }], language: 'de' as const };
  const fixed = await startShell({ locale: 'en-GB', managed });
  await fixed.ask(fixed.page(firstServer), 'setLanguage', 'en');
  expect(fixed.shell.state.language).toBe('de');
});

test('starting with the session is set where the system keeps it', async () => {
  const linux = await startShell({ options: { program: '/opt/Kon "tor"/kontor' } });
  const entry = join(linux.folder, 'config', 'autostart', 'kontor.desktop');
  await linux.askShell('changeSettings', { startAtLogin: true });
  expect(readFileSync(entry, 'utf8')).toContain('Exec="/opt/Kon \\\\"tor\\\\"/kontor" --hidden\n');
  await linux.askShell('changeSettings', { startAtLogin: false });
  expect(() => readFileSync(entry)).toThrow('ENOENT');
  const windows = await startShell({ options: { platform: 'win32' } });
  await windows.askShell('changeSettings', { startAtLogin: true });
  expect(windows.fake.callsOf('setLoginItemSettings').at(-1)).toEqual([{ openAtLogin: true, args: ['--hidden'] }]);
});

test('what the IT department fixed is shown as fixed, and stays', async () => {
  const managed = { servers: [{ address: firstServer }], startAtLogin: true };
  const { shell, askShell } = await startShell({ managed });
  await askShell('changeSettings', { startAtLogin: false, closeToTray: false });
  expect(shell.state.settings).toMatchObject({ startAtLogin: true, closeToTray: false });
  expect(shell.state.fixed).toEqual(['startAtLogin']);
});

test('settings outlive the end of the app', async () => {
  const first = await startShell();
  await first.askShell('changeSettings', { spellCheck: ['de'], doNotDisturb: true });
  const { shell } = await startShell({ folder: first.folder });
  expect(shell.state.settings).toMatchObject({ spellCheck: ['de'], doNotDisturb: true });
});

test('spell check uses the dictionaries of the package, and is off without them: nothing is ever fetched', async () => {
  const without = await startShell();
  const { session } = without.page(firstServer);
  expect(session.callsOf('setSpellCheckerDictionaryDownloadURL')[0]).toBe('kontor-shell://dictionaries/');
  expect(session.callsOf('setSpellCheckerEnabled').at(-1)).toBe(false);
  expect(session.callsOf('setSpellCheckerLanguages')).toEqual([]);

  const folder = emptyFolder();
  mkdirSync(join(folder, 'dictionaries'));
  writeFileSync(join(folder, 'dictionaries', dictionaryFiles.de), 'BDic');
  const started = await startShell({ folder });
  const checked = started.page(firstServer).session;
  expect(checked.callsOf('setSpellCheckerLanguages').at(-1)).toEqual(['de']);
  expect(checked.callsOf('setSpellCheckerEnabled').at(-1)).toBe(true);
  // Set before anything that could fetch.
  expect(checked.calls[0]?.name).toBe('setSpellCheckerDictionaryDownloadURL');
  const served = await checked.schemes.get('kontor-shell')?.(
    new Request(`kontor-shell://dictionaries/${dictionaryFiles.de}`),
  );
  expect(await served?.text()).toBe('BDic');
  await started.askShell('changeSettings', { spellCheck: [] });
  expect(checked.callsOf('setSpellCheckerEnabled').at(-1)).toBe(false);
});

const updates = {
  servers: [{ address: firstServer }],
  updateAddress: 'https://stadt.example/kontor/latest.json',
};
const latest =
  (version: string, page = 'https://stadt.example/kontor') =>
  async () =>
    Response.json({ version, page });

test('a newer version is told of once, and only its page is opened, and only on request', async () => {
  const folder = emptyFolder();
  const { fake } = await startShell({ folder, managed: updates, fetch: latest('1.3.0') });
  await expect.poll(() => fake.dialogs.map(({ message }) => message)).toEqual(['Es gibt eine neuere Version: 1.3.0']);
  expect(fake.opened).toEqual([]);
  const again = await startShell({ folder, managed: updates, fetch: latest('1.3.0') });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(again.fake.dialogs).toEqual([]);
});

test.each([
  ['the policy says off', { ...updates, updates: 'off' as const }, latest('9.0.0')],
  ['no address is set', { servers: updates.servers }, latest('9.0.0')],
  ['it is the same version', updates, latest('1.2.3')],
  ['it is an older one', updates, latest('1.2.2')],
  ['its page is not https', updates, latest('9.0.0', 'file:///tmp/evil')],
  ['what answers is something else', updates, async () => new Response('<html>')],
])('nothing is said of an update when %s', async (_why, managed, fetch) => {
  let asked = 0;
  const { fake } = await startShell({
    managed,
    fetch: () => {
      asked++;
      return fetch();
    },
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(fake.dialogs).toEqual([]);
  if (managed !== updates) expect(asked).toBe(0);
});

test('versions are compared as numbers', () => {
  expect(isNewer('1.10.0', '1.9.9')).toBe(true);
  expect(isNewer('1.9.9', '1.10.0')).toBe(false);
  expect(isNewer('2.0.0', '2.0.0')).toBe(false);
});

test('diagnostics name versions and settings, and no server, address, path, person or text', async () => {
  const { page, ask, askShell, fake, folder } = await startShell({
    managed: { ...updates, proxy: { mode: 'fixed', rules: 'proxy.geheim.example:3128' } },
  });
  await ask(page(firstServer), 'notify', { tag: 'geheim', title: 'geheim', path: '/geheim' });
  await askShell('copyDiagnostics');
  const [copied = ''] = fake.clipboard;
  expect(JSON.parse(copied)).toMatchObject({
    app: '1.2.3',
    electron: '45.4.1',
    servers: 1,
    proxy: 'fixed',
    updateAddressSet: true,
  });
  for (const secret of ['geheim', 'stadt', 'https:', folder, 'example']) expect(copied).not.toContain(secret);
  expect(await ask(page(firstServer), 'diagnostics')).toEqual({ ok: true, value: JSON.parse(copied) });
});

test('managed settings know nothing but what they name, and no update by plain http', () => {
  expect(managedSettings.safeParse({ servers: [{ address: firstServer }], updates: 'off' }).success).toBe(true);
  expect(managedSettings.safeParse({ runThis: 'x' }).success).toBe(false);
  expect(managedSettings.safeParse({ updateAddress: 'http://stadt.example/latest.json' }).success).toBe(false);
});
