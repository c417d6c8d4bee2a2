import { createECDH } from 'node:crypto';
import { expect, test } from 'vitest';
import { encryptPush, isPublicKey } from './push-encryption.ts';
import { decryptPush } from './testing/push-catcher.ts';

const bytes = (text: string) => Buffer.from(text, 'base64url');
const browser = createECDH('prime256v1');
browser.setPrivateKey(bytes('q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94'));
const keys = { publicKey: browser.getPublicKey('base64url'), secret: 'BTBZMqHH6r4Tts7J_aSIgg' };

test('makes what RFC 8291, section 5, gives as its example', () => {
  const own = createECDH('prime256v1');
  own.setPrivateKey(bytes('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw'));
  const fixed = { own, salt: bytes('DGv6ra1nlYgDCS1FRnbzlw'), padTo: 0 };
  const body = encryptPush(Buffer.from('When I grow up, I want to be a watermelon'), keys, fixed);
  expect(body.toString('base64url')).toBe(
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
  );
});

test('is read by the browser alone, and says little by its length', () => {
  const [short, long] = ['Neues', 'Neues '.repeat(100)].map((text) => encryptPush(Buffer.from(text), keys));
  if (!short || !long) throw new Error('two were made');
  expect(short.length).toBe(long.length);
  expect(decryptPush(short, browser, keys.secret)).toBe('Neues');
  const other = createECDH('prime256v1');
  other.generateKeys();
  expect(() => decryptPush(short, other, keys.secret)).toThrow();
});

test('knows what is no key', () => {
  expect(isPublicKey(keys.publicKey)).toBe(true);
  expect(isPublicKey('A'.repeat(87))).toBe(false);
});
