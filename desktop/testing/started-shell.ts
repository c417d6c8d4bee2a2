import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Shell, ShellOptions } from '../main/shell.ts';
import { startApp } from '../main/start-app.ts';
import { requestChannel } from '../shared/channels.ts';
import type { ManagedSettings } from '../shared/managed-settings.ts';
import type { FakeContents } from './fake-contents.ts';
import { FakeElectron, type FakeOptions } from './fake-electron.ts';

export const firstServer = 'https://kontor.stadt.example';
export const secondServer = 'https://kontor.kreis.example';

/** An empty folder that is gone after the test. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-desktop-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** What a server answers when it is asked who it is. */
export function organisationAnswer(name: string): Response {
  return Response.json({ name, language: 'de', accent: '#2f6f5e' });
}

export interface StartedShell {
  readonly fake: FakeElectron;
  readonly shell: Shell;
  readonly folder: string;
  /** The page of a server, by its origin. */
  page(origin: string): FakeContents;
  /** Calls the bridge of a server's page, or of the shell's own. */
  ask(contents: FakeContents, name: string, input?: unknown): ReturnType<FakeElectron['invoke']>;
  askShell(name: string, input?: unknown): ReturnType<FakeElectron['invoke']>;
}

/** Starts the app on a fake Electron, by default with one server that the IT department set. */
export async function startShell(
  given: FakeOptions & {
    managed?: ManagedSettings;
    argv?: string[];
    folder?: string;
    options?: Partial<ShellOptions>;
  } = {},
): Promise<StartedShell> {
  const fake = new FakeElectron(given);
  const folder = given.folder ?? emptyFolder();
  const options: ShellOptions = {
    managed: given.managed ?? { servers: [{ address: firstServer, name: 'Stadt' }] },
    platform: 'linux',
    arch: 'x64',
    systemVersion: '6.1',
    versions: { electron: '45.4.1', chrome: '150.0.0.0', node: '24.21.0' },
    program: '/opt/Kontor/kontor',
    configFolder: join(folder, 'config'),
    folder,
    files: {
      pages: join(folder, 'pages'),
      preloads: '/opt/Kontor/preload',
      dictionaries: join(folder, 'dictionaries'),
      icon: '/opt/Kontor/icon.png',
    },
    insecureLocalhost: false,
    hidden: false,
    now: () => 0,
    readSystemQuiet: async () => false,
    ...given.options,
  };
  const shell = await startApp(fake.api, given.argv ?? [], () => options);
  if (!shell) throw new Error('another one runs already');
  const mainPage = () => {
    const [window] = fake.windows;
    if (!window) throw new Error('there is no window');
    return window.webContents;
  };
  return {
    fake,
    shell,
    folder,
    page(origin) {
      const found = fake.views.find(({ webContents }) => webContents.loaded[0]?.startsWith(`${origin}/`));
      if (!found) throw new Error(`no page of ${origin}`);
      return found.webContents;
    },
    ask: (contents, name, input) => fake.invoke(contents, requestChannel('desktop', name), input),
    askShell: (name, input) => fake.invoke(mainPage(), requestChannel('shell', name), input),
  };
}
