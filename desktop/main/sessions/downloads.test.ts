import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { firstServer, startShell } from '../../testing/started-shell.ts';
import { isDangerousFile, safeFileName } from './downloads.ts';

class Download extends EventEmitter {
  readonly #name: string;
  offered: string | undefined;
  path = '';
  constructor(name: string) {
    super();
    this.#name = name;
  }
  getFilename = () => this.#name;
  getSavePath = () => this.path;
  setSaveDialogOptions = ({ defaultPath }: { defaultPath: string }) => {
    this.offered = defaultPath;
  };
}

async function download(name: string, options: { answer?: number; allowed?: boolean } = {}) {
  const managed = {
    servers: [{ address: firstServer }],
    ...(options.allowed !== undefined && { downloads: options.allowed }),
  };
  const { fake, page } = await startShell({ managed });
  const item = new Download(name);
  let stopped = false;
  if (options.answer !== undefined) fake.answers.push(options.answer);
  const event = {
    preventDefault: () => {
      stopped = true;
    },
  };
  page(firstServer).session.emit('will-download', event, item, page(firstServer));
  return { fake, item, stopped };
}

test('a download asks where to, and nothing is opened when it is there', async () => {
  const { fake, item, stopped } = await download('Haushalt 2027.pdf');
  expect(stopped).toBe(false);
  // Without a path set by the app, Electron asks with these options.
  expect(item.offered).toBe('Haushalt 2027.pdf');
  item.path = '/home/anna/Haushalt 2027.pdf';
  item.emit('done', {}, 'completed');
  expect(fake.notes[0]?.options.title).toBe('Gespeichert: Haushalt 2027.pdf');
  expect(fake.opened).toEqual([]);
  fake.notes[0]?.emit('click', {});
  expect(fake.callsOf('showItemInFolder')).toEqual([['/home/anna/Haushalt 2027.pdf']]);
});

test('what could run as a program is asked about first, and Enter does not keep it', async () => {
  const refused = await download('Rechnung.pdf.exe');
  expect(refused.fake.dialogs).toMatchObject([{ message: expect.stringContaining('Rechnung.pdf.exe'), defaultId: 1 }]);
  expect(refused.stopped).toBe(true);
  expect(refused.item.offered).toBeUndefined();
  const kept = await download('Rechnung.pdf.exe', { answer: 0 });
  expect(kept.stopped).toBe(false);
  expect(kept.item.offered).toBe('Rechnung.pdf.exe');
});

test('where the IT department forbids it, nothing is kept', async () => {
  const { stopped, fake } = await download('Haushalt.pdf', { allowed: false });
  expect(stopped).toBe(true);
  expect(fake.notes[0]?.options.title).toContain('Ihre IT');
});

test('one that broke off is told of', async () => {
  const { item, fake } = await download('Haushalt.pdf');
  item.emit('done', {}, 'interrupted');
  expect(fake.notes[0]?.options.title).toBe('„Haushalt.pdf“ konnte nicht gespeichert werden.');
});

test.each([
  'a.exe',
  'a.EXE',
  'a.pdf.scr',
  'a.exe. .',
  'a.lnk',
  'a.desktop',
  'a.docm',
  'a.svg',
  'a.msi',
  'a.iso',
  'a.AppImage',
])('%s is dangerous', (name) => expect(isDangerousFile(safeFileName(name)) || isDangerousFile(name)).toBe(true));

test.each(['a.pdf', 'a.docx', 'a.txt', 'exe', 'a.jpeg', 'a.zip'])('%s is not', (name) => {
  expect(isDangerousFile(name)).toBe(false);
});

test.each([
  ['../../etc/passwd', 'passwd'],
  ['..\\..\\Windows\\a.txt', 'a.txt'],
  ['Rechnung\u202efdp.exe', 'Rechnungfdp.exe'],
  ['a\u0000b.txt', 'ab.txt'],
  ['con<>:"|?*.txt', 'con_______.txt'],
  ['.bashrc', 'bashrc'],
  ['   ', 'download'],
  ['', 'download'],
])('%j is offered as %s', (given, offered) => {
  expect(safeFileName(given)).toBe(offered);
});
