import { newId } from '@kontor/base';
import { aSpace, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  listTemplates,
  objectNotFound,
  saveTemplate,
  templateChangedMeanwhile,
  templateReadOnly,
} from '../shared/index.ts';
import { onboardingPlugin } from './plugin.ts';
import { anItem, anOffice } from './test-onboarding.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ plugins: [onboardingPlugin] });
});
afterAll(() => server.stop());

test('those who lead a unit say what holds there and below, administrators what holds for all', async () => {
  const { administrator, lead, upper, lower, other, newcomer } = await anOffice(server);
  const save = (client: typeof lead.client, place: Parameters<typeof client.call<typeof saveTemplate>>[1]['place']) =>
    client.call(saveTemplate, { place, revision: 0, items: [anItem('Rundgang')] });
  const all = await save(administrator.client, { level: 'organisation' });
  await save(lead.client, { level: 'unit', unit: lower.id });
  for (const place of [
    { level: 'organisation' },
    { level: 'unit', unit: other.id },
    { level: 'unit', unit: newId() },
  ] as const)
    await expect(save(lead.client, place)).rejects.toMatchObject({ code: templateReadOnly.code });
  await expect(save(newcomer.client, { level: 'unit', unit: lower.id })).rejects.toMatchObject({
    code: templateReadOnly.code,
  });
  const listed = await lead.client.call(listTemplates, {});
  expect(listed.mayChangeOrganisation).toBe(false);
  expect(listed.templates.map(({ place, mayChange }) => [place.level, mayChange])).toEqual([
    ['organisation', false],
    ['unit', true],
  ]);
  expect(listed.units.map(({ id }) => id).sort()).toEqual([upper.id, lower.id].sort());
  expect(listed.units.find(({ id }) => id === lower.id)?.titles).toEqual(['Sachbearbeitung']);
  expect(await newcomer.client.call(listTemplates, {})).toEqual({
    ...{ templates: [], units: [], mayChangeOrganisation: false },
  });
  await administrator.client.call(saveTemplate, { place: all.place, revision: 1, items: [] });
});

test('refuses a template that somebody else saved first, also a new one; emptied it is gone', async () => {
  const { lead, upper } = await anOffice(server);
  const place = { level: 'unit', unit: upper.id } as const;
  const save = (revision: number, ...texts: string[]) =>
    lead.client.call(saveTemplate, { place, revision, items: texts.map((text) => anItem(text)) });
  const attempts = await Promise.allSettled([save(0, 'eins'), save(0, 'zwei')]);
  expect(attempts.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: templateChangedMeanwhile.code },
  });
  await expect(save(0, 'drei')).rejects.toMatchObject({ code: templateChangedMeanwhile.code });
  expect((await save(1)).revision).toBe(0);
  expect((await lead.client.call(listTemplates, {})).templates).toEqual([]);
});

test('a template names what its author sees; others who may change it see only their own', async () => {
  const { administrator, lead, upper } = await anOffice(server);
  const hidden = await aSpace(server, { owner: lead.person.id, visibility: 'hidden', name: 'Geheimsache' });
  const place = { level: 'unit', unit: upper.id } as const;
  const item = anItem('', { kind: 'join', ref: `spaces/space/${hidden.id}` });
  const save = (client: typeof lead.client, revision: number, ...items: (typeof item)[]) =>
    client.call(saveTemplate, { place, revision, items });
  await expect(save(administrator.client, 0, item)).rejects.toMatchObject({ code: objectNotFound.code });
  await save(lead.client, 0, item);
  const { templates } = await administrator.client.call(listTemplates, {});
  expect(templates.find(({ unitName }) => unitName === upper.name)?.items[0]?.card).toBeNull();
  expect(JSON.stringify(templates)).not.toContain('Geheimsache');
  // What stood there stays, though this editor does not see it.
  expect((await save(administrator.client, 1, item, anItem('Rundgang'))).items).toHaveLength(2);
});
