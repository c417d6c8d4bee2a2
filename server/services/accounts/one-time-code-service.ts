import { newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import {
  type checkOneTimeCode,
  type createAccount,
  type InputOf,
  type OneTimeLink,
  type OutputOf,
  oneTimeCodeInvalid,
  personName,
  type redeemOneTimeCode,
} from '@kontor/schema';
import type { AccountService, By } from './account-service.ts';
import { type AccountRow, findAccount } from './account-store.ts';
import { type AccountsContext, type Caller, languageOf, today } from './accounts-context.ts';
import { isAdmissible } from './admission.ts';
import { type AttemptLimits, oneTimeCodeLimits } from './attempt-limits.ts';
import * as store from './code-store.ts';
import type { DeviceToken, KnownDeviceService } from './known-device-service.ts';
import { noticeOwner } from './owner-notice.ts';
import { hashPassword } from './password-hash.ts';
import type { PasswordService } from './password-service.ts';
import { hashSecretCode, newSecretCode } from './secret-code.ts';
import { accountRef } from './session-service.ts';
import type { SignInGate } from './sign-in-gate.ts';

const hour = 60 * 60_000;
const day = 24 * hour;
/** 140 random bits. */
const groups = 7;

/** How a code reaches its owner decides how long it lasts: a letter needs days, a mail is read at once. */
const lifetimes = { invitation: 14 * day, resetByMail: hour, resetByLetter: 7 * day };

export type OneTimeCodeService = ReturnType<typeof createOneTimeCodeService>;

export function createOneTimeCodeService(
  context: AccountsContext,
  parts: {
    limits: AttemptLimits;
    accounts: AccountService;
    passwords: PasswordService;
    gate: SignInGate;
    devices: KnownDeviceService;
  },
) {
  const { database, clock, audit, mail } = context;
  const { limits, accounts, passwords, gate, devices } = parts;

  /** Makes a code and ends the older ones: all of them, or for one that anybody can ask for, only those alike. */
  async function issue(
    tx: Tx,
    account: AccountRow,
    by: By & { mail: boolean; selfRequested: boolean },
  ): Promise<OneTimeLink> {
    const kind = account.state === 'invited' ? 'invitation' : 'reset';
    const mailed = by.mail && account.email !== null && (await mail.isConfigured(tx));
    const lifetime = kind === 'invitation' ? 'invitation' : mailed ? 'resetByMail' : 'resetByLetter';
    const expiresAt = new Date(clock.now().getTime() + lifetimes[lifetime]);
    const code = newSecretCode(groups);
    await store.deleteCodes(tx, account.id, by.selfRequested ? { selfRequested: true } : 'all');
    await store.insertCode(tx, {
      id: newId(),
      account: account.id,
      kind,
      selfRequested: by.selfRequested,
      codeHash: hashSecretCode(code),
      expiresAt,
    });
    // After `#`, so that neither our log nor a proxy's ever holds it.
    const url = `${context.config.url}/welcome#code=${code}`;
    if (mailed && account.email !== null) await send(tx, account, account.email, kind, url, expiresAt);
    const details = { mailed, selfRequested: by.selfRequested };
    await audit.append(tx, {
      kind: `accounts.${kind}_issued`,
      actor: by.actor,
      object: accountRef(account.id),
      address: by.address,
      details,
    });
    return { url, code, expiresAt: expiresAt.toISOString(), mailed };
  }

  async function send(
    tx: Tx,
    account: AccountRow,
    to: string,
    kind: store.CodeKind,
    link: string,
    expiresAt: Date,
  ): Promise<void> {
    const organisation = (await context.organisation?.get(tx))?.name ?? 'Kontor';
    const name = personName({ ...account, givenName: account.given_name, familyName: account.family_name });
    await mail.send(tx, {
      to,
      template: kind === 'invitation' ? 'invitation' : 'password-reset',
      values: { name, login: account.login, link, organisation, expiresAt: expiresAt.toISOString() },
      language: await languageOf(context, tx, account),
    });
  }

  async function findOwner(tx: Tx, code: string): Promise<{ account: AccountRow; kind: store.CodeKind } | undefined> {
    const found = await store.findCode(tx, hashSecretCode(code), clock.now());
    const account = found && (await findAccount(tx, found.account));
    if (!found || !account || !isAdmissible(account, 'one_time_code', today(context))) return undefined;
    return { account, kind: found.kind };
  }

  /** Looks a code up within the limits of the address; throws `oneTimeCodeInvalid`. */
  async function getOwner(code: string, caller: Caller): Promise<{ account: AccountRow; kind: store.CodeKind }> {
    const counted = oneTimeCodeLimits(caller.address ?? '');
    await limits.take(counted);
    const owner = await database.transaction((tx) => findOwner(tx, code));
    if (!owner) throw oneTimeCodeInvalid();
    await limits.succeed(counted);
    return owner;
  }

  return {
    issue,

    /** Makes an account with its invitation. Throws as `AccountService.create` does. */
    async invite(
      actor: Actor,
      input: InputOf<typeof createAccount>,
      address: string,
    ): Promise<OutputOf<typeof createAccount>> {
      return database.transaction(async (tx) => {
        const account = await accounts.create(tx, { actor, address }, input);
        const row = await accounts.getLocked(tx, account.id);
        const invitation = await issue(tx, row, { actor, address, mail: input.mail, selfRequested: false });
        return { account, invitation };
      });
    },

    async issueFor(actor: Actor, id: string, byMail: boolean, address: string): Promise<OneTimeLink> {
      return database.transaction(async (tx) => {
        const account = await accounts.getLocked(tx, id);
        const link = await issue(tx, account, { actor, address, mail: byMail, selfRequested: false });
        if (account.state !== 'invited') await noticeOwner(context, tx, actor, account, 'reset_issued', link.mailed);
        return link;
      });
    },

    /** For whoever forgot the password: nothing without an active account, a mail address and a mail server. */
    async mailReset(id: string): Promise<void> {
      await database.transaction(async (tx) => {
        const account = await accounts.getLocked(tx, id);
        const reachable = account.email !== null && (await mail.isConfigured(tx));
        // The password of who signs in elsewhere is not ours to set anew.
        const isElsewhere = account.external && account.password === null;
        if (account.state !== 'active' || !reachable || isElsewhere) return;
        await issue(tx, account, { actor: undefined, mail: true, selfRequested: true });
      });
    },

    async check(input: InputOf<typeof checkOneTimeCode>, caller: Caller): Promise<OutputOf<typeof checkOneTimeCode>> {
      const { account, kind } = await getOwner(input.code, caller);
      const name = personName({ ...account, givenName: account.given_name, familyName: account.family_name });
      return { kind, login: account.login, personName: name };
    },

    /**
     * Sets the password; the code is used up, and every session ends. Of two who try at once, one succeeds. The browser is
     * known from now on, as its sign-in follows.
     */
    async redeem(
      input: InputOf<typeof redeemOneTimeCode>,
      caller: Caller,
    ): Promise<{ login: string; device: DeviceToken }> {
      const owner = await getOwner(input.code, caller);
      await database.transaction((tx) => accounts.checkNewPassword(tx, owner.account, input.password));
      const hash = await hashPassword(input.password);
      const redeemed = await database.transaction(async (tx) => {
        const taken = await store.takeCode(tx, hashSecretCode(input.code), clock.now());
        if (!taken) return undefined;
        const decision = await gate.admit(tx, { account: taken.account, right: true }, 'one_time_code', caller);
        if ('refused' in decision) return undefined;
        await passwords.store(tx, decision.admitted, hash, { actor: undefined, ...addressOf(caller) });
        const { login } = decision.admitted;
        return { login, device: await devices.remember(tx, decision.admitted, caller) };
      });
      if (!redeemed) throw oneTimeCodeInvalid();
      return redeemed;
    },
  };
}

function addressOf(caller: Caller): { address?: string } {
  return caller.address === undefined ? {} : { address: caller.address };
}
