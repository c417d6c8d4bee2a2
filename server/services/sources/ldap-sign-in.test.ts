import { addSource, beginTotp, confirmTotp, getSession, signIn, updateAccount } from '@kontor/schema';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { codeOf, goodPassword, refusalOf, startTown, type Town, totpCode } from '../accounts/testing/accounts-town.ts';
import { runSource } from './testing/run-source.ts';
import { aCity, base, isSlapdThere, Slapd, secret, slapdMissing } from './testing/test-slapd.ts';

// A directory of its own starts and stops, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const slapd = new Slapd();
let town: Town;

beforeAll(async () => {
  if (!isSlapdThere) return;
  await slapd.start(aCity(['ayse.yilmaz', 'bruno.berg', 'clara.coerper', 'dora.dachs'].map((uid) => ({ uid }))));
  town = await startTown();
  await town.add({ login: 'wilma', roles: ['administrator'] });
  const client = await town.signedIn('wilma');
  const source = await client.call(addSource, { ...slapd.settings(), secret });
  const report = await runSource(town, { client }, source.id);
  expect(report.counts.create).toBe(4);
});
afterAll(async () => {
  await town?.stop();
  await slapd.remove();
});
const needsSlapd = (context: { skip(why: string): void }) => {
  if (!isSlapdThere) context.skip(slapdMissing);
};
const attempt = (login: string, password: string) => town.client().call(signIn, { login, password });

async function lastAudit(kind: string): Promise<Record<string, unknown>> {
  const { rows } = await town.database.pool.query('select details from audit_log where kind = $1 order by id desc', [
    kind,
  ]);
  return rows[0]?.details;
}

describe('signing in with the password of a directory', () => {
  test('goes through the same form, and the audit log says how', async (context) => {
    needsSlapd(context);
    const state = await attempt(' Ayse.Yilmaz ', 'ldap-ayse.yilmaz');
    expect(state.account).toMatchObject({ login: 'ayse.yilmaz', roles: [] });
    expect(await lastAudit('accounts.signed_in')).toEqual({ method: 'ldap' });
  });

  test('refuses the wrong password, an empty one, and logins that nobody has, all alike', async (context) => {
    needsSlapd(context);
    for (const [login, password] of [
      ['ayse.yilmaz', 'falsch'],
      ['ayse.yilmaz', 'ldap-bruno.berg'],
      ['niemand', 'ldap-niemand'],
      // What a filter would read as anybody, and what a name would end by.
      ['*', 'ldap-ayse.yilmaz'],
      ['ayse*', 'ldap-ayse.yilmaz'],
      ['ayse.yilmaz)(uid=*', 'ldap-ayse.yilmaz'],
      ['wilma', 'falsch'],
    ] as const) {
      expect(await codeOf(attempt(login, password)), login).toBe('accounts.sign_in_refused');
    }
    // A server lets an empty password pass without checking it (RFC 4513 section 5.1.2).
    expect(await codeOf(attempt('ayse.yilmaz', ''))).toBe('http.invalid_input');
  });

  test('tells no directory the password of somebody whom it does not know', async (context) => {
    needsSlapd(context);
    const asked: string[] = [];
    const { Client } = await import('ldapts');
    const bind = vi.spyOn(Client.prototype, 'bind').mockImplementation(async function (this: unknown, ...given) {
      asked.push(String(given[1]));
      throw new Error('not asked further');
    });
    await codeOf(attempt('wilma', 'geheim-von-wilma'));
    await codeOf(attempt('niemand', 'geheim-von-niemand'));
    bind.mockRestore();
    expect(asked.length).toBeGreaterThan(0);
    expect(asked).not.toContain('geheim-von-wilma');
    expect(asked).not.toContain('geheim-von-niemand');
  });

  test('asks for the second factor, which is set up with the same password', async (context) => {
    needsSlapd(context);
    const bruno = await town.signedIn('bruno.berg', 'ldap-bruno.berg');
    expect(await codeOf(bruno.call(beginTotp, { password: 'falsch' }))).toBe('accounts.password_wrong');
    const begun = await bruno.call(beginTotp, { password: 'ldap-bruno.berg' });
    const shared = /secret=([A-Z2-7]+)/.exec(begun.uri)?.[1] ?? '';
    await bruno.call(confirmTotp, { code: totpCode(shared, town.clock.now()) });
    town.clock.advance(60_000);
    const needed = await refusalOf(attempt('bruno.berg', 'ldap-bruno.berg'));
    expect(needed).toMatchObject({ code: 'accounts.second_factor_needed' });
    const code = totpCode(shared, town.clock.now());
    const client = town.client();
    await client.call(signIn, { login: 'bruno.berg', password: 'ldap-bruno.berg', code });
    expect(await client.call(getSession, {})).toMatchObject({ account: { secondFactor: true } });
    // The factor alone is nothing.
    const again = town.client().call(signIn, { login: 'bruno.berg', password: 'falsch', code });
    expect(await codeOf(again)).toBe('accounts.sign_in_refused');
  });

  test('counts attempts as for everybody', async (context) => {
    needsSlapd(context);
    for (let index = 0; index < 10; index += 1) await codeOf(attempt('clara.coerper', `falsch ${index}`));
    expect(await codeOf(attempt('clara.coerper', 'ldap-clara.coerper'))).toBe('accounts.too_many_sign_ins');
    town.clock.advance(20 * 60_000);
    await attempt('clara.coerper', 'ldap-clara.coerper');
  });

  test('lets nobody in who is suspended, whatever the directory says', async (context) => {
    needsSlapd(context);
    const admin = await town.signedIn('wilma');
    const dora = await town.database.transaction((tx) => town.services.accounts.findByLogin(tx, 'dora.dachs'));
    await admin.call(updateAccount, { account: dora?.id ?? '', suspended: true });
    expect(await codeOf(attempt('dora.dachs', 'ldap-dora.dachs'))).toBe('accounts.sign_in_refused');
    await admin.call(updateAccount, { account: dora?.id ?? '', suspended: false });
    await attempt('dora.dachs', 'ldap-dora.dachs');
  });

  test('follows the password of the directory', async (context) => {
    needsSlapd(context);
    const { Attribute, Change } = await import('ldapts');
    const modification = new Attribute({ type: 'userPassword', values: ['ein anderes'] });
    await slapd.change((client) =>
      client.modify(`uid=dora.dachs,ou=people,${base}`, new Change({ operation: 'replace', modification })),
    );
    expect(await codeOf(attempt('dora.dachs', 'ldap-dora.dachs'))).toBe('accounts.sign_in_refused');
    await attempt('dora.dachs', 'ein anderes');
  });

  test('while the directory is away, accounts with a password of their own still come in, and all others are told why not', async (context) => {
    needsSlapd(context);
    await slapd.stop();
    await attempt('wilma', goodPassword);
    for (const login of ['ayse.yilmaz', 'niemand', 'wilma']) {
      expect(await codeOf(attempt(login, `ldap-${login}`)), login).toBe('accounts.outside_unavailable');
    }
    expect(await lastAudit('accounts.sign_in_failed')).toMatchObject({ reason: 'unavailable' });
    await slapd.resume();
    await attempt('ayse.yilmaz', 'ldap-ayse.yilmaz');
  });
});
