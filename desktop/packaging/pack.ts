import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildDesktop } from '../build.ts';
import { readBillOfMaterials } from './bill-of-materials.ts';
import { ensureBuilder, repository, run } from './electron-builder.ts';
import { makeIcons } from './icons.ts';
import { stageApp } from './stage-app.ts';

// Makes installers in `dist/desktop/out`: `npm run desktop -- pack [--linux | --win | --mac] [--dir] …`; what is given goes
// on to electron-builder. Where ELECTRON_OVERRIDE_DIST_PATH names an unpacked runtime, that is packed; else
// electron-builder fetches the one for the wanted system.
const work = join(repository, 'dist', 'desktop');

const { program } = await ensureBuilder();
await buildDesktop();
mkdirSync(work, { recursive: true });
stageApp({ desktop: join(repository, 'desktop'), into: join(work, 'app') });
await makeIcons(join(repository, 'packages', 'web', 'public', 'icon.svg'), join(work, 'resources'));
writeFileSync(join(work, 'kontor-desktop.cdx.json'), `${JSON.stringify(readBillOfMaterials(), null, 2)}\n`);

const runtime = process.env.ELECTRON_OVERRIDE_DIST_PATH;
await run(process.execPath, [
  program,
  ...['--projectDir', repository, '--config', 'electron-builder.yml', '--publish', 'never'],
  ...(runtime ? [`-c.electronDist=${runtime}`] : []),
  ...process.argv.slice(2),
]);
