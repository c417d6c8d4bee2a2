import { expect, test } from 'vitest';
import { goodPassword, startTown } from './testing/accounts-town.ts';

test('over https the cookie is bound to this host and never travels in clear', async () => {
  const town = await startTown({ environment: { KONTOR_URL: 'https://kontor.example' } });
  try {
    await town.add({ login: 'wilma' });
    const response = await town.client().fetch('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'wilma', password: goodPassword }),
    });
    expect(response.headers.getSetCookie()[0]).toMatch(
      /^__Host-kontor_session=[A-Za-z0-9_-]{43}; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
    );
  } finally {
    await town.stop();
  }
});
