import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { password } from '../harness/client.ts';
import { inRoom, people } from '../harness/rooms.ts';
import { useTarget } from '../harness/target.ts';

// A client that we have no part in: matrix-nio, as Debian packages it for its own Python.
const target = useTarget();
const python = '/usr/bin/python3';
const isThere = spawnSync(python, ['-c', 'import nio'], { stdio: 'ignore' }).status === 0;

/** What `nio-client.py` prints. */
interface Told {
  readonly name: string;
  readonly members: readonly string[];
  readonly bob: readonly (readonly [sender: string, text: string])[];
  /** The newest first. */
  readonly history: readonly string[];
  /** Missing where Python has no Olm. */
  readonly secret?: {
    readonly room: string;
    readonly heard: readonly (readonly [text: string, isDecrypted: boolean])[];
    readonly unreadable: number;
  };
}

test('matrix-nio signs in, makes a room, invites, sends, receives, reads back, and encrypts', {
  timeout: 60_000,
}, async (context) => {
  if (!isThere) context.skip('matrix-nio is not installed for /usr/bin/python3 (Debian: python3-matrix-nio)');
  const [alice, bob] = await people(target, 2);
  const folder = mkdtempSync(join(tmpdir(), 'kontor-nio-'));
  let told: Told;
  try {
    const script = join(import.meta.dirname, 'nio-client.py');
    const args = [script, target.url, alice.userId, bob.userId, password, folder];
    const { stdout } = await promisify(execFile)(python, args, { timeout: 50_000 });
    told = JSON.parse(stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const lines = Array.from({ length: 6 }, (_, number) => `Zeile ${number}`);
  expect(told.name).toBe('Teeküche');
  expect(told.members).toEqual([alice.userId, bob.userId].sort());
  expect(told.bob).toEqual([
    [alice.userId, 'Guten Morgen'],
    [bob.userId, 'Moin'],
    ...lines.map((line) => [alice.userId, line]),
  ]);
  expect(told.history).toEqual([...lines.toReversed(), 'Moin', 'Guten Morgen']);
  if (told.secret === undefined) return;
  const { room, heard, unreadable } = told.secret;
  expect(unreadable).toBe(0);
  const both = [
    ['streng vertraulich', true],
    ['verstanden', true],
  ];
  expect(heard).toEqual([...both, ...both]);
  // The server has seen neither.
  const { chunk } = await alice.get(inRoom(room, 'messages'), { dir: 'b', limit: 100 });
  expect(JSON.stringify(chunk)).toContain('m.megolm.v1.aes-sha2');
  expect(JSON.stringify(chunk)).not.toMatch(/vertraulich|verstanden/);
});
