import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { isConnectionFailure, openDatabase } from './index.ts';

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (failure: unknown) => failure,
  );
}

test('a server that is not there is a failure of the connection, a file that is not there is none', async () => {
  const socket = openDatabase({ url: 'postgres://kontor@localhost/kontor?host=/no-such-folder' });
  expect(isConnectionFailure(await failureOf(socket))).toBe(true);
  expect(isConnectionFailure(await failureOf(readFile('/no-such-folder/file')))).toBe(false);
});
