import { type LdapSettings, newLdapSettings } from '@kontor/schema';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { selfSigned } from '../notifications/push/testing/self-signed.ts';
import { readDirectory } from './ldap-reader.ts';
import { aCity, isSlapdThere, Slapd, secret, slapdMissing } from './testing/test-slapd.ts';

// Directories of its own start and stop, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const certificate = selfSigned();
const fromFirstByte = new Slapd(certificate);
const onceAsked = new Slapd(certificate, true);

beforeAll(async () => {
  if (!isSlapdThere) return;
  await fromFirstByte.start(aCity([{ uid: 'ayse.yilmaz' }]));
  await onceAsked.start(aCity([{ uid: 'ayse.yilmaz' }]));
});
afterAll(async () => {
  await fromFirstByte.remove();
  await onceAsked.remove();
});

const read = (settings: LdapSettings) => readDirectory({ settings, secret }, () => false);

test.for([
  ['from the first byte', fromFirstByte, false],
  ['once it is asked for', onceAsked, true],
] as const)(
  'TLS %s: an authority of our own is trusted, and nobody whom none vouches for',
  async ([, slapd, startTls], context) => {
    if (!isSlapdThere) context.skip(slapdMissing);
    await expect(read(slapd.settings({ startTls }))).rejects.toThrow(/self.signed|unable to verify/i);
    const { people } = await read(slapd.settings({ startTls, ca: certificate.cert }));
    expect(people).toHaveLength(1);
  },
);

test('a certificate for another name is refused', async (context) => {
  if (!isSlapdThere) context.skip(slapdMissing);
  const { url } = fromFirstByte.settings();
  const settings = fromFirstByte.settings({ url: url.replace('localhost', '127.0.0.1'), ca: certificate.cert });
  await expect(read(settings)).rejects.toThrow(/altnames|does not match/i);
});

test('a server that is nobody is told in time', async () => {
  const settings = { ...newLdapSettings('openldap'), url: 'ldap://127.0.0.1:1', base: 'dc=x' };
  await expect(read(settings)).rejects.toThrow(/ECONNREFUSED/);
});
