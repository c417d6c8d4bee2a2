import { expect, test } from 'vitest';
import { goodPassword, startTown } from './testing/accounts-town.ts';

test('over https the cookies are bound to this host and never travel in clear', async () => {
  const town = await startTown({ environment: { KONTOR_URL: 'https://kontor.example' } });
  try {
    await town.add({ login: 'wilma' });
    const response = await town.client().fetch('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'wilma', password: goodPassword }),
    });
    const cookies = response.headers.getSetCookie();
    const form = '[A-Za-z0-9_-]{43}; Path=/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax';
    expect(cookies).toHaveLength(2);
    for (const name of ['session', 'device']) {
      expect(cookies).toContainEqual(expect.stringMatching(`^__Host-kontor_${name}=${form}$`));
    }
  } finally {
    await town.stop();
  }
});
