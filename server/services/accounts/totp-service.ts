import type { Actor } from '@kontor/plugin-api/server';
import { type beginTotp, factorNotFound, type OutputOf, secondFactorWrong } from '@kontor/schema';
import { Secret, TOTP } from 'otpauth';
import QRCode from 'qrcode';
import type { AccountService } from './account-service.ts';
import type { AccountsContext } from './accounts-context.ts';
import { listPasskeys } from './passkey-store.ts';
import type { PasswordService } from './password-service.ts';
import { findTotpStep } from './second-factor-check.ts';
import type { PolicyKeeper } from './second-factor-duty.ts';
import { hashSecretCode, newSecretCode } from './secret-code.ts';
import { accountRef, type SessionService } from './session-service.ts';
import * as store from './totp-store.ts';

/** 120 random bits each, so that a plain hash keeps them (ASVS 5.0, 6.5.2). */
const recoveryGroups = 6;
const recoveryCodes = 10;
/** 160 bits, as RFC 4226 (section 4, R6) recommends. */
const secretBytes = 20;

export type TotpService = ReturnType<typeof createTotpService>;

export function createTotpService(
  context: AccountsContext,
  parts: { accounts: AccountService; passwords: PasswordService; sessions: SessionService; keeper: PolicyKeeper },
) {
  const { database, clock, audit } = context;
  const { accounts, passwords, sessions, keeper } = parts;

  return {
    /** A new secret, in force once a code of it was given. Throws `passwordWrong`. */
    async begin(actor: Actor, password: string): Promise<OutputOf<typeof beginTotp>> {
      const account = await passwords.confirm(actor, password);
      const secret = new Secret({ size: secretBytes });
      const sealed = (await context.openSecrets()).seal(secret.base32);
      const issuer = await database.transaction(async (tx) => {
        await store.offerTotp(tx, actor.account, sealed);
        return (await context.organisation?.get(tx))?.name ?? 'Kontor';
      });
      const uri = new TOTP({ issuer, label: account.login, secret }).toString();
      return { secret: secret.base32, uri, qrCode: await QRCode.toDataURL(uri, { margin: 2, scale: 6 }) };
    },

    /** Turns it on and answers with new recovery codes, shown once. Throws `secondFactorWrong`. */
    async confirm(actor: Actor, code: string, address: string): Promise<{ recoveryCodes: string[] }> {
      const codes = Array.from({ length: recoveryCodes }, () => newSecretCode(recoveryGroups));
      await database.transaction(async (tx) => {
        const account = await accounts.getLocked(tx, actor.account);
        const totp = await store.findTotp(tx, account.id);
        const pending = totp?.pending_secret;
        const step = pending ? await findTotpStep(context, pending, code.replace(/\s/g, '')) : undefined;
        if (step === undefined) throw secondFactorWrong();
        await store.confirmTotp(tx, account.id, step, clock.now());
        await store.replaceRecoveryCodes(tx, account.id, codes.map(hashSecretCode));
        await accounts.announce(tx, account, actor);
        await audit.append(tx, { kind: 'accounts.totp_added', actor, object: accountRef(account.id), address });
      });
      return { recoveryCodes: codes };
    },

    /** Turns it off and ends all other sessions. Throws `passwordWrong`, `factorNotFound`, `secondFactorKept`. */
    async remove(actor: Actor, password: string, address: string): Promise<void> {
      await passwords.confirm(actor, password);
      await database.transaction(async (tx) => {
        const account = await accounts.getLocked(tx, actor.account);
        if (!(await store.deleteTotp(tx, account.id))) throw factorNotFound();
        // Recovery codes stand in for any factor; without one they guard nothing.
        if ((await listPasskeys(tx, account.id)).length === 0) {
          await keeper.checkStillHeld(tx, account.id);
          await store.replaceRecoveryCodes(tx, account.id, []);
        }
        await sessions.endAll(tx, account.id, 'second_factor_removed', { actor, except: actor.session, address });
        await accounts.announce(tx, account, actor);
        await audit.append(tx, { kind: 'accounts.totp_removed', actor, object: accountRef(account.id), address });
      });
    },
  };
}
