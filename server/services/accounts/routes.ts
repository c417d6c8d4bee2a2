import type { Actor, CallContext } from '@kontor/plugin-api/server';
import * as api from '@kontor/schema';
import type { Core } from '../../core.ts';
import {
  clearSessionCookie,
  readDeviceToken,
  readSessionToken,
  setDeviceCookie,
  setSignInCookies,
  wipeBrowser,
} from '../../http/session-cookie.ts';
import type { AccountService } from './account-service.ts';
import type { AccountSessionService } from './account-session-service.ts';
import type { Caller } from './accounts-context.ts';
import type { AppPasswordService } from './app-password-service.ts';
import type { OneTimeCodeService } from './one-time-code-service.ts';
import type { PasskeyService } from './passkey-service.ts';
import type { PasswordService } from './password-service.ts';
import type { PolicyKeeper } from './second-factor-duty.ts';
import type { SecondFactorService } from './second-factor-service.ts';
import type { SessionService } from './session-service.ts';
import type { SignedIn } from './sign-in-gate.ts';
import type { SignInService } from './sign-in-service.ts';
import type { TotpService } from './totp-service.ts';
import type { Upkeep } from './upkeep.ts';

export interface AccountParts {
  readonly accounts: AccountService;
  readonly sessions: SessionService;
  readonly signIns: SignInService;
  readonly passwords: PasswordService;
  readonly codes: OneTimeCodeService;
  readonly totp: TotpService;
  readonly passkeys: PasskeyService;
  readonly secondFactors: SecondFactorService;
  readonly appPasswords: AppPasswordService;
  readonly accountSessions: AccountSessionService;
  readonly keeper: PolicyKeeper;
  readonly upkeep: Upkeep;
}

export function bindAccountRoutes(core: Core, parts: AccountParts): void {
  bindSessionRoutes(core, parts);
  bindOwnAccountRoutes(core, parts);
  bindSecondFactorRoutes(core, parts);
  bindOneTimeCodeRoutes(core, parts);
  bindAdministrationRoutes(core, parts);
}

function bindSessionRoutes(core: Core, { signIns, sessions, keeper }: AccountParts): void {
  const { http, database, config } = core;
  const stateOf = (actor: Actor) =>
    database.transaction(async (tx) => keeper.inform(tx, await signIns.sessionStateOf(tx, actor)));

  async function answer(context: CallContext<'anyone'>, started: SignedIn): Promise<api.SessionState> {
    setSignInCookies(context.reply, config, started);
    return stateOf(started.actor);
  }

  http.bind(api.signIn, async (input, context) =>
    answer(context, await signIns.signIn(input, callerOf(core, context))),
  );
  http.bind(api.beginPasskeySignIn, () => signIns.beginPasskeySignIn());
  http.bind(api.signInWithPasskey, async (input, context) =>
    answer(context, await signIns.signInWithPasskey(input, callerOf(core, context))),
  );
  http.bind(api.getSession, (_input, { actor }) => stateOf(actor));
  http.bind(api.signOut, async (_input, { actor, address, reply }) => {
    await sessions.endOne(actor, actor.session, address, 'signed_out');
    clearSessionCookie(reply, config);
    wipeBrowser(reply);
    return {};
  });
  http.bind(api.listSessions, async (_input, { actor }) => ({ sessions: await sessions.list(actor) }));
  http.bind(api.endSession, async (input, { actor, address }) => {
    await sessions.endOne(actor, input.session, address, 'revoked');
    return {};
  });
  http.bind(api.endOtherSessions, async (_input, { actor, address }) => ({
    ended: await database.transaction((tx) =>
      sessions.endAll(tx, actor.account, 'revoked', { actor, except: actor.session, address }),
    ),
  }));
}

function bindOwnAccountRoutes(core: Core, { accounts, signIns, passwords, appPasswords, keeper }: AccountParts): void {
  const { http, database, config } = core;
  http.bind(api.updateOwnAccount, async (input, { actor }) => {
    await accounts.updateOwn(actor, input);
    return database.transaction(async (tx) => keeper.inform(tx, await signIns.sessionStateOf(tx, actor)));
  });
  http.bind(api.changePassword, async (input, context) => {
    const device = await passwords.change(context.actor, input, callerOf(core, context));
    setDeviceCookie(context.reply, config, device.token, device.expiresAt);
    return {};
  });
  http.bind(api.listAppPasswords, async (_input, { actor }) => ({ appPasswords: await appPasswords.list(actor) }));
  http.bind(api.addAppPassword, (input, { actor, address }) => appPasswords.add(actor, input, address));
  http.bind(api.removeAppPassword, async (input, { actor, address }) => {
    await appPasswords.remove(actor, input.appPassword, address);
    return {};
  });
}

function bindSecondFactorRoutes({ http }: Core, { totp, passkeys, secondFactors }: AccountParts): void {
  http.bind(api.getSecondFactors, (_input, { actor }) => secondFactors.list(actor));
  http.bind(api.beginTotp, (input, { actor }) => totp.begin(actor, input.password));
  http.bind(api.confirmTotp, (input, { actor, address }) => totp.confirm(actor, input.code, address));
  http.bind(api.removeTotp, async (input, { actor, address }) => {
    await totp.remove(actor, input.password, address);
    return {};
  });
  http.bind(api.beginPasskey, (input, { actor }) => passkeys.begin(actor, input.password));
  http.bind(api.addPasskey, (input, { actor, address }) => passkeys.add(actor, input, address));
  http.bind(api.removePasskey, async (input, { actor, address }) => {
    await passkeys.remove(actor, input, address);
    return {};
  });
}

function bindOneTimeCodeRoutes(core: Core, { codes, upkeep }: AccountParts): void {
  const { http, config } = core;
  http.bind(api.requestPasswordReset, async (input) => {
    await upkeep.requestReset(input.loginOrEmail);
    return {};
  });
  http.bind(api.checkOneTimeCode, (input, context) => codes.check(input, callerOf(core, context)));
  http.bind(api.redeemOneTimeCode, async (input, context) => {
    const { login, device } = await codes.redeem(input, callerOf(core, context));
    setDeviceCookie(context.reply, config, device.token, device.expiresAt);
    return { login };
  });
}

function bindAdministrationRoutes(core: Core, parts: AccountParts): void {
  const { accounts, accountSessions, codes, secondFactors } = parts;
  const { http, database } = core;
  http.bind(api.listAccounts, (input) => accounts.list(input));
  http.bind(api.getAccountOverview, () => accounts.readOverview());
  http.bind(api.createAccount, (input, { actor, address }) => codes.invite(actor, input, address));
  http.bind(api.updateAccount, (input, { actor, address }) => accounts.update(actor, input, address));
  http.bind(api.issueOneTimeLink, (input, { actor, address }) =>
    codes.issueFor(actor, input.account, input.mail, address),
  );
  http.bind(api.endAccountSessions, async (input, { actor, address }) => ({
    ended: await database.transaction((tx) => accountSessions.endAll(tx, actor, input.account, address)),
  }));
  http.bind(api.listAccountSessions, (input) => accountSessions.list(input.account));
  http.bind(api.endAccountSession, async (input, { actor, address }) => {
    await accountSessions.endOne(actor, input, address);
    return {};
  });
  http.bind(api.removeSecondFactors, async (input, { actor, address }) => {
    await secondFactors.removeAllOf(actor, input.account, address);
    return {};
  });
}

/** From where a call comes, with the cookies that matter to who signs in. */
export function callerOf(core: Core, context: Pick<CallContext<'anyone'>, 'address' | 'request'>): Caller {
  return {
    address: context.address,
    userAgent: context.request.headers['user-agent'],
    previousToken: readSessionToken(context.request, core.config),
    deviceToken: readDeviceToken(context.request, core.config),
  };
}
