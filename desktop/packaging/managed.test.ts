import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseManaged } from '../managed/parse-managed.ts';
import { macDomain, registryKey } from '../managed/read-managed.ts';
import { parseRegistry, settingsOfRegistry } from '../managed/registry.ts';
import { managedSettings } from '../shared/managed-settings.ts';

const read = (file: string) => readFileSync(join(import.meta.dirname, 'managed', file), 'utf8');
const wanted = JSON.parse(read('desktop.json'));

describe('the examples for IT departments', () => {
  test('for the registry say the same as the file for Linux', () => {
    // As `reg query` prints what this file writes.
    const printed = read('kontor.reg')
      .replace(/^\[(HKEY_LOCAL_MACHINE\\.*)\]$/gm, '$1')
      .replace(/^"(.*?)"=dword:0*(\d+)$/gm, '    $1    REG_DWORD    0x$2')
      .replace(/^"(.*?)"="(.*)"$/gm, '    $1    REG_SZ    $2');
    const { settings, problems } = parseManaged(settingsOfRegistry(parseRegistry(printed, registryKey)), 'example');
    expect(problems).toEqual([]);
    expect(settings).toEqual({ ...wanted, servers: [{ address: wanted.servers[0].address }] });
  });

  test('for macOS name every setting of the file for Linux', () => {
    const text = read('kontor.mobileconfig');
    expect(text).toContain(`<string>${macDomain}</string>`);
    for (const name of Object.keys(wanted)) expect(text).toContain(`<key>${name}</key>`);
  });

  test('for group policies have a policy for every setting but those of developers, and a text for each', () => {
    const admx = read('kontor.admx');
    const policies = [...admx.matchAll(/<policy name="(\w+)"/g)].map(([, name]) => name);
    const settings = Object.keys(managedSettings.shape).filter((name) => name !== 'insecureLocalhost');
    expect(policies.sort()).toEqual(settings.sort());
    for (const key of admx.matchAll(/key="([^"]+)"/g)) expect(key[1]).toMatch(/^SOFTWARE\\Policies\\Kontor\\Desktop/);
    for (const language of ['de-DE', 'en-US']) {
      const adml = read(`${language}/kontor.adml`);
      const texts = new Set([...adml.matchAll(/<string id="(\w+)">[^<]+</g)].map(([, id]) => id));
      const shown = new Set([...adml.matchAll(/<presentation id="(\w+)">/g)].map(([, id]) => id));
      for (const [, id] of admx.matchAll(/\$\(string\.(\w+)\)/g)) expect(texts, language).toContain(id);
      for (const [, id] of admx.matchAll(/\$\(presentation\.(\w+)\)/g)) expect(shown, language).toContain(id);
    }
  });
});
