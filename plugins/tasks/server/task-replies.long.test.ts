import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '@kontor/base';
import { openDatabase } from '@kontor/database';
import { startEmbeddedPostgres } from '@kontor/database/embedded';
import { type ApiClient, apiClient, KontorProcesses, setUpKontor } from '@kontor/server/testing';
import { aMail, aReplyAddress, handOver } from '@kontor/server/testing/mail';
import { sql } from 'kysely';
import { afterAll, expect, test, vi } from 'vitest';
import { listComments, taskRef } from '../shared/index.ts';
import { aList, aTask } from './test-tasks.ts';

// Whole processes start and are killed, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 });

const processes = new KontorProcesses();
afterAll(() => processes.end());

const mailbox = 'antwort@stadt.example';
const email = 'kim@stadt.example';
const rounds = 8;

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Sends all of a message and hears no answer. */
async function sendAndHangUp(port: number, raw: string, to: string): Promise<void> {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  const answered = () => once(socket, 'data');
  await answered();
  for (const line of ['EHLO gateway.example', `MAIL FROM:<${email}>`, `RCPT TO:<${to}>`, 'DATA']) {
    socket.write(`${line}\r\n`);
    await answered();
  }
  socket.write(`${raw}\r\n.\r\n`);
}

test('kill -9 at any moment after an answer was handed over: handed over again it is one comment', async () => {
  const folder = processes.makeDataFolder();
  const port = await findFreePort();
  const environment = { KONTOR_INBOUND_MAIL_URL: `smtp://127.0.0.1:${port}`, KONTOR_INBOUND_MAIL_ADDRESS: mailbox };
  const start = async () => {
    const server = processes.startServer(folder, { KONTOR_HOMESERVER_URL: 'off', ...environment });
    return { server, ...(await server.ready()) };
  };
  const first = await start();
  const { colleague, colleaguePerson: person } = await setUpKontor(first.url, first.setupCode ?? '');
  const list = await aList(colleague, { kind: 'person', id: person });
  const task = await aTask(colleague, list.id, 'Bericht');
  first.server.kill('SIGTERM');
  await first.server.ended;

  const postgres = await startEmbeddedPostgres({
    dataFolder: folder,
    onProgress: () => undefined,
    log: () => undefined,
  });
  const database = await openDatabase({ url: postgres.url });
  const to = await database.transaction(async (tx) => {
    await sql`update people_persons set email = ${email} where id = ${person}`.execute(tx);
    return aReplyAddress(tx, { dataFolder: folder, mailbox, person, ref: taskRef(task.id) });
  });
  await database.close();
  await postgres.stop();

  const texts = Array.from({ length: rounds }, (_none, round) => `Antwort ${round} ${newId()}`);
  let client: ApiClient = colleague;
  let stored = 0;
  const said = async () => (await client.call(listComments, { task: task.id })).comments.map(({ text }) => text);
  for (const [round, text] of texts.entries()) {
    const running = await start();
    client = apiClient(running.url, colleague.cookie);
    const raw = aMail({ from: email, to, text });
    await sendAndHangUp(port, raw, to);
    // From before it was read until long after it was committed.
    await pause(1_500 * (round / (rounds - 1)) ** 3);
    running.server.kill('SIGKILL');
    await running.server.ended;
    const again = await start();
    client = apiClient(again.url, colleague.cookie);
    if ((await said()).includes(text)) stored += 1;
    await handOver(port, raw, { from: email, to });
    await handOver(port, raw, { from: email, to });
    expect(await said()).toEqual(texts.slice(0, round + 1));
    again.server.kill('SIGTERM');
    await again.server.ended;
  }
  // Else nothing was killed after it was stored.
  expect(stored).toBeGreaterThan(0);
});
