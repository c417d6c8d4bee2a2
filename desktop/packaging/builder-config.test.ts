import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { fuses } from '../fuses.ts';
import { readBillOfMaterials } from './bill-of-materials.ts';
import { findBuilder, howToGetBuilder, readElectronVersion, repository } from './electron-builder.ts';
import { makeIcons } from './icons.ts';

const config = parse(readFileSync(join(repository, 'electron-builder.yml'), 'utf8'));
const builder = findBuilder();
const folder = mkdtempSync(join(tmpdir(), 'kontor-packaging-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(!builder)(builder ? 'electron-builder’s schema' : `skipped: ${howToGetBuilder}`, () => {
  const text = builder ? readFileSync(builder.schema, 'utf8') : '{}';
  // Its schema has keywords of its own for what only JavaScript can hold, and unions that strict mode warns of.
  const validate = new Ajv({ strict: false, allErrors: true }).compile(JSON.parse(text));

  test('takes electron-builder.yml as it is', () => {
    validate(config);
    expect(validate.errors ?? []).toEqual([]);
  });

  test.each([
    ['an unknown key', { ...config, autoUpdate: false }],
    ['a fuse that does not exist', { ...config, electronFuses: { ...config.electronFuses, runAsNodes: false } }],
    ['a value of the wrong type', { ...config, mac: { ...config.mac, hardenedRuntime: 'yes' } }],
  ])('refuses %s, so that it would have told', (_what, wrong) => {
    expect(validate(wrong)).toBe(false);
  });
});

describe('electron-builder.yml', () => {
  test('packs the version of Electron that the app is made for', () => {
    expect(config.electronVersion).toBe(readElectronVersion());
  });

  test('burns exactly the fuses that the app relies on', () => {
    expect(config.electronFuses).toEqual(fuses);
    expect(config.asar).toBe(true);
    expect(config.disableAsarIntegrity ?? false).toBe(false);
  });

  test('makes what each system installs', () => {
    const targets = (system: string) => config[system].target.map(({ target }: { target: string }) => target);
    expect([targets('win'), targets('mac'), targets('linux')]).toEqual([['nsis'], ['dmg'], ['AppImage', 'deb', 'rpm']]);
    expect(config.mac.target[0].arch).toEqual(['universal']);
    expect([config.protocols[0].schemes, config.fileAssociations[0].ext]).toEqual([['kontor'], 'kontor']);
  });

  test('publishes nowhere, and installs no update by itself', () => {
    expect(config.publish).toBeNull();
    for (const system of ['win', 'mac', 'linux', 'nsis', 'dmg', 'deb']) expect(config[system]?.publish).toBeUndefined();
  });

  test('gives macOS no more than it needs', () => {
    const file = join(repository, config.mac.entitlements);
    const granted = [...readFileSync(file, 'utf8').matchAll(/<key>(.*?)<\/key>/g)].map(([, key]) => key);
    expect(granted).toEqual([
      'com.apple.security.cs.allow-jit',
      'com.apple.security.device.audio-input',
      'com.apple.security.device.camera',
    ]);
    expect([config.mac.hardenedRuntime, config.mac.notarize]).toEqual([true, true]);
  });
});

describe('icons', () => {
  test('are made of the one drawing, in the form of each system', async () => {
    await makeIcons(join(repository, 'packages', 'web', 'public', 'icon.svg'), folder);
    const png = await sharp(join(folder, 'icons', '256x256.png')).metadata();
    expect([png.width, png.height, png.hasAlpha]).toEqual([256, 256, true]);

    const ico = readFileSync(join(folder, 'icon.ico'));
    expect([ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([1, 7]);
    for (let index = 0; index < 7; index += 1) {
      const at = 6 + 16 * index;
      const [length, offset] = [ico.readUInt32LE(at + 8), ico.readUInt32LE(at + 12)];
      const picture = await sharp(ico.subarray(offset, offset + length)).metadata();
      expect([picture.format, picture.width % 256]).toEqual(['png', ico.readUInt8(at)]);
    }

    const icns = readFileSync(join(folder, 'icon.icns'));
    expect([icns.toString('ascii', 0, 4), icns.readUInt32BE(4)]).toEqual(['icns', icns.length]);
    const widths: Record<string, number> = {};
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
      const picture = icns.subarray(at + 8, at + icns.readUInt32BE(at + 4));
      widths[icns.toString('ascii', at, at + 4)] = (await sharp(picture).metadata()).width;
    }
    expect(widths).toMatchObject({ ic07: 128, ic08: 256, ic09: 512, ic10: 1024, ic12: 64 });
  });
});

describe('the bill of materials', () => {
  test('lists what the app depends on, and Electron with the checksums of its distributions', () => {
    const bill = readBillOfMaterials();
    expect([bill.bomFormat, bill.specVersion]).toEqual(['CycloneDX', '1.5']);
    const names = bill.components.map(({ name }) => name);
    expect(names).toContain('zod');
    expect(names).toContain('@kontor/ui');
    expect(names).not.toContain('vite');
    expect(bill.components.find(({ name }) => name === 'zod')).toMatchObject({
      licenses: [{ license: { id: 'MIT' } }],
      hashes: [{ alg: 'SHA-512', content: expect.stringMatching(/^[0-9a-f]{128}$/) }],
    });
    const electron = bill.components.find(({ name }) => name === 'electron');
    expect(electron).toMatchObject({
      version: readElectronVersion(),
      purl: `pkg:npm/electron@${readElectronVersion()}`,
    });
    const distributions = electron?.externalReferences as { url: string; hashes: { content: string }[] }[]; // written by us
    expect(distributions).toHaveLength(6);
    for (const { hashes } of distributions) expect(hashes[0]?.content).toMatch(/^[0-9a-f]{64}$/);
    const refs = new Set([
      bill.metadata.component['bom-ref'],
      ...bill.components.map((component) => component['bom-ref']),
    ]);
    for (const { ref, dependsOn = [] } of bill.dependencies)
      for (const named of [ref, ...dependsOn]) expect(refs).toContain(named);
  });
});

test('the folder of electron-builder pins it, and its lock file names no host', () => {
  const own = join(repository, 'desktop', 'packaging', 'builder');
  const { devDependencies } = JSON.parse(readFileSync(join(own, 'package.json'), 'utf8'));
  expect(devDependencies).toEqual({ 'electron-builder': '26.17.0' });
  expect(readFileSync(join(own, 'package-lock.json'), 'utf8')).not.toContain('"resolved"');
  expect(readFileSync(join(own, '.npmrc'), 'utf8')).toContain('ignore-scripts=true');
  expect(existsSync(join(repository, 'node_modules', 'electron-builder'))).toBe(false);
});
