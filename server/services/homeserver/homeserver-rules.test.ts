import { beginStaffCouncil, getPolicies, setPolicies } from '@kontor/schema';
import { aSignedInPerson, aSpace, MatrixBrowser, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

// A process of its own starts, twice, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ homeserver: 'embedded' });
});
afterAll(() => server.stop());

test('who has read what is seen by nobody, until the organisation decides otherwise; uploads follow it, too', async () => {
  const administrator = await aSignedInPerson(server, { roles: ['administrator'] });
  const reader = await aSignedInPerson(server);
  const subject = { kind: 'person', id: reader.person.id } as const;
  const space = await aSpace(server, { owner: administrator.person.id, grants: [{ subject, role: 'editor' }] });
  const [own, other] = [await MatrixBrowser.open(administrator.client), await MatrixBrowser.open(reader.client)];
  const [record] = await server.database.transaction((tx) => server.services.homeserver.listRooms(tx, [space.id]));
  const room = record?.room ?? '';
  const at = `/v3/rooms/${encodeURIComponent(room)}`;

  /** The other reads what was said last; answers with whom its writer then knows to have read it. */
  async function readersSeen(): Promise<string[]> {
    const event = await own.send(room, 'Gelesen?');
    await own.sync();
    await other.call('POST', `${at}/receipt/m.read/${encodeURIComponent(event)}`, {});
    await other.send(room, 'Ja');
    const { rooms } = await own.sync(2000);
    const receipts = rooms.join[room].ephemeral.events.filter(({ type }: { type: string }) => type === 'm.receipt');
    return receipts.flatMap(({ content }: { content: Record<string, Record<string, object>> }) =>
      Object.keys(content[event]?.['m.read'] ?? {}),
    );
  }

  expect(await readersSeen()).toEqual([]);
  const {
    uploadMegabytesAtMost: _most,
    secondFactorSince: _since,
    staffCouncil: _mode,
    ...policies
  } = await administrator.client.call(getPolicies, {});
  const { pid } = server.services.homeserver;
  await administrator.client.call(setPolicies, { ...policies, readReceipts: true, uploadMegabytes: 3 });
  await expect.poll(() => server.services.homeserver.pid, { timeout: 20_000 }).not.toBe(pid);
  const limit = async () => {
    const answer = await own.fetch('GET', '/v1/media/config');
    return answer.ok ? answer.json() : undefined;
  };
  await expect.poll(limit, { timeout: 20_000 }).toEqual({ 'm.upload.size': 3 * 1024 * 1024 });
  await expect.poll(readersSeen, { timeout: 20_000 }).toEqual([other.userId]);

  // Staff-council mode: what was told before is gone, and nobody tells anything more.
  const { pid: before } = server.services.homeserver;
  await administrator.client.call(beginStaffCouncil, {});
  await expect.poll(() => server.services.homeserver.pid, { timeout: 20_000 }).not.toBe(before);
  await expect.poll(limit, { timeout: 20_000 }).toBeDefined();
  expect(await readersSeen()).toEqual([]);
  expect(JSON.stringify(await own.sync(0))).not.toContain('"m.read"');
  await other.call('PUT', `${at}/typing/${encodeURIComponent(other.userId)}`, { typing: true, timeout: 30_000 });
  await other.call('PUT', `/v3/presence/${encodeURIComponent(other.userId)}/status`, { presence: 'online' });
  expect(JSON.stringify(await own.sync(500))).not.toMatch(/m\.typing|m\.presence/);
});
