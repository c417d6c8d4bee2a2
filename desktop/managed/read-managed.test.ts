import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeProblem } from './managed-messages.ts';
import { linuxFile, type ManagedMachine, macFile, readManaged } from './read-managed.ts';

const examples = join(import.meta.dirname, '..', 'packaging', 'managed');

function machine(
  platform: NodeJS.Platform,
  files: Record<string, string | Error>,
  run: ManagedMachine['run'] = async () => undefined,
): ManagedMachine {
  return {
    platform,
    person: 'lena',
    async read(file) {
      const found = files[file];
      if (found instanceof Error) throw found;
      return found;
    },
    run,
  };
}

const onLinux = (text: string) => readManaged(machine('linux', { [linuxFile]: text }));

describe('the file of an IT department', () => {
  test('that is missing leaves everything to the person', async () => {
    expect(await readManaged(machine('linux', {}))).toEqual({ settings: {}, problems: [] });
  });

  test('of our example counts as it stands', async () => {
    const text = readFileSync(join(examples, 'desktop.json'), 'utf8');
    const { settings, problems } = await onLinux(text);
    expect(problems).toEqual([]);
    expect(settings).toEqual(JSON.parse(text));
    expect(settings).toMatchObject({ ownServers: false, updates: 'off', language: 'de', proxy: { mode: 'script' } });
  });

  test.each([
    ['is no JSON', '{ "ownServers": true,'],
    ['is a list', '[]'],
    ['is empty', ''],
  ])('that %s forbids servers of one’s own and updates, and is named', async (_what, text) => {
    expect(await onLinux(text)).toEqual({
      settings: { ownServers: false, updates: 'off' },
      problems: [{ kind: 'unreadable', source: linuxFile, key: '' }],
    });
  });

  test('that may not be read counts as broken, not as missing', async () => {
    const { settings, problems } = await readManaged(machine('linux', { [linuxFile]: new Error('EACCES') }));
    expect([settings.ownServers, problems[0]?.kind]).toEqual([false, 'unreadable']);
  });

  test('counts but for what is wrong in it, which forbids what it may have forbidden', async () => {
    const text = JSON.stringify({
      servers: [{ address: 'https://a.example' }, { address: 'a.example' }, { address: 'https://b.example', port: 1 }],
      ownServers: 'no',
      updates: 'never',
      language: 'fr',
      startAtLogin: true,
      proxy: { mode: 'fixed' },
      ownServer: false,
    });
    expect(await onLinux(text)).toEqual({
      settings: {
        servers: [{ address: 'https://a.example' }],
        ownServers: false,
        updates: 'off',
        startAtLogin: true,
      },
      problems: [
        ['wrong', 'servers.1.address'],
        ['wrong', 'servers.2'],
        ['wrong', 'ownServers'],
        ['wrong', 'updates'],
        ['wrong', 'language'],
        ['wrong', 'proxy.rules'],
        ['unknown', 'ownServer'],
      ].map(([kind, key]) => ({ kind, source: linuxFile, key })),
    });
  });

  test('is spoken of in sentences that name file and value, in both languages', () => {
    for (const language of ['de', 'en'] as const) {
      const wrong = describeProblem({ kind: 'wrong', source: linuxFile, key: 'proxy.rules' }, language);
      expect([wrong.includes(linuxFile), wrong.includes('proxy.rules')]).toEqual([true, true]);
    }
    expect(describeProblem({ kind: 'unreadable', source: linuxFile, key: '' }, 'de')).toMatch(
      /keine Server hinzufügen/,
    );
  });
});

describe('managed preferences of macOS', () => {
  const [computer, own] = [
    '/Library/Managed Preferences/de.kontor.desktop.plist',
    '/Library/Managed Preferences/lena/de.kontor.desktop.plist',
  ];

  test('are read by the system’s own program; those of the computer hold over those of the person and of the file', async () => {
    const answers: Record<string, string> = {
      [computer]: '{"updates":"off","PayloadUUID":"x"}',
      [own]: '{"updates":"tell","language":"en"}',
    };
    const calls: string[] = [];
    const { settings, problems } = await readManaged(
      machine(
        'darwin',
        { [computer]: 'bplist00', [own]: 'bplist00', [macFile]: '{"language":"de","startAtLogin":true}' },
        async (program, args) => {
          calls.push([program, ...args.slice(0, -1)].join(' '));
          return answers[args.at(-1) ?? ''];
        },
      ),
    );
    expect(problems).toEqual([]);
    expect(settings).toEqual({ updates: 'off', language: 'en', startAtLogin: true });
    expect(new Set(calls)).toEqual(new Set(['/usr/bin/plutil -convert json -o - --']));
  });

  test('that cannot be turned into JSON are named', async () => {
    const { settings, problems } = await readManaged(machine('darwin', { [computer]: 'garbage' }));
    expect(settings).toEqual({ ownServers: false, updates: 'off' });
    expect(problems).toEqual([{ kind: 'unreadable', source: computer, key: '' }]);
  });
});

describe('policies in the registry of Windows', () => {
  const key = (hive: string) => `${hive}\\SOFTWARE\\Policies\\Kontor\\Desktop`;
  const printed = [
    '',
    key('HKEY_LOCAL_MACHINE'),
    '    (Standard)    REG_SZ    ',
    '    OwnServers    REG_DWORD    0x0',
    '    updates    REG_SZ    off',
    '    startAtLogin    REG_DWORD    0x1',
    '',
    `${key('HKEY_LOCAL_MACHINE')}\\servers`,
    '    10    REG_SZ    https://second.example',
    '    2    REG_SZ    https://first.example',
    '',
    `${key('HKEY_LOCAL_MACHINE')}\\proxy`,
    '    mode    REG_SZ    fixed',
    '    rules    REG_SZ    proxy.example:3128',
    '    bypass    REG_SZ    ',
    '',
    `${key('HKEY_LOCAL_MACHINE')}\\proxy\\deeper`,
    '    mode    REG_SZ    direct',
    '',
  ].join('\r\n');

  test('are asked for without a shell; those of the computer hold over those of the person', async () => {
    const calls: string[][] = [];
    const reading = await readManaged(
      machine('win32', {}, async (program, args) => {
        calls.push([program, ...args]);
        return args[1]?.startsWith('HKLM')
          ? printed
          : `${key('HKEY_CURRENT_USER')}\r\n    updates    REG_SZ    tell\r\n    language    REG_SZ    en\r\n`;
      }),
    );
    expect(calls.map(([program, ...args]) => [program?.endsWith('\\System32\\reg.exe'), ...args])).toEqual([
      [true, 'query', key('HKLM'), '/s'],
      [true, 'query', key('HKCU'), '/s'],
    ]);
    expect(reading).toEqual({
      settings: {
        ownServers: false,
        updates: 'off',
        startAtLogin: true,
        language: 'en',
        servers: [{ address: 'https://first.example' }, { address: 'https://second.example' }],
        proxy: { mode: 'fixed', rules: 'proxy.example:3128' },
      },
      problems: [],
    });
  });

  test('with a switch that is neither 0 nor 1 are named, and forbid', async () => {
    const { settings, problems } = await readManaged(
      machine('win32', {}, async (_program, [, source]) =>
        source?.startsWith('HKLM') ? `${key('HKEY_LOCAL_MACHINE')}\r\n    ownServers    REG_SZ    nein\r\n` : undefined,
      ),
    );
    expect(settings).toEqual({ ownServers: false });
    expect(problems).toEqual([{ kind: 'wrong', source: key('HKLM'), key: 'ownServers' }]);
  });

  test('that nobody has set leave everything to the person', async () => {
    expect(await readManaged(machine('win32', {}))).toEqual({ settings: {}, problems: [] });
  });
});
