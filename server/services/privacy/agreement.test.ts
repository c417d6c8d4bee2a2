import {
  agreedDocumentPath,
  beginStaffCouncil,
  defaultPolicies,
  getAgreement,
  getPolicies,
  holdAgreement,
  listAudit,
  setPolicies,
  worksDocumentPath,
} from '@kontor/schema';
import { type ApiClient, aSignedInPerson, startTestServer, type TestServer } from '@kontor/server/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changesSince } from './agreement-changes.ts';
import { hashOf, readWorksFacts, type WorksFacts } from './works-facts.ts';

let server: TestServer;
let boss: ApiClient;
let auditor: ApiClient;
let person: ApiClient;
let bossName: string;

beforeAll(async () => {
  server = await startTestServer();
  const administrator = await aSignedInPerson(server, { roles: ['administrator'] });
  boss = administrator.client;
  bossName = administrator.person.name;
  auditor = (await aSignedInPerson(server, { roles: ['auditor'] })).client;
  person = (await aSignedInPerson(server)).client;
});
afterAll(() => server.stop());

const now = () => boss.call(getAgreement, {});
const facts = () => server.database.snapshot((tx) => readWorksFacts(server.core, server.services.organisation, tx));

async function textOf(client: ApiClient, path: string): Promise<string> {
  const response = await client.fetch(path);
  expect(response.status).toBe(200);
  return response.text();
}

async function decide(change: Partial<typeof defaultPolicies>): Promise<void> {
  const { revision } = await boss.call(getPolicies, {});
  await boss.call(setPolicies, { ...defaultPolicies, ...change, revision });
}

describe('the document', () => {
  test.each(['de', 'en'])('says all that an agreement needs, in %s, as a page of its own', async (language) => {
    const html = await textOf(boss, `${worksDocumentPath}?format=html&language=${language}`);
    expect(html).toContain(`<html lang="${language}">`);
    const { declarations, doors } = await facts();
    for (const { title, tables } of declarations) {
      expect(html).toContain(title[language === 'de' ? 'de' : 'en'].replaceAll('&', '&amp;'));
      for (const table of tables) expect(html).toContain(table);
    }
    for (const door of doors.administrator) expect(html).toContain(door);
    for (const id of ['system', 'switches', 'periods', 'data', 'roles', 'exports', 'none', 'risks', 'changes'])
      expect(html).toContain(`<h2 id="${id}">`);
    expect(html).toContain(`365 ${language === 'de' ? 'Tage' : 'days'}`);
    expect(html).toContain((await now()).hash);
    expect(html).not.toMatch(/undefined|\{[a-z]+\}(?![^<]*<\/style>)|<script|https?:\/\//);
  });

  test('is there as Markdown and as a table', async () => {
    const markdown = await textOf(auditor, `${worksDocumentPath}?format=markdown&language=de`);
    expect(markdown).toContain('# Kontor: Unterlage für Dienstvereinbarung');
    expect(markdown).toContain('| Personalrats-Modus | aus |');
    const csv = await textOf(auditor, `${worksDocumentPath}?format=csv&language=de`);
    expect(csv.split('\r\n')[0]).toContain('Welche Daten;Wozu;Rechtsgrundlage;Wie lange;Wer es sieht;Wo;Tabellen');
    expect(csv.trim().split('\r\n').length).toBe((await facts()).declarations.length + 1);
  });

  test('is made by administrators and auditors, nobody else; what was agreed everybody reads', async () => {
    expect((await person.fetch(`${worksDocumentPath}?format=html&language=de`)).status).toBe(403);
    await expect(person.call(holdAgreement, { note: 'Meins', hash: 'x' })).rejects.toMatchObject({
      code: 'http.role_needed',
    });
    expect((await person.fetch(`${agreedDocumentPath}?format=html&language=de`)).status).toBe(404);
    const { hash, agreements } = await now();
    expect(agreements).toEqual([]);
    const held = await boss.call(holdAgreement, { note: 'Dienstvereinbarung vom 1. März', hash });
    expect(held).toMatchObject({ changes: [], agreements: [{ version: 1, hash, by: { name: bossName } }] });
    const agreed = await textOf(person, `${agreedDocumentPath}?format=html&language=de`);
    expect(agreed).toContain('Dienstvereinbarung vom 1. März');
    expect(agreed).toContain(hash);
    const { entries } = await auditor.call(listAudit, { kind: 'privacy.agreement_held' });
    expect(entries[0]?.details).toMatchObject({ version: 1, note: 'Dienstvereinbarung vom 1. März' });
  });

  test('says what is otherwise since, while the agreed one stays as it was read', async () => {
    const before = await textOf(person, `${agreedDocumentPath}?format=html&language=de`);
    await decide({ auditDays: 730, readReceipts: true });
    const { changes, hash } = await person.call(getAgreement, {});
    expect(changes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'policy', weight: 'wider', after: { de: '730 Tage', en: '730 days' } }),
        expect.objectContaining({ kind: 'policy', weight: 'wider', after: { de: 'an', en: 'on' } }),
        expect.objectContaining({ kind: 'period', weight: 'wider' }),
      ]),
    );
    expect(await textOf(person, `${agreedDocumentPath}?format=html&language=de`)).toBe(before);
    expect(await textOf(boss, `${worksDocumentPath}?format=markdown&language=de`)).toContain('| mehr |');
    await boss.call(beginStaffCouncil, {});
    await expect(boss.call(holdAgreement, { note: 'Alt', hash })).rejects.toMatchObject({
      code: 'privacy.document_changed',
    });
    const next = await auditor.call(holdAgreement, { note: 'Nachtrag', hash: (await now()).hash });
    expect(next.agreements.map(({ version }) => version)).toEqual([2, 1]);
    expect(await textOf(person, `${agreedDocumentPath}?format=html&language=de&version=1`)).toBe(before);
  });

  test('two who agree at once get two numbers', async () => {
    const { hash } = await now();
    const both = await Promise.all(
      [boss, auditor].map((client) => client.call(holdAgreement, { note: 'Beide', hash })),
    );
    expect(both.map(({ agreements }) => agreements.length).sort()).toEqual([3, 4]);
  });
});

describe('what is otherwise', () => {
  const part = (facts: WorksFacts, change: Partial<WorksFacts['declarations'][number]>): WorksFacts => {
    const [first, ...others] = facts.declarations;
    if (!first) throw new Error('there is no part');
    return { ...facts, declarations: [{ ...first, ...change }, ...others] };
  };
  const days = (count: number) => ({ de: `${count} Tage`, en: `${count} days` });

  test('nothing, where only the order is', async () => {
    const some = await facts();
    const turned = { ...some, declarations: [...some.declarations].reverse() };
    expect(hashOf(turned)).toBe(hashOf(some));
    expect(changesSince(some, turned)).toEqual([]);
  });

  test('new tables, new parts and longer periods are more; the contrary is less', async () => {
    const some = await facts();
    const [base, wide] = [part(some, { kept: days(30) }), part(some, { kept: days(90) })];
    expect(changesSince(base, wide)).toMatchObject([{ kind: 'period', weight: 'wider' }]);
    expect(changesSince(wide, base)).toMatchObject([{ kind: 'period', weight: 'narrower' }]);
    expect(changesSince(base, part(base, { kept: { de: 'Auf Dauer', en: 'For good' } }))).toMatchObject([
      { kind: 'period', weight: 'other' },
    ]);
    const more = part(base, { tables: ['new_table', ...(base.declarations[0]?.tables ?? [])] });
    expect(changesSince(base, more)).toMatchObject([{ kind: 'table', weight: 'wider', after: { de: 'new_table' } }]);
    const less = { ...base, declarations: base.declarations.slice(1) };
    expect(changesSince(less, base)).toMatchObject([{ kind: 'data', weight: 'wider', before: null }]);
    expect(changesSince(base, less)).toMatchObject([{ kind: 'data', weight: 'narrower', after: null }]);
  });

  test('periods in words are compared, too, and a door more is more', async () => {
    const some = await facts();
    const of = (en: string) => part(some, { kept: { de: en, en } });
    expect(changesSince(of('Two weeks after it'), of('Three months after it'))).toMatchObject([{ weight: 'wider' }]);
    const opened = { ...some, doors: { ...some.doors, administrator: [...some.doors.administrator, 'spy.look'] } };
    expect(changesSince(some, opened)).toMatchObject([{ kind: 'door', weight: 'wider', after: { de: 'spy.look' } }]);
  });
});
