import { expect, test, vi } from 'vitest';
import type { ElectronApi } from '../main/electron-api.ts';
import { tellProblems } from './tell-problems.ts';

function fake(locale: string) {
  const showMessageBox = vi.fn(async () => ({ response: 0, checkboxChecked: false }));
  // Of Electron only what is asked of it here.
  const api = { app: { getLocale: () => locale }, dialog: { showMessageBox } } as unknown as ElectronApi;
  return { api, showMessageBox };
}

const source = '/etc/kontor/desktop.json';

test('says nothing where all is well', async () => {
  const { api, showMessageBox } = fake('de-DE');
  await tellProblems(api, []);
  expect(showMessageBox).not.toHaveBeenCalled();
});

test('says all that does not count in one box, in the language of the system unless one is set', async () => {
  const { api, showMessageBox } = fake('de-DE');
  const problems = [
    { kind: 'unreadable', source, key: '' },
    { kind: 'wrong', source: 'x', key: 'proxy.rules' },
  ] as const;
  await tellProblems(api, problems);
  await tellProblems(api, problems, 'en');
  expect(showMessageBox.mock.calls).toMatchObject([
    [{ message: expect.stringContaining(`IT-Abteilung (${source})`), detail: expect.stringContaining('proxy.rules') }],
    [{ message: expect.stringContaining(`IT department has set (${source})`) }],
  ]);
});
