import { startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { endSurvey, getSurvey, surveyNotFound } from '../shared/index.ts';
import { anOffice, aSurvey } from './test-surveys.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

test('surveys that are over stay until it is decided otherwise; those under way are never touched', async () => {
  const { lead, unit } = await anOffice(server, 6);
  const given = { addressees: [{ kind: 'org-unit', id: unit.id } as const] };
  const inTwoWeeks = new Date(Date.now() + 14 * 86_400_000).toISOString();
  const [over, running] = [await aSurvey(lead, given, inTwoWeeks), await aSurvey(lead, given, inTwoWeeks)];
  await lead.client.call(endSurvey, { survey: over.id });
  await server.database.pool.query(
    `update surveys_surveys set ends_at = now() - interval '40 days' where id = any($1)`,
    [[over.id]],
  );
  const expire = () => server.services.periods.expire('surveys.over');
  await expire();
  expect(await lead.client.call(getSurvey, { survey: over.id })).toMatchObject({ id: over.id });
  await server.database.pool.query(`update periods_settings set days = 30 where kind = 'surveys.over'`);
  await expire();
  await expect(lead.client.call(getSurvey, { survey: over.id })).rejects.toMatchObject({ code: surveyNotFound.code });
  expect(await lead.client.call(getSurvey, { survey: running.id })).toMatchObject({ id: running.id });
});
