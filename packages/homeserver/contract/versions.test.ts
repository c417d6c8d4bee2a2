import { expect, test } from 'vitest';
import { Client } from './harness/client.ts';
import { useTarget } from './harness/target.ts';

const target = useTarget();

test('the versions that are spoken are told to anybody', async () => {
  const { versions } = await new Client(target).get('/versions');
  expect(versions).toContain('v1.11');
});
