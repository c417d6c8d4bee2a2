import { expect, test } from 'vitest';
import { isReadRequest, readClaimOf } from './read-claim.ts';

const room = '/_matrix/client/v3/rooms/!a%3Astadt.example';

test.each([
  [`${room}/receipt/m.read/%24one`, '{}', { event: '$one', thread: undefined }],
  [`${room}/receipt/m.read.private/$one?x=1`, '', { event: '$one', thread: undefined }],
  [`${room}/receipt/m.read/$one`, '{"thread_id":"main"}', { event: '$one', thread: 'main' }],
  [`${room}/read_markers`, '{"m.fully_read":"$two","m.read.private":"$one"}', { event: '$one', thread: undefined }],
])('knows what was read: %s %s', (url, body, claim) => {
  expect(isReadRequest('POST', url)).toBe(true);
  expect(readClaimOf(url, body)).toEqual({ room: '!a:stadt.example', ...claim });
});

test.each([
  [`${room}/receipt/m.fully_read/$one`, '{}'],
  [`${room}/read_markers`, '{"m.fully_read":"$two"}'],
  [`${room}/read_markers`, '{"m.read":{"object":1}}'],
  [`${room}/read_markers`, '['],
])('takes nothing else for it: %s %s', (url, body) => {
  expect(readClaimOf(url, body)).toBeUndefined();
});

test('looks at no other requests', () => {
  expect(isReadRequest('GET', `${room}/receipt/m.read/$one`)).toBe(false);
  expect(isReadRequest('POST', `${room}/send/m.room.message/1`)).toBe(false);
});
