import { expect, test } from 'vitest';
import { draftOf, inputOf, isUrlOf } from './inbound-mail-model.ts';

const stored = {
  url: 'imaps://mail.stadt.example/INBOX',
  user: 'antwort',
  passwordSet: true,
  address: 'antwort@stadt.example',
  trusted: null,
  fixed: false,
};

test('what was stored is sent as it was, without the password that nobody typed', () => {
  const { url, user, address, trusted } = stored;
  expect(inputOf(draftOf(stored))).toEqual({ url, user, address, trusted });
});

test('another way takes nothing of the first along that does not belong to it', () => {
  const draft = { ...draftOf(stored), password: 'geheim' };
  expect(inputOf(draft)).toMatchObject({ password: 'geheim' });
  expect(inputOf({ ...draft, way: 'off' })).toEqual({ url: null, user: null, address: null, trusted: null });
  expect(inputOf({ ...draft, way: 'listener', url: ' lmtp://127.0.0.1:2424 ' })).toEqual({
    url: 'lmtp://127.0.0.1:2424',
    user: null,
    address: 'antwort@stadt.example',
    trusted: null,
  });
});

test('each way has its addresses', () => {
  expect(['imaps://host', 'imap://host:1143/INBOX/Antworten'].every((url) => isUrlOf('mailbox', url))).toBe(true);
  expect(['smtp://127.0.0.1:25', 'lmtp://[::1]:24'].every((url) => isUrlOf('listener', url))).toBe(true);
  expect(isUrlOf('mailbox', 'smtp://host') || isUrlOf('listener', 'imaps://host') || isUrlOf('mailbox', '')).toBe(
    false,
  );
});
