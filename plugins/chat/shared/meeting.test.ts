import { expect, test } from 'vitest';
import { meetingAddress } from './meeting.ts';

test('each meeting has a name of its own that can be read out', () => {
  const random = Uint8Array.from({ length: 12 }, (_none, at) => at * 21);
  expect(meetingAddress('https://meet.example/{room}', random)).toMatch(
    /^https:\/\/meet\.example\/[a-z]{4}-[a-z]{4}-[a-z]{4}$/,
  );
  expect(meetingAddress('https://meet.example/fixed', random)).toBe('https://meet.example/fixed');
});
