import { type Language, refOf } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor, Audit, Links, Notifications, Organisation, People } from '@kontor/plugin-api/server';
import {
  type Account,
  type AppPassword,
  accountChanged,
  type OneTimeLink,
  type Policies,
  type SessionState,
} from '@kontor/schema';
import type { Core } from '../../core.ts';
import { createAccountsTables } from '../../migrations/20261122-1230-create-accounts.ts';
import { createSecondFactorTables } from '../../migrations/20261122-1231-create-second-factors.ts';
import { createKnownDevices } from '../../migrations/20261126-1000-create-known-devices.ts';
import { shareComputers } from '../../migrations/20261126-1200-share-computers.ts';
import { addHighContrast } from '../../migrations/20261126-1510-add-high-contrast.ts';
import { signInOutside } from '../../migrations/20261127-2351-sign-in-outside.ts';
import { openSecretBox, type SecretBox } from '../mail/secret-box.ts';
import type { PolicyReader } from '../organisation/policy-reader.ts';
import { declareAccounts } from './account-privacy.ts';
import { createAccountService, type NewAccount } from './account-service.ts';
import { createAccountSessionService } from './account-session-service.ts';
import {
  type AccountContact,
  type AdministratorContact,
  findAccount,
  findAccountByLogin,
  findAccountOfPerson,
  listAdministratorContacts,
  listContacts,
  listSuspended,
} from './account-store.ts';
import { type AccountsContext, type Caller, languageOf, type OutsideProver, today } from './accounts-context.ts';
import { isValid } from './admission.ts';
import { provideAppPasswordPeriods } from './app-password-periods.ts';
import { createAppPasswordService } from './app-password-service.ts';
import { AttemptLimits } from './attempt-limits.ts';
import { createExternalAccounts, type ExternalAccounts } from './external-account-service.ts';
import { createKnownDeviceService } from './known-device-service.ts';
import type { AccountsMail } from './mail.ts';
import { createOneTimeCodeService } from './one-time-code-service.ts';
import { createOutsideEntry, type OutsideEntry } from './outside-entry.ts';
import { defineAccountNotifications } from './owner-notice.ts';
import { createPasskeyService } from './passkey-service.ts';
import { createPasswordService } from './password-service.ts';
import { bindAccountRoutes } from './routes.ts';
import { createPolicyKeeper } from './second-factor-duty.ts';
import { createSecondFactorService } from './second-factor-service.ts';
import { createSessionService, type EndReason } from './session-service.ts';
import { createSignInGate, type SignedIn } from './sign-in-gate.ts';
import { createSignInService } from './sign-in-service.ts';
import { createTotpService } from './totp-service.ts';
import { createUpkeep } from './upkeep.ts';

export type { NewAccount } from './account-service.ts';
export type { AccountContact } from './account-store.ts';
export type { Caller } from './accounts-context.ts';
export type { AccountsMail } from './mail.ts';
export type { EndReason } from './session-service.ts';
export type { SignedIn } from './sign-in-gate.ts';

/** What the set-up wizard, the command line, the demo and other services need of accounts. */
export interface Accounts {
  /** Makes an account: active with a password, invited without. Throws `passwordWeak`, `loginTaken`, `personHasAccount`, `accountNotFound` (no such person). */
  createAccount(tx: Tx, actor: Actor | undefined, account: NewAccount): Promise<Account>;
  findByLogin(tx: Tx, login: string): Promise<{ readonly id: string; readonly person: string } | undefined>;
  findByPerson(tx: Tx, person: string): Promise<{ readonly id: string; readonly login: string } | undefined>;
  /** Ends all sessions and open codes. Throws `passwordWeak`. */
  setPassword(tx: Tx, account: string, password: string): Promise<void>;
  /** Throws `lastAdministrator`. */
  suspend(tx: Tx, actor: Actor | undefined, account: string): Promise<void>;
  /** Answers how many there were. */
  endSessions(tx: Tx, account: string, reason: EndReason): Promise<number>;
  /** The account that a person uses, with where and in which language to write to them; nothing where they may not use any. */
  findInUse(tx: Tx, person: string): Promise<AccountInUse | undefined>;
  /** Whether the person has an account and it is suspended. */
  isSuspended(tx: Tx, person: string): Promise<boolean>;
  /** A person's account and its login. */
  findLogin(tx: Tx, person: string): Promise<{ readonly account: string; readonly login: string } | null>;
  /** Persons whose accounts are suspended. */
  listSuspended(tx: Tx): Promise<string[]>;
  /** Of these sessions those that can still be used. */
  listLiveSessions(tx: Tx, sessions: readonly string[]): Promise<ReadonlySet<string>>;
  /** Signs in an account that the server has just made; the tokens go into the cookies. */
  startSession(tx: Tx, account: string, caller: Caller): Promise<SignedIn>;
  /** A new invitation or reset for an account, printed by the command line; older codes end. */
  issueOneTimeLink(tx: Tx, account: string): Promise<OneTimeLink>;
  /** Administrators who can sign in. */
  countAdministrators(tx: Tx): Promise<number>;
  /** The same administrators, with where and in which language to write to them. */
  listAdministrators(tx: Tx): Promise<AdministratorContact[]>;
  /** Where to write to those who can sign in; of these persons, or of all. */
  listContacts(tx: Tx, persons?: readonly string[]): Promise<AccountContact[]>;
  sessionStateOf(tx: Tx, actor: Actor): Promise<SessionState>;
  /** Ends what these policies no longer allow. */
  keepToPolicies(tx: Tx, policies: Policies, dutyChanged?: boolean): Promise<void>;
  hasSecondFactor(tx: Tx, account: string): Promise<boolean>;
  /** Accounts of people who prove elsewhere who they are. */
  readonly external: ExternalAccounts;
  /** Signs in somebody who proved elsewhere who they are, through the same gate as everybody. */
  readonly outsideEntry: OutsideEntry;
  /** Who comes with an app password of this scope, whoever has it without a login, or nobody. Throws `tooManySignIns`. */
  findByAppPassword(
    login: string | undefined,
    secret: string,
    scope: AppPassword['scopes'][number],
    caller: Caller,
  ): Promise<Actor | undefined>;
}

export interface AccountInUse {
  readonly account: string;
  readonly name: string;
  readonly email: string | null;
  readonly language: Language;
}

export interface AccountsOthers {
  readonly audit: Audit;
  readonly mail: AccountsMail;
  readonly policies: PolicyReader;
  readonly people: Pick<People, 'findPersons'>;
  /** Asked late, as it is made after this service: names the organisation in mails and authenticator apps. */
  readonly organisation?: () => Organisation;
  /** Tells people what was done to their accounts. */
  readonly notifications?: Notifications;
  /** Asked late, too: directories that know passwords. */
  readonly outside?: () => OutsideProver;
  /** For the picture of the person who is signed in. */
  readonly links?: Pick<Links, 'findCards'>;
}

export function createAccounts(core: Core, others: AccountsOthers): Accounts {
  core.migrations.add(
    createAccountsTables,
    createSecondFactorTables,
    createKnownDevices,
    shareComputers,
    addHighContrast,
    signInOutside,
  );
  declareAccounts(core.privacy, core.periods);
  if (others.notifications) defineAccountNotifications(others.notifications);
  const context = contextOf(core, others);
  const limits = new AttemptLimits(core.database, core.clock);
  const sessions = createSessionService(context);
  const devices = createKnownDeviceService(context);
  const gate = createSignInGate(context, { limits, sessions, devices });
  const signIns = createSignInService(context, gate);
  const keeper = createPolicyKeeper(context, sessions);
  const accounts = createAccountService(context, sessions, keeper);
  const passwords = createPasswordService(context, { limits, accounts, sessions, devices });
  const parts = { limits, sessions, devices, gate, accounts, passwords, keeper };
  const codes = createOneTimeCodeService(context, parts);
  const appPasswords = createAppPasswordService(context, parts);
  provideAppPasswordPeriods(core.periods, others.audit, sessions);
  const upkeep = createUpkeep(context, { ...parts, codes });
  bindAccountRoutes(core, {
    ...parts,
    signIns,
    codes,
    upkeep,
    totp: createTotpService(context, parts),
    passkeys: createPasskeyService(context, parts),
    secondFactors: createSecondFactorService(context, parts),
    accountSessions: createAccountSessionService(context, parts),
    appPasswords,
  });
  core.sessions.provide({
    async find(token) {
      const current = await sessions.find(token);
      return current && keeper.limit(current);
    },
    wasEnded: sessions.wasEnded,
    findByAppPassword: appPasswords.find,
  });
  core.live.present(accountChanged, (tx, event) => accounts.readChanged(tx, event.payload.account));
  return {
    createAccount: (tx, actor, account) => accounts.create(tx, { actor }, account),
    async findByLogin(tx, login) {
      const found = await findAccountByLogin(tx, login.trim().toLowerCase());
      return found && { id: found.id, person: found.person };
    },
    async findByPerson(tx, person) {
      const found = await findAccountOfPerson(tx, person);
      return found && { id: found.id, login: found.login };
    },
    setPassword: (tx, account, password) => passwords.set(tx, account, password),
    suspend: accounts.suspend,
    endSessions: (tx, account, reason) => sessions.endAll(tx, account, reason, { actor: undefined }),
    async findInUse(tx, person) {
      const found = await findAccountOfPerson(tx, person);
      if (found?.state !== 'active' || !isValid(found, today(context))) return undefined;
      const name = `${found.given_name} ${found.family_name}`.trim();
      return { account: found.id, name, email: found.email, language: await languageOf(context, tx, found) };
    },
    isSuspended: async (tx, person) => (await findAccountOfPerson(tx, person))?.state === 'suspended',
    async findLogin(tx, person) {
      const found = await findAccountOfPerson(tx, person);
      return found ? { account: found.id, login: found.login } : null;
    },
    listSuspended,
    listLiveSessions: sessions.listLive,
    startSession: gate.enterAfterSetup,
    async issueOneTimeLink(tx, account) {
      const row = await accounts.getLocked(tx, account);
      return codes.issue(tx, row, { actor: undefined, mail: false, selfRequested: false });
    },
    countAdministrators: accounts.countAdministrators,
    keepToPolicies: keeper.keep,
    hasSecondFactor: async (tx, account) => (await findAccount(tx, account))?.second_factor ?? false,
    listAdministrators: (tx) => listAdministratorContacts(tx, today(context)),
    listContacts: (tx, persons) => listContacts(tx, today(context), persons),
    sessionStateOf: signIns.sessionStateOf,
    external: createExternalAccounts(context, parts),
    outsideEntry: createOutsideEntry(core, { gate, signIns, keeper }),
    findByAppPassword: appPasswords.find,
  };
}

function contextOf(core: Core, others: AccountsOthers): AccountsContext {
  const { config, database, clock, events, jobs } = core;
  const { audit, mail, people, notifications, policies } = others;
  let secrets: Promise<SecretBox> | undefined;
  return {
    config,
    database,
    clock,
    events,
    jobs,
    audit,
    mail,
    policies,
    people,
    notifications,
    get organisation() {
      return others.organisation?.();
    },
    openSecrets() {
      secrets ??= openSecretBox(config.dataFolder);
      return secrets;
    },
    askOutside: async (account, password) => (await others.outside?.()(account, password)) ?? 'wrong',
    async findPicture(tx, actor) {
      const cards = await others.links?.findCards(tx, actor, [refOf('people', 'person', actor.person)]);
      return cards?.[0]?.picture ?? null;
    },
  };
}
