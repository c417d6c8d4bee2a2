import {
  barrierReportNotFound,
  getLegalText,
  legalTextChangedMeanwhile,
  listBarrierReports,
  listLegalTexts,
  listNotifications,
  reportBarrier,
  setBarrierReportState,
  setLegalText,
  setMailSettings,
  tooManyReports,
} from '@kontor/schema';
import { aSignedInPerson, manualClock, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expireReports } from './barrier-report-store.ts';

const clock = manualClock();
let server: TestServer;
let chief: Awaited<ReturnType<typeof aSignedInPerson>>;

beforeAll(async () => {
  server = await startTestServer({ clock });
  chief = await aSignedInPerson(server, { roles: ['administrator'] });
});
afterAll(() => server.stop());

const imprint = { document: 'imprint', language: 'de' } as const;

describe('a legal text', () => {
  it('is a proposal that names the organisation and counts its gaps, in each language and without signing in', async () => {
    for (const document of ['imprint', 'privacy', 'accessibility'] as const)
      for (const language of ['de', 'en'] as const) {
        const text = await server.client().call(getLegalText, { document, language });
        expect(text).toMatchObject({ document, language, isProposal: true, revision: 0, changedAt: null });
        expect(text.content).toContain('Kontor');
        expect(text.gaps, `${document} ${language}`).toBeGreaterThan(1);
      }
  });

  it('has as many gaps in one language as in the other', async () => {
    const { texts } = await chief.client.call(listLegalTexts, {});
    const gapsIn = (language: string) => texts.filter((text) => text.language === language).map(({ gaps }) => gaps);
    expect(gapsIn('en')).toEqual(gapsIn('de'));
  });

  it('is written by an administrator, read by all, and becomes the proposal again', async () => {
    const written = await chief.client.call(setLegalText, {
      ...imprint,
      content: '## Wir\r\n\r\nAlle [x](/y)',
      revision: 0,
    });
    expect(written).toMatchObject({ content: '## Wir\n\nAlle [x](/y)', isProposal: false, gaps: 0, revision: 1 });
    expect(await server.client().call(getLegalText, imprint)).toEqual(written);
    const back = await chief.client.call(setLegalText, { ...imprint, content: null, revision: 1 });
    expect(back).toMatchObject({ isProposal: true, revision: 2 });
  });

  it('is not overwritten by somebody who has not seen the last change', async () => {
    const place = { document: 'privacy', language: 'en' } as const;
    await chief.client.call(setLegalText, { ...place, content: 'one', revision: 0 });
    for (const revision of [0, 2]) {
      const late = chief.client.call(setLegalText, { ...place, content: 'two', revision });
      await expect(late).rejects.toMatchObject({ code: legalTextChangedMeanwhile.code });
    }
    expect(await server.client().call(getLegalText, place)).toMatchObject({ content: 'one', revision: 1 });
  });

  it('refuses what is empty, too long, or holds control characters', async () => {
    for (const content of ['  \n ', 'x'.repeat(50_001), 'a\u0000b']) {
      const refused = chief.client.call(setLegalText, { ...imprint, content, revision: 2 });
      await expect(refused).rejects.toMatchObject({ code: 'http.invalid_input' });
    }
  });
});

describe('a reported barrier', () => {
  it('reaches administrators from somebody who is not signed in, and its sender gets a reference', async () => {
    const report = { message: 'Der Knopf\nist zu klein', contact: 'a@b.example', page: '/people' };
    const { reference } = await server.client().call(reportBarrier, report);
    expect(reference).toMatch(/^B-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    const { reports } = await chief.client.call(listBarrierReports, {});
    expect(reports.find((each) => each.reference === reference)).toMatchObject({ ...report, state: 'open' });
    const { notifications } = await chief.client.call(listNotifications, {});
    const told = notifications.find(({ card }) => card?.title === reference);
    expect(told).toMatchObject({ kind: 'legal.barrier_reported', card: { path: '/administration/legal' } });
    expect(JSON.stringify(told)).not.toContain('Knopf');
  });

  it('stays unknown to everybody else, and keeps nobody who sent it', async () => {
    const sender = await aSignedInPerson(server);
    const { reference } = await sender.client.call(reportBarrier, { message: 'Kontrast' });
    expect((await sender.client.call(listNotifications, {})).notifications).toEqual([]);
    await expect(sender.client.call(listBarrierReports, {})).rejects.toMatchObject({ code: 'http.role_needed' });
    const { rows } = await server.database.pool.query('select * from legal_reports where reference = $1', [reference]);
    expect(JSON.stringify(rows)).not.toContain(sender.person.id);
    expect(JSON.stringify(rows)).not.toContain(sender.actor.account);
  });

  it('is done, opened again, and gone after half a year', async () => {
    const { reference } = await server.client().call(reportBarrier, { message: 'Alt' });
    const find = async (state: 'open' | 'done') =>
      (await chief.client.call(listBarrierReports, { state })).reports.find((each) => each.reference === reference);
    const report = (await find('open'))?.id ?? '';
    await chief.client.call(setBarrierReportState, { report, state: 'done' });
    expect(await find('open')).toBeUndefined();
    await chief.client.call(setBarrierReportState, { report, state: 'open' });
    expect(await find('open')).toMatchObject({ state: 'open' });
    const nowhere = chief.client.call(setBarrierReportState, { report: chief.person.id, state: 'done' });
    await expect(nowhere).rejects.toMatchObject({ code: barrierReportNotFound.code });
    await chief.client.call(setBarrierReportState, { report, state: 'done' });
    const later = (days: number) => new Date(clock.now().getTime() + days * 24 * 60 * 60_000);
    const expire = (done: Date) =>
      server.database.transaction((tx) => expireReports(tx, { done, all: later(-700), counts: later(-700) }));
    await expire(later(-1));
    expect(await find('done')).toMatchObject({ reference });
    await expire(later(1));
    expect(await find('done')).toBeUndefined();
  });

  it('is limited by network, and one network does not take what another has', async () => {
    const lively = await startTestServer({ clock, environment: { KONTOR_TRUST_PROXY: '1' } });
    try {
      const send = (address: string) =>
        lively.client().fetch('/api/legal/reports', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
          body: JSON.stringify({ message: 'x' }),
        });
      for (let sent = 0; sent < 20; sent += 1) expect((await send('203.0.113.7')).status).toBe(200);
      const refused = await send('203.0.113.7');
      expect(await refused.json()).toMatchObject({ error: { code: tooManyReports.code } });
      expect((await send('203.0.113.8')).status).toBe(200);
      clock.advance(61 * 60_000);
      expect((await send('203.0.113.7')).status).toBe(200);
    } finally {
      await lively.stop();
    }
  });

  it('goes out by mail, too, once a mail server is set, with the reference alone', async () => {
    await server.database.pool.query("update people_persons set email = 'chefin@stadt.example' where id = $1", [
      chief.person.id,
    ]);
    const noServer = { url: 'smtp://127.0.0.1:9', user: null, from: null };
    await chief.client.call(setMailSettings, noServer);
    const queued = async () =>
      (await server.database.pool.query("select count(*)::int as n from pgboss.job where name = 'mail.send'")).rows[0]
        .n;
    const before = await queued();
    await server.client().call(reportBarrier, { message: 'Per Post' });
    expect(await queued()).toBe(before + 1);
  });
});
