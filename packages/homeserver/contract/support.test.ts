import { expect, test } from 'vitest';
import { Client } from './harness/client.ts';
import { expected } from './harness/differences.ts';
import { useTarget } from './harness/target.ts';

// client-server API, Getting support contacts
const target = useTarget();

test('it is said whom to ask, where the organisation names somebody', async () => {
  const answer = await new Client(target).call('GET', '/.well-known/matrix/support');
  expect(answer.status).toBe(expected(target, 'supportPage', { kontor: 200, synapse: 404 }));
  if (answer.status === 200)
    expect(answer.body).toEqual({
      contacts: [{ role: 'm.role.admin', email_address: 'hilfe@stadt.example' }],
      support_page: 'https://stadt.example/hilfe',
    });
});
