import { constants, generateKeyPairSync, privateDecrypt, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { blindToken, decode, encode, fingerprintOf, unblind } from './ticket-crypto.ts';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 3072 });
const spki = encode(publicKey.export({ type: 'spki', format: 'der' }));
const sign = (blinded: string) =>
  encode(privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, decode(blinded)));

test('what was signed blindly is an ordinary RSASSA-PSS signature of the token, and neither shows the other', async () => {
  const made = await blindToken(spki);
  const signature = await unblind(made, sign(made.blinded));
  const key = { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
  expect(verify('sha384', decode(made.token), key, decode(signature))).toBe(true);
  expect(signature).not.toBe(sign(made.blinded));
  expect(made.blinded).not.toContain(made.token);
  expect((await blindToken(spki)).blinded).not.toBe(made.blinded);
});

test('a signature that is not the server’s is refused', async () => {
  const made = await blindToken(spki);
  const other = await blindToken(spki);
  await expect(unblind(made, sign(other.blinded))).rejects.toThrow('invalid signature');
});

test('the mark of the keys is the same for everybody who got the same, in whatever order', async () => {
  const [one, other] = [{ publicKey: 'a' }, { publicKey: 'b' }];
  expect(await fingerprintOf([one, other])).toBe(await fingerprintOf([other, one]));
  expect(await fingerprintOf([one])).not.toBe(await fingerprintOf([one, other]));
  expect(await fingerprintOf([one])).toMatch(/^([0-9a-f]{4} ){3}[0-9a-f]{4}$/);
});
