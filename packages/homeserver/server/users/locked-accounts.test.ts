import { openTestDatabase } from '@kontor/database/testing';
import { expect, test } from 'vitest';
import { defaultConfig } from '../config.ts';
import { createCore } from '../homeserver-core.ts';
import { homeserverMigrations } from '../storage/migrations/index.ts';
import { updateUser } from '../storage/user-table.ts';
import { createAccount, signInDevice } from './accounts.ts';
import { authenticate } from './authenticate.ts';

test('who is locked out may only sign out, and is told that the account is still there', async () => {
  const database = await openTestDatabase({ migrations: homeserverMigrations });
  try {
    const core = await createCore(database, { ...defaultConfig, serverName: 'stadt.example' });
    const userId = await createAccount(core, { localpart: 'frida', kind: 'person', isAdmin: false });
    const { accessToken } = await signInDevice(core, userId, { refreshable: false });
    const as = (isLockedToo: boolean) =>
      authenticate(core, accessToken, { userId: undefined, deviceId: undefined, isLockedToo });
    expect(await as(false)).toMatchObject({ userId });
    await database.transaction((tx) => updateUser(tx, userId, { is_locked: true }));
    core.sessions.forget(userId);
    await expect(as(false)).rejects.toMatchObject({ errcode: 'M_USER_LOCKED', extra: { soft_logout: true } });
    expect(await as(true)).toMatchObject({ userId });
  } finally {
    await database.close();
  }
});
