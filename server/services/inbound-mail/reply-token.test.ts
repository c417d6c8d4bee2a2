import { randomBytes } from 'node:crypto';
import { newId } from '@kontor/base';
import { longestMailbox } from '@kontor/schema';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressWith, isTokenOf, makeToken, nameOf, tokenIn, tokenLength } from './reply-token.ts';

const key = randomBytes(32);
const grant = { person: newId(), ref: `tasks/task/${newId()}`, expiresAt: new Date('2027-01-30T00:00:00Z') };

test('a token names its grant, and shows nothing of it', () => {
  const token = makeToken(key, grant);
  expect(token).toMatch(/^[a-z2-7]{40}$/);
  expect(token).toHaveLength(tokenLength);
  expect(makeToken(key, grant)).toBe(token);
  expect(nameOf(token)).toHaveLength(16);
  expect(isTokenOf(key, token, grant)).toBe(true);
});

test('a token is of one person, one object, one end and one key', () => {
  const token = makeToken(key, grant);
  const others = [
    { ...grant, person: newId() },
    { ...grant, ref: `tasks/task/${newId()}` },
    { ...grant, expiresAt: new Date(grant.expiresAt.getTime() + 1) },
  ];
  for (const other of others) expect(isTokenOf(key, token, other)).toBe(false);
  expect(isTokenOf(randomBytes(32), token, grant)).toBe(false);
  // Whoever reads the database knows the name and has 120 bits left to guess.
  expect(isTokenOf(key, nameOf(token).padEnd(tokenLength, 'a'), grant)).toBe(false);
  expect(isTokenOf(key, '', grant)).toBe(false);
});

test('the local part is short enough, whatever the mailbox is called', () => {
  const mailbox = `${'m'.repeat(longestMailbox)}@example.org`;
  const [local = ''] = addressWith(mailbox, makeToken(key, grant)).split('@');
  expect(local.length).toBe(64);
});

test('an address is read in any case, and no other address is', () => {
  const token = makeToken(key, grant);
  const address = addressWith('Antwort@Stadt.example', token);
  expect(tokenIn('antwort@stadt.example', address.toUpperCase())).toBe(token);
  expect(tokenIn('antwort@stadt.example', ` ${address} `)).toBe(token);
  for (const other of [
    'antwort@stadt.example',
    `antwort+${token}x@stadt.example`,
    `antwort+${token}@stadt.example.org`,
    `antworten+${token}@stadt.example`,
    `antwort+${token.slice(1)}@stadt.example`,
    `${token}@stadt.example`,
    '',
    '@',
  ]) {
    expect(tokenIn('antwort@stadt.example', other), other).toBeUndefined();
  }
});

test('no text makes it fail', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, mailbox) => {
      expect(tokenIn(`${mailbox}@example.org`, text)).toBeUndefined();
    }),
  );
});
