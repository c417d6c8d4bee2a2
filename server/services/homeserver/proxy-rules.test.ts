import { expect, test } from 'vitest';
import { answerHeaders, judge, requestHeaders } from './proxy-rules.ts';

test.each([
  ['GET', '/_matrix/client/versions'],
  ['GET', '/_matrix/client/v3/sync?timeout=30000&since=s1_2'],
  ['PUT', '/_matrix/client/v3/rooms/!a%3Ab/send/m.room.message/t1'],
  ['GET', '/_matrix/client/v3/rooms/!a/event/%24abc%2Fdef'],
  ['POST', '/_matrix/media/v3/upload?filename=../brief.pdf'],
  ['GET', '/_matrix/client/v1/media/download/stadt.example/abc'],
  ['GET', '/_matrix/client/v3/profile/%40k-a%3Ab/displayname'],
  ['GET', '/_matrix/client/v3/login'],
  ['PUT', '/_matrix/client/v3/user/@k-a:b/account_data/profile'],
  ['PUT', '/_matrix/client/v3/rooms/!a/send/login/t1'],
  ['GET', '/_matrix/client/v3/rooms/!a/state/m.room.member/@k-a:b'],
  ['PUT', '/_matrix/client/v3/rooms/!a/state/m.room.topic/'],
])('%s %s goes on', (method, url) => {
  expect(judge(method, url)).toBe('pass');
});

test.each([
  '/_matrix/app/v1/transactions/1',
  '/_matrix/app/v1/ping',
  '/_matrix/key/v2/server',
  '/_matrix/federation/v1/version',
  '/_matrix/%63lient/versions',
  '/_matrix/client/',
  '/_matrix/client',
  '/_matrix/../api/session',
  '/_matrix/client/../../api/session',
  '/_matrix/client/..%2f..%2f_synapse/admin/v2/users',
  '/_matrix/client/%2e%2e/%2e%2e/_synapse/admin/v2/users',
  '/_matrix/client/%252e%252e/app/v1/ping',
  '/_matrix/client/..\\..\\_synapse',
  '/_matrix/client/..%5c..%5c_synapse',
  '/_matrix/client//_synapse',
  '/_matrix/client/v3/%00',
  '/_matrix/client/%zz',
  '/_synapse/admin/v2/users',
  'http://elsewhere.example/_matrix/client/versions',
])('%s is nothing that clients ask', (url) => {
  for (const method of ['GET', 'POST', 'PUT']) expect(judge(method, url)).toBe('unknown');
});

test.each([
  ['PUT', '/_matrix/client/v3/profile/%40k-a%3Ab/displayname'],
  ['PUT', '/_matrix/client/v3/profile/@k-a:b/avatar_url'],
  ['PUT', '/_matrix/client/v3/profile/@k-a:b/displayname/'],
  ['PUT', '/_matrix/client/unstable/uk.tcpip.msc4133/profile/@k-a:b/displayname'],
  ['PATCH', '/_matrix/client/v3/profile/@k-a:b'],
  ['POST', '/_matrix/client/v1/login/get_token'],
  ['PUT', '/_matrix/client/v3/rooms/!a%2Fb/state/m.room.member/@k-a:b/'],
  ['PUT', '/_matrix/client/v3/rooms/!a%3Ab/state/m.room.member/%40k-a%3Ab'],
  ['PUT', '/_matrix/client/v3/rooms/!a/state/m.room%2Emember/@k-a:b'],
  ['POST', '/_matrix/client/v3/account/deactivate'],
  ['POST', '/_matrix/client/v3/account/%70assword'],
  ['POST', '/_matrix/client/v3/register'],
  ['POST', '/_matrix/client/r0/login'],
])('%s %s is decided in Kontor', (method, url) => {
  expect(judge(method, url)).toBe('forbidden');
});

test('no cookie, no word of the caller about their address, and no header of the connection goes on', () => {
  const passed = requestHeaders(
    {
      authorization: 'Bearer token',
      'content-type': 'application/json',
      cookie: 'kontor_session=secret',
      connection: 'close, X-Once',
      'x-once': 'yes',
      'x-forwarded-for': '10.9.9.9',
      forwarded: 'for=10.9.9.9',
      'accept-encoding': 'gzip, br',
      host: 'kontor.example.org',
      'transfer-encoding': 'chunked',
    },
    { address: '192.0.2.7', isSecure: true },
  );
  expect(passed).toEqual({
    authorization: 'Bearer token',
    'content-type': 'application/json',
    'accept-encoding': 'identity',
    'x-forwarded-for': '192.0.2.7',
    'x-forwarded-proto': 'https',
  });
});

test('an answer sets no cookie of Kontor’s host and clears nothing', () => {
  expect(
    answerHeaders({
      'content-type': 'application/json',
      'set-cookie': ['kontor_session=mine'],
      'clear-site-data': '"cookies"',
      'keep-alive': 'timeout=5',
      'content-range': 'bytes 0-1/9',
    }),
  ).toEqual({ 'content-type': 'application/json', 'content-range': 'bytes 0-1/9' });
});
