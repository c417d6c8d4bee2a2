import type { AccountRow } from './account-store.ts';

/** Every way in. `one_time_code` sets a password and begins no session; `ldap` and `oidc` are proven elsewhere. */
export type EntryMethod = 'password' | 'ldap' | 'oidc' | 'passkey' | 'app_password' | 'setup' | 'one_time_code';

/** Whether the person belongs to the organisation on `today`; first and last day count. */
export function isValid(account: Pick<AccountRow, 'valid_from' | 'valid_until'>, today: string): boolean {
  if (account.valid_from !== null && account.valid_from > today) return false;
  return account.valid_until === null || account.valid_until >= today;
}

/**
 * Whether an account may come in at all, whatever it proved: active, and its person belongs to the organisation. An
 * invitation may be redeemed before, also ahead of the first day.
 */
export function isAdmissible(account: AccountRow, method: EntryMethod, today: string): boolean {
  if (account.state === 'suspended') return false;
  if (method === 'one_time_code') return account.valid_until === null || account.valid_until >= today;
  return account.state === 'active' && isValid(account, today);
}
