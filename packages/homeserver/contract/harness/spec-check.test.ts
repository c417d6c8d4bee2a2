import { expect, test } from 'vitest';
import type { Answer, Json } from './answer.ts';
import { complaintsOf } from './spec-check.ts';
import { findSpecification } from './specification.ts';

const specification = findSpecification();
const answer = (status: number, body: Json): Answer => ({ status, body, headers: new Headers() });
const complaints = (method: string, path: string, status: number, body: Json) =>
  complaintsOf(method, path, answer(status, body), specification).map(({ text }) => text);

test('without the definitions nothing is checked', () => {
  expect(findSpecification('/no/such/folder')).toBeUndefined();
  expect(complaintsOf('GET', '/_matrix/client/v3/account/whoami', answer(200, {}), undefined)).toEqual(
    specification ? expect.anything() : [],
  );
});

// They are data of a third party that lies beside the checkout, or does not.
test.runIf(specification)('a missing field and a wrong type are told with their place', () => {
  expect(complaints('GET', '/_matrix/client/v3/account/whoami', 200, {})[0]).toContain("'user_id'");
  expect(complaints('GET', '/_matrix/client/v3/account/whoami', 200, { user_id: 7 })[0]).toContain('/user_id');
  expect(complaints('GET', '/_matrix/client/v3/account/whoami', 200, { user_id: '@a:b' })).toEqual([]);
});

test.runIf(specification)('references into other files and into event schemas are followed', () => {
  const sync = (events: Json) => ({ next_batch: 's', rooms: { join: { '!a:b': { timeline: { events } } } } });
  expect(complaints('GET', '/_matrix/client/v3/sync', 200, sync([]))).toEqual([]);
  expect(complaints('GET', '/_matrix/client/v3/sync', 200, sync([{ type: 7 }])).join()).toContain('timeline/events/0');
  expect(complaints('GET', '/_matrix/client/v3/rooms/!a/members', 200, { chunk: [{}] }).join()).toContain('/chunk/0');
});

test.runIf(specification)('an error needs an errcode, listed or not', () => {
  expect(complaints('GET', '/_matrix/client/v3/account/whoami', 418, {})).toEqual(['418: / must have an errcode']);
  expect(complaints('GET', '/_matrix/client/v3/account/whoami', 403, {})).toHaveLength(1);
  expect(complaints('GET', '/_matrix/client/v3/account/whoami', 403, { errcode: 'M_FORBIDDEN' })).toEqual([]);
});

test.runIf(specification)('an unlisted success is one too many, and an unknown address passes', () => {
  expect(complaints('GET', '/_matrix/client/v3/account/whoami', 204, {})).toHaveLength(1);
  expect(complaints('GET', '/_matrix/client/unstable/whoami', 200, {})).toEqual([]);
});
