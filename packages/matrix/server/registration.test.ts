import { expect, test } from 'vitest';
import { formatRegistration, parseRegistration, type Registration } from './registration.ts';

const registration: Registration = {
  id: 'kontor',
  url: 'https://kontor.stadt.example',
  asToken: '-begins-with-a-dash-as-random-ones-may',
  hsToken: 'another: secret with a colon',
  senderLocalpart: 'kontor',
  users: '@k-[a-z2-7]{16}:stadt\\.example',
};

test('what was written is read', () => {
  expect(parseRegistration(formatRegistration(registration))).toEqual(registration);
});

test.each(['', 'id: kontor', '[]', formatRegistration(registration).replace(/^as_token:.*$/m, 'as_token: short')])(
  'what is no registration is refused: %j',
  (text) => {
    expect(() => parseRegistration(text)).toThrow();
  },
);
