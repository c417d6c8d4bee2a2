import {
  addSource,
  beginSourceRun,
  changeSource,
  createGroup,
  getSession,
  getSourceRun,
  type LdapSettings,
  listGroupMembers,
  listGroups,
  listSources,
  type PeopleSource,
  removeSource,
  type SourceReport,
  signIn,
  trySource,
} from '@kontor/schema';
import {
  anOrgUnit,
  aPerson,
  aSignedInPerson,
  aSpace,
  liveClient,
  type SignedInPerson,
  startTestServer,
  type TestServer,
} from '@kontor/server/testing';
import { sql } from 'kysely';
import { Attribute, Change } from 'ldapts';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { codeOf, refusalOf } from '../accounts/testing/accounts-town.ts';
import { runSource } from './testing/run-source.ts';
import { aCity, base, isSlapdThere, Slapd, secret, slapdMissing } from './testing/test-slapd.ts';

// A directory of its own starts and stops, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const people = `ou=people,${base}`;
const slapd = new Slapd();
let server: TestServer;
let admin: SignedInPerson;
let source: PeopleSource;

const names = ['ayse.yilmaz', 'bruno.berg', 'clara.coerper', 'dora.dachs', 'emil.ernst', 'frieda.falk'];

beforeAll(async () => {
  if (!isSlapdThere) return;
  const photo = await sharp({ create: { width: 200, height: 120, channels: 3, background: '#336699' } })
    .jpeg()
    .toBuffer();
  const lines: Record<string, string[]> = {
    'ayse.yilmaz': ['departmentNumber: A1', 'title: Leitung Meldewesen', `jpegPhoto:: ${photo.toString('base64')}`],
    'bruno.berg': ['departmentNumber: A1', 'title: Sachbearbeitung', 'jpegPhoto:: R0lGODlh'],
    'clara.coerper': ['departmentNumber: Z9', 'preferredLanguage: en-GB'],
  };
  await slapd.start(aCity(names.map((uid) => ({ uid, lines: lines[uid] ?? [] }))));
  await slapd.add(`cn=Meldewesen,ou=groups,${base}`, {
    objectClass: 'groupOfNames',
    cn: 'Meldewesen',
    member: [`uid=ayse.yilmaz,${people}`, `UID=bruno.berg, ${people}`],
  });
  server = await startTestServer();
  admin = await aSignedInPerson(server, { roles: ['administrator'] });
  await anOrgUnit(server, { code: 'A1', name: 'Bürgeramt' });
  source = await admin.client.call(addSource, { ...slapd.settings(), secret });
});
afterAll(async () => {
  await server?.stop();
  await slapd.remove();
});
const needsSlapd = (context: { skip(why: string): void }) => {
  if (!isSlapdThere) context.skip(slapdMissing);
};

const run = (given: Partial<{ dryRun: boolean; force: boolean }> = {}) => runSource(server, admin, source.id, given);

async function personOf(login: string) {
  return server.database.transaction(async (tx) => {
    const account = await server.services.accounts.findByLogin(tx, login);
    const [person] = account ? await server.services.people.findPersons(tx, [account.person]) : [];
    return person;
  });
}
async function positionsOf(login: string) {
  const person = await personOf(login);
  return server.database.transaction((tx) => server.services.people.findPositions(tx, [person?.id ?? '']));
}
async function stateOf(login: string): Promise<string | undefined> {
  const { rows } = await server.database.pool.query('select state from accounts_accounts where login = $1', [login]);
  return rows[0]?.state;
}
async function signedIn(login: string) {
  const client = server.client();
  await client.call(signIn, { login, password: `ldap-${login}` });
  return client;
}
const problems = (report: SourceReport) => report.problems.map(({ code, entry }) => [code, entry]);

describe('a directory', () => {
  test('is tried, and says what it lacks; what it answers to a wrong secret is told', async (context) => {
    needsSlapd(context);
    const found = await admin.client.call(trySource, { source: source.id });
    expect(found).toMatchObject({ people: names.length, groups: 1 });
    expect(found.unused).toEqual(expect.arrayContaining(['mobile', 'roomNumber']));
    expect(found.unused).not.toContain('entryUUID');
    const wrong = await admin.client.call(addSource, { ...slapd.settings({ name: 'Falsch' }), secret: 'falsch' });
    const refusal = await refusalOf(admin.client.call(trySource, { source: wrong.id }));
    expect(refusal?.code).toBe('sources.failed');
    expect(JSON.stringify(refusal?.details)).toMatch(/InvalidCredentials/);
    await admin.client.call(removeSource, { source: wrong.id });
  });

  test('is refused where passwords would cross a network in clear', async (context) => {
    needsSlapd(context);
    const settings = slapd.settings({ url: 'ldap://ldap.stadt.example' });
    expect(await codeOf(admin.client.call(addSource, settings))).toBe('sources.needs_tls');
  });

  test('shows its secret to nobody, and loses it with another address', async (context) => {
    needsSlapd(context);
    const { sources } = await admin.client.call(listSources, {});
    expect(JSON.stringify(sources)).not.toContain(secret);
    const { rows } = await server.database.pool.query('select secret_sealed from sources_sources');
    expect(JSON.stringify(rows)).not.toContain(secret);
    const moved = await admin.client.call(changeSource, {
      source: source.id,
      ...slapd.settings({ url: 'ldap://127.0.0.1:1' }),
    });
    expect(moved.secretSet).toBe(false);
    source = await admin.client.call(changeSource, { source: source.id, ...slapd.settings(), secret });
    expect(source.secretSet).toBe(true);
  });

  test('is nothing for people who do not administer', async (context) => {
    needsSlapd(context);
    const { client } = await aSignedInPerson(server);
    expect(await codeOf(client.call(listSources, {}))).toBe('http.role_needed');
    expect(await codeOf(client.call(beginSourceRun, { source: source.id, dryRun: false }))).toBe('http.role_needed');
  });
});

describe('a synchronisation', () => {
  test('first only tells what it would do', async (context) => {
    needsSlapd(context);
    const report = await run({ dryRun: true });
    expect(report).toMatchObject({ state: 'done', dryRun: true, counts: { entries: 6, create: 6, groups: 1 } });
    expect(problems(report)).toEqual([['org_unit_unknown', 'clara.coerper']]);
    expect(await stateOf('ayse.yilmaz')).toBeUndefined();
    expect((await admin.client.call(listGroups, {})).groups).toEqual([]);
  });

  test('makes people with positions, photos, groups and accounts without a password, and the second one changes nothing', async (context) => {
    needsSlapd(context);
    const report = await run();
    expect(report).toMatchObject({ state: 'done', counts: { create: 6, groups: 1, photos: 1 } });
    expect(problems(report)).toEqual([
      ['org_unit_unknown', 'clara.coerper'],
      ['photo_unusable', 'bruno.berg'],
    ]);
    expect(await personOf('ayse.yilmaz')).toMatchObject({
      name: 'Ayse Yilmaz',
      email: 'ayse.yilmaz@stadt.example',
      externalId: null,
    });
    expect(await positionsOf('ayse.yilmaz')).toMatchObject([{ title: 'Leitung Meldewesen', lead: true, main: true }]);
    expect((await personOf('clara.coerper'))?.language).toBe('en');
    expect(await stateOf('ayse.yilmaz')).toBe('active');
    const { rows } = await server.database.pool.query('select photo from directory_profiles where person = $1', [
      (await personOf('ayse.yilmaz'))?.id,
    ]);
    expect(rows[0]?.photo).toMatchObject({ small: expect.any(String) });
    const { groups } = await admin.client.call(listGroups, {});
    expect(groups).toMatchObject([{ name: 'Meldewesen', members: 2 }]);
    const again = await run();
    expect(again.counts).toMatchObject({ create: 0, change: 0, unchanged: 6, groups: 0, photos: 0 });
  });

  test('keeps a person whose login, name and place in the tree change: the key stays', async (context) => {
    needsSlapd(context);
    const before = await personOf('dora.dachs');
    await slapd.rename(`uid=dora.dachs,${people}`, `uid=dora.dorn,${people}`);
    await slapd.change((client) =>
      client.modify(`uid=dora.dorn,${people}`, replace({ sn: 'Dorn', userPassword: 'ldap-dora.dorn' })),
    );
    const report = await run();
    expect(report.counts).toMatchObject({ create: 0, change: 1, leave: 0 });
    expect(await personOf('dora.dorn')).toMatchObject({ id: before?.id, name: 'Dora Dorn' });
    expect(await stateOf('dora.dachs')).toBeUndefined();
    await signedIn('dora.dorn');
  });

  test('suspends who is removed: sessions end and sockets close within a second; who comes back is let in again', async (context) => {
    needsSlapd(context);
    const emil = await signedIn('emil.ernst');
    const { cursor } = await emil.call(getSession, {});
    const sockets = [await liveClient(emil, cursor), await liveClient(emil, cursor)];
    const person = await personOf('emil.ernst');
    const saved = await readEntry(`uid=emil.ernst,${people}`);
    await slapd.delete(`uid=emil.ernst,${people}`);
    const dry = await run({ dryRun: true });
    expect(dry).toMatchObject({ counts: { leave: 1 }, leaving: [person?.name] });
    expect(await stateOf('emil.ernst')).toBe('active');
    const report = await run();
    expect(report.counts.leave).toBe(1);
    await Promise.all(sockets.map((socket) => socket.waitForClose(1_000)));
    expect(await stateOf('emil.ernst')).toBe('suspended');
    expect(await codeOf(emil.call(getSession, {}))).toBe('http.session_ended');
    expect((await personOf('emil.ernst'))?.validUntil).not.toBeNull();
    expect((await run()).counts).toMatchObject({ leave: 0, change: 0 });
    await saved();
    // The server gave it another key, as it is another entry: who it was is told by the key alone.
    const back = await run();
    expect(problems(back)).toContainEqual(['login_taken', 'emil.ernst']);
    await admin.client.call(changeSource, { source: source.id, ...slapd.settings({ join: 'login' }) });
    expect((await run()).counts).toMatchObject({ create: 0, join: 1, comeBack: 1 });
    await admin.client.call(changeSource, { source: source.id, ...slapd.settings() });
    expect(await personOf('emil.ernst')).toMatchObject({ id: person?.id, validUntil: null });
    await signedIn('emil.ernst');
  });

  test('leaves alone whom somebody suspended by hand', async (context) => {
    needsSlapd(context);
    const account = await server.database.transaction((tx) => server.services.accounts.findByLogin(tx, 'frieda.falk'));
    await server.database.transaction((tx) => server.services.accounts.suspend(tx, undefined, account?.id ?? ''));
    await run();
    expect(await stateOf('frieda.falk')).toBe('suspended');
  });

  test('stops before it suspends more than the bound, and goes on when told to', async (context) => {
    needsSlapd(context);
    const extra = Array.from({ length: 12 }, (_, index) => `weg.weg${index}`);
    for (const uid of extra) await slapd.add(`uid=${uid},${people}`, person(uid));
    await run();
    for (const uid of extra) await slapd.delete(`uid=${uid},${people}`);
    const stopped = await run();
    expect(stopped).toMatchObject({ state: 'stopped', counts: { leave: 12 } });
    expect(stopped.leaving).toHaveLength(12);
    expect(await stateOf('weg.weg3')).toBe('active');
    expect(await run({ force: true })).toMatchObject({ state: 'done', counts: { leave: 12 } });
    expect(await stateOf('weg.weg3')).toBe('suspended');
  });

  test('never touches people made by hand, nor takes their login', async (context) => {
    needsSlapd(context);
    const own = await aPerson(server, { givenName: 'Gerda', familyName: 'Eigen', email: 'gerda.eigen@stadt.example' });
    await server.database.transaction((tx) =>
      server.services.accounts.createAccount(tx, undefined, { person: own.id, login: 'gerda.eigen', roles: [] }),
    );
    await slapd.add(`uid=gerda.eigen,${people}`, person('gerda.eigen'));
    expect(problems(await run())).toContainEqual(['login_taken', 'gerda.eigen']);
    expect(await personOf('gerda.eigen')).toEqual(own);
    await admin.client.call(changeSource, { source: source.id, ...slapd.settings({ join: 'email' }) });
    expect((await run()).counts.join).toBe(1);
    expect(await personOf('gerda.eigen')).toMatchObject({ id: own.id, familyName: 'eigen' });
    await admin.client.call(changeSource, { source: source.id, ...slapd.settings() });
    await signedIn('gerda.eigen');
  });

  test('makes no administrator of anybody, and puts none into a group', async (context) => {
    needsSlapd(context);
    await slapd.add(`uid=${admin.login},${people}`, person(admin.login));
    await admin.client.call(changeSource, { source: source.id, ...slapd.settings({ join: 'login' }) });
    const report = await run();
    expect(problems(report)).toContainEqual(['administrator_kept', admin.login]);
    expect(await codeOf(signedIn(admin.login))).toBe('accounts.sign_in_refused');
    await slapd.delete(`uid=${admin.login},${people}`);
    await admin.client.call(changeSource, { source: source.id, ...slapd.settings() });
  });

  test('grants spaces through groups, and takes them with the membership', async (context) => {
    needsSlapd(context);
    const { groups } = await admin.client.call(listGroups, {});
    const group = groups.find(({ name }) => name === 'Meldewesen')?.id ?? '';
    const owner = await aPerson(server);
    const space = await aSpace(server, {
      owner: owner.id,
      visibility: 'hidden',
      grants: [{ subject: { kind: 'group', id: group }, role: 'editor' }],
    });
    const bruno = await signedIn('bruno.berg');
    const sees = async () => (await bruno.fetch(`/api/spaces/${space.slug}`)).status;
    expect(await sees()).toBe(200);
    await slapd.change((client) =>
      client.modify(`cn=Meldewesen,ou=groups,${base}`, replace({ member: `uid=ayse.yilmaz,${people}` })),
    );
    expect((await run()).counts.groups).toBe(1);
    expect((await admin.client.call(listGroupMembers, { group })).persons).toHaveLength(1);
    expect(await sees()).toBe(404);
  });

  test('takes no group that was made by hand', async (context) => {
    needsSlapd(context);
    await admin.client.call(createGroup, { name: 'Personalrat', persons: [] });
    await slapd.add(`cn=personalrat,ou=groups,${base}`, {
      objectClass: 'groupOfNames',
      cn: 'personalrat',
      member: `uid=ayse.yilmaz,${people}`,
    });
    expect(problems(await run())).toContainEqual(['group_name_taken', 'personalrat']);
  });

  test('of half a directory changes nothing', async (context) => {
    needsSlapd(context);
    await slapd.stop();
    const failed = await run();
    expect(failed).toMatchObject({ state: 'failed', counts: { leave: 0 } });
    expect(failed.failure).toMatch(/ECONNREFUSED/);
    await slapd.resume();
    const base = { base: 'ou=nirgends,dc=stadt,dc=example' } satisfies Partial<LdapSettings>;
    await admin.client.call(changeSource, { source: source.id, ...slapd.settings(base) });
    expect((await run()).state).toBe('failed');
    await admin.client.call(changeSource, { source: source.id, ...slapd.settings() });
    expect(await stateOf('ayse.yilmaz')).toBe('active');
  });

  test('leaves photos alone where it does not take any', async (context) => {
    needsSlapd(context);
    const { attributes } = slapd.settings();
    const without = slapd.settings({ attributes: { ...attributes, photo: null } });
    await admin.client.call(changeSource, { source: source.id, ...without });
    expect((await run()).counts.photos).toBe(0);
    const { rows } = await server.database.pool.query('select photo from directory_profiles where person = $1', [
      (await personOf('ayse.yilmaz'))?.id,
    ]);
    expect(rows[0]?.photo).toMatchObject({ small: expect.any(String) });
    await admin.client.call(changeSource, { source: source.id, ...slapd.settings() });
  });

  test('is remembered with its report, and audited without it', async (context) => {
    needsSlapd(context);
    const { sources } = await admin.client.call(listSources, {});
    expect(sources[0]?.lastRun).toMatchObject({ state: 'done' });
    const { rows } = await server.database.transaction((tx) =>
      sql<{ details: unknown }>`select details from audit_log where kind = 'sources.run_ended'`.execute(tx),
    );
    expect(rows.length).toBeGreaterThan(5);
    expect(JSON.stringify(rows)).not.toContain('yilmaz');
    const last = sources[0]?.lastRun?.id ?? '';
    expect((await admin.client.call(getSourceRun, { source: source.id, run: last })).problems.length).toBeGreaterThan(
      0,
    );
  });

  test('never takes the last administrator away', async (context) => {
    needsSlapd(context);
    const ayse = await signedIn('ayse.yilmaz');
    await server.database.pool.query(
      `update accounts_accounts set roles = case login when 'ayse.yilmaz' then '{administrator}'::text[] else '{}' end`,
    );
    await slapd.delete(`uid=ayse.yilmaz,${people}`);
    const report = await runSource(server, { client: ayse }, source.id);
    expect(problems(report)).toContainEqual(['last_administrator', 'Ayse Yilmaz']);
    expect(await stateOf('ayse.yilmaz')).toBe('active');
    expect(await personOf('ayse.yilmaz')).toMatchObject({ validUntil: null });
  });
});

function person(uid: string): Record<string, string | string[]> {
  const [givenName = uid, sn = uid] = uid.split('.');
  const mail = `${uid}@stadt.example`;
  return { objectClass: 'inetOrgPerson', uid, cn: uid, sn, givenName, mail, userPassword: `ldap-${uid}` };
}

function replace(values: Record<string, string>): Change[] {
  return Object.entries(values).map(
    ([type, value]) => new Change({ operation: 'replace', modification: new Attribute({ type, values: [value] }) }),
  );
}

/** Keeps an entry, to be put back after it was deleted. */
async function readEntry(dn: string): Promise<() => Promise<void>> {
  const uid = /^uid=([^,]+)/.exec(dn)?.[1] ?? '';
  return () => slapd.add(dn, person(uid));
}
