import type { Tx } from '@kontor/database';
import { Secret, TOTP } from 'otpauth';
import type { AccountRow } from './account-store.ts';
import type { AccountsContext } from './accounts-context.ts';
import { listPasskeys } from './passkey-store.ts';
import { askForPasskey, type PasskeyAnswer, verifyPasskey } from './passkey-verifier.ts';
import { hashSecretCode } from './secret-code.ts';
import { countRecoveryCodes, findTotp, useRecoveryCode, useTotpStep } from './totp-store.ts';

/** What came with the password: a code of the app or a recovery code, or an answer of a passkey. */
export interface SecondFactorAnswer {
  readonly code?: string | undefined;
  readonly passkey?: PasskeyAnswer | undefined;
}

export type SecondFactorResult =
  | { readonly passed: true; readonly by: 'none' | 'totp' | 'recovery' | 'passkey' }
  | { readonly passed: false; readonly failed: 'code' | 'passkey' }
  | { readonly passed: false; readonly failed: 'missing'; readonly details: Record<string, unknown> };

const period = 30;
/** Codes of the step before and after are good too (RFC 6238, 5.2). */
const window = 1;

/** The time step of a right code for a sealed secret; nothing for a wrong one. */
export async function findTotpStep(
  context: AccountsContext,
  sealedSecret: string,
  code: string,
): Promise<number | undefined> {
  if (!/^\d{6}$/.test(code)) return undefined;
  const secret = Secret.fromBase32((await context.openSecrets()).open(sealedSecret));
  const now = context.clock.now().getTime();
  const delta = new TOTP({ secret, period, digits: 6 }).validate({ token: code, timestamp: now, window });
  return delta === null ? undefined : Math.floor(now / 1000 / period) + delta;
}

/** Checks the second factor of an account that is locked in `tx`; a code or challenge is used up by it. */
export async function checkSecondFactor(
  context: AccountsContext,
  tx: Tx,
  account: AccountRow,
  answer: SecondFactorAnswer,
): Promise<SecondFactorResult> {
  if (!account.second_factor) return { passed: true, by: 'none' };
  if (answer.passkey) {
    const proven = await verifyPasskey(context, tx, answer.passkey, account.id);
    return proven === account.id ? { passed: true, by: 'passkey' } : { passed: false, failed: 'passkey' };
  }
  if (answer.code !== undefined && answer.code.trim() !== '') return checkCode(context, tx, account, answer.code);
  return { passed: false, failed: 'missing', details: await describeMethods(context, tx, account) };
}

async function checkCode(
  context: AccountsContext,
  tx: Tx,
  account: AccountRow,
  typed: string,
): Promise<SecondFactorResult> {
  const code = typed.replace(/\s/g, '');
  const totp = await findTotp(tx, account.id);
  const step = totp?.secret ? await findTotpStep(context, totp.secret, code) : undefined;
  if (step !== undefined && (await useTotpStep(tx, account.id, step))) return { passed: true, by: 'totp' };
  if (await useRecoveryCode(tx, account.id, hashSecretCode(code))) return { passed: true, by: 'recovery' };
  return { passed: false, failed: 'code' };
}

async function describeMethods(
  context: AccountsContext,
  tx: Tx,
  account: AccountRow,
): Promise<Record<string, unknown>> {
  const totp = await findTotp(tx, account.id);
  const passkeys = await listPasskeys(tx, account.id);
  const recovery = await countRecoveryCodes(tx, account.id);
  const methods = [totp?.secret && 'totp', passkeys.length > 0 && 'passkey', recovery > 0 && 'recovery'];
  const asked = passkeys.length > 0 ? { passkey: await askForPasskey(context, tx, account) } : {};
  return { methods: methods.filter(Boolean), ...asked };
}
