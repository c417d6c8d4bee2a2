import { release } from 'node:os';
import { join } from 'node:path';
import * as electron from 'electron';
import { readManaged } from '../managed/read-managed.ts';
import { tellProblems } from '../managed/tell-problems.ts';
import { readSystemQuiet } from './notes/system-quiet.ts';
import { startApp } from './start-app.ts';

const { app } = electron;
const built = join(import.meta.dirname, '..');

// Not awaited: Electron becomes ready only after this module has ended.
startApp(electron, process.argv.slice(1), async () => ({
  managed: await readSettings(),
  platform: process.platform,
  arch: process.arch,
  systemVersion: release(),
  versions: process.versions,
  program: process.env.APPIMAGE ?? process.execPath,
  configFolder: process.env.XDG_CONFIG_HOME ?? join(app.getPath('home'), '.config'),
  folder: app.getPath('userData'),
  files: {
    pages: join(built, 'pages'),
    preloads: join(built, 'preload'),
    dictionaries: join(built, 'dictionaries'),
    icon: join(built, 'icon.png'),
  },
  insecureLocalhost: !app.isPackaged && process.argv.includes('--insecure-localhost'),
  hidden: process.argv.includes('--hidden'),
  now: () => performance.now(),
  readSystemQuiet: () => readSystemQuiet(process.platform),
})).catch((failure: unknown) => {
  process.stderr.write(`Kontor cannot start: ${failure instanceof Error ? failure.message : failure}\n`);
  app.exit(1);
});

/** What the IT department has set; what is wrong in it is told, and does not hold anything up. */
async function readSettings() {
  const { settings, problems } = await readManaged();
  void tellProblems(electron, problems, settings.language);
  return settings;
}
