import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { fuses } from '../fuses.ts';
import { findBuilder, howToGetBuilder, readElectronVersion, repository } from './electron-builder.ts';
import { stageApp } from './stage-app.ts';

const builder = findBuilder();
const folder = mkdtempSync(join(tmpdir(), 'kontor-pack-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, content: string | Buffer): string {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

/** Where Electron's program has its fuses: this text, a version, their number, and a digit for each (@electron/fuses). */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** A stand-in for an unpacked distribution of Electron, all fuses as Electron delivers them. */
function makeDistribution(): string {
  const program = write('electron/electron', Buffer.from(`\u007FELF ${sentinel}\u0001\u000810100110 end`, 'latin1'));
  chmodSync(program, 0o755);
  write('electron/version', readElectronVersion());
  for (const language of ['de', 'en-US', 'fr']) write(`electron/locales/${language}.pak`, language);
  return dirname(program);
}

function makeApp(): string {
  write('desktop/package.json', '{ "version": "1.2.3", "main": "dist/main/main.js", "dependencies": { "zod": "1" } }');
  write('desktop/dist/main/main.js', 'started();');
  write('desktop/dist/main/main.js.map', '{}');
  write('desktop/dist/.kontor-build', 'stamp');
  stageApp({ desktop: join(folder, 'desktop'), into: join(folder, 'app') });
  return join(folder, 'app');
}

const order = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
] as const;

const why = builder ? 'packing the app with electron-builder' : `skipped: ${howToGetBuilder}`;
describe.skipIf(!builder || process.platform !== 'linux')(why, () => {
  test('puts the app and nothing else into the archive, and burns the fuses', { timeout: 300_000 }, async () => {
    const settings = {
      electronDist: makeDistribution(),
      'directories.app': makeApp(),
      'directories.output': join(folder, 'out'),
      'directories.buildResources': join(folder, 'resources'),
    };
    await promisify(execFile)(
      process.execPath,
      [
        builder?.program ?? '',
        ...['--projectDir', repository, '--config', 'electron-builder.yml', '--publish', 'never'],
        ...['--linux', 'dir', '--x64'],
        ...Object.entries(settings).map(([name, value]) => `-c.${name}=${value}`),
      ],
      { cwd: repository, maxBuffer: 16_000_000 },
    );
    const out = join(folder, 'out', 'linux-unpacked');
    const [, burnt] = new RegExp(`${sentinel}..([01]{8})`, 's').exec(readFileSync(join(out, 'kontor'), 'latin1')) ?? [];
    expect(burnt).toBe(order.map((name) => (fuses[name] ? '1' : '0')).join(''));

    const archive = join(out, 'resources', 'app.asar');
    expect(readArchive(archive)).toEqual(['dist', 'dist/main', 'dist/main/main.js', 'package.json']);
    expect(readFileSync(archive, 'latin1')).toContain('"version": "1.2.3"');
    expect(readFileSync(archive, 'latin1')).not.toContain('"dependencies"');
    expect(readFileSync(join(out, 'resources', 'LICENSE.Kontor.txt'), 'utf8')).toContain('EUROPEAN UNION PUBLIC');
    expect(() => readFileSync(join(out, 'locales', 'fr.pak'))).toThrow('ENOENT');
  });
});

/** Names in an asar archive, sorted: its header is JSON after four numbers of four bytes. */
function readArchive(file: string): string[] {
  interface Entry {
    readonly files?: Readonly<Record<string, Entry>>;
  }
  const content = readFileSync(file);
  const header: Entry = JSON.parse(content.toString('utf8', 16, 16 + content.readUInt32LE(12)));
  const list = ({ files = {} }: Entry, path: string): string[] =>
    Object.entries(files).flatMap(([name, entry]) => [`${path}${name}`, ...list(entry, `${path}${name}/`)]);
  return list(header, '').sort();
}
