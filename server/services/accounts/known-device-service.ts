import { newToken } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { type AccountRow, isLogin } from './account-store.ts';
import type { AccountsContext, Caller } from './accounts-context.ts';
import * as store from './known-device-store.ts';
import { hashSecret } from './secret-code.ts';

/** A browser in which nobody signs in to the account for so long is a stranger again. */
const keptDays = 180;
const mostDevices = 50;

/** What goes into the device cookie. */
export interface DeviceToken {
  readonly token: string;
  readonly expiresAt: Date;
}

export type KnownDeviceService = ReturnType<typeof createKnownDeviceService>;

/**
 * Browsers in which somebody has signed in to an account before. Being known proves nothing and opens nothing: it only
 * spares them the limits that strangers use up. A browser has one random id, which nothing else is stored with.
 */
export function createKnownDeviceService(context: Pick<AccountsContext, 'database' | 'clock'>) {
  const { database, clock } = context;

  return {
    /** What the browser's failures for this login are counted by; nothing when it does not know the account. */
    async recognise(login: string, caller: Caller): Promise<Buffer | undefined> {
      const { deviceToken } = caller;
      if (!isToken(deviceToken) || !isLogin(login)) return undefined;
      const hash = hashOf(deviceToken, login);
      const known = await database.transaction((tx) => store.isKnownDevice(tx, login, hash, clock.now()));
      return known ? hash : undefined;
    },

    /** The browser has proved to be the account's: its id is kept, or made when it has none. */
    async remember(tx: Tx, { id, login }: Pick<AccountRow, 'id' | 'login'>, caller: Caller): Promise<DeviceToken> {
      const token = isToken(caller.deviceToken) ? caller.deviceToken : newToken();
      const expiresAt = new Date(clock.now().getTime() + keptDays * 24 * 60 * 60_000);
      await store.putKnownDevice(tx, id, hashOf(token, login), expiresAt);
      await store.deleteOldestDevices(tx, id, mostDevices);
      return { token, expiresAt };
    },

    /** With a new password: whoever knew the old one is a stranger now. */
    forgetAll: (tx: Tx, account: string) => store.deleteKnownDevices(tx, account),

    deleteExpired: (tx: Tx) => store.deleteExpiredDevices(tx, clock.now()),
  };
}

function isToken(token: string | undefined): token is string {
  return token !== undefined && /^[A-Za-z0-9_-]{43}$/.test(token);
}

function hashOf(token: string, login: string): Buffer {
  return hashSecret(`${token} ${login}`);
}
