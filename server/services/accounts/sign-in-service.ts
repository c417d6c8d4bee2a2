import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import type { InputOf, SessionState, signIn, signInWithPasskey } from '@kontor/schema';
import { personName } from '@kontor/schema';
import { type AccountRow, findAccount, findAccountByLogin, isLogin } from './account-store.ts';
import type { AccountsContext, Caller, OutsideAnswer } from './accounts-context.ts';
import { askForPasskey, type PasskeyAnswer, type PasskeyChallenge, verifyPasskey } from './passkey-verifier.ts';
import { hashPassword, isOutdated, verifyPassword } from './password-hash.ts';
import { isDemoPassword } from './password-rules.ts';
import { findSession } from './session-store.ts';
import type { Proof, SignedIn, SignInGate } from './sign-in-gate.ts';

export type SignInService = ReturnType<typeof createSignInService>;

export function createSignInService(context: AccountsContext, gate: SignInGate) {
  const { database } = context;

  /**
   * Takes equally long for every wrong answer, also where there is no such account or it has no password: directories are
   * asked meanwhile, in any case. A right password of Kontor's own waits for no directory.
   */
  async function provePassword(login: string, password: string): Promise<Proof> {
    const account = isLogin(login) ? await database.transaction((tx) => findAccountByLogin(tx, login)) : undefined;
    const asked = context.askOutside(account?.external ? account : undefined, password);
    // Nobody waits for the answer where the password is Kontor's own.
    asked.catch(() => undefined);
    const hash = account?.password ?? undefined;
    const right = await verifyPassword(password, hash);
    const refusedHere = isDemoPassword(password) && !context.config.demo;
    if (!account || !right || refusedHere) return proveOutside(account, await asked);
    const freshHash = hash !== undefined && isOutdated(hash) ? await hashPassword(password) : undefined;
    return { account: account.id, right, stillHolds: (locked) => locked.password === hash, freshHash };
  }

  function proveOutside(account: AccountRow | undefined, answer: OutsideAnswer): Proof {
    if (answer === 'unavailable') return { account: account?.id, right: false, isUnknown: true };
    if (!account || answer === 'wrong') return { account: account?.id, right: false };
    return { account: account.id, right: true, method: 'ldap', stillHolds: (locked) => locked.external };
  }

  async function provePasskey(answer: PasskeyAnswer): Promise<Proof> {
    const account = await database.transaction((tx) => verifyPasskey(context, tx, answer, undefined));
    return { account, right: account !== undefined };
  }

  return {
    signIn(input: InputOf<typeof signIn>, caller: Caller): Promise<SignedIn> {
      const login = input.login.trim().toLowerCase();
      const answer = { code: input.code, passkey: input.passkey && readPasskeyAnswer(input.passkey) };
      const prove = () => provePassword(login, input.password);
      return gate.enter({ method: 'password', login, prove, answer }, { ...caller, shared: input.shared });
    },

    beginPasskeySignIn(): Promise<PasskeyChallenge> {
      return database.transaction((tx) => askForPasskey(context, tx, undefined));
    },

    signInWithPasskey(input: InputOf<typeof signInWithPasskey>, caller: Caller): Promise<SignedIn> {
      return gate.enter(
        { method: 'passkey', login: undefined, prove: () => provePasskey(input) },
        { ...caller, shared: input.shared },
      );
    },

    async sessionStateOf(tx: Tx, actor: Actor): Promise<SessionState> {
      const account = await findAccount(tx, actor.account);
      if (!account) throw new Error('The account of a live session is gone');
      const { id, login, roles, language, theme } = account;
      const session = await findSession(tx, actor.session);
      if (!session) throw new Error('The session has just ended');
      const name = personName({ ...account, givenName: account.given_name, familyName: account.family_name });
      return {
        account: { id, login, roles, language, theme, secondFactor: account.second_factor },
        person: { id: account.person, name, photo: await context.findPicture(tx, actor) },
        session: actor.session,
        shared: session.shared,
        expiresAt: session.expires_at.toISOString(),
        cursor: await context.events.currentPosition(tx),
      };
    },
  };
}

/** `{ challenge, response }`, as the contract says; anything else holds no challenge and is refused like a wrong answer. */
export function readPasskeyAnswer(json: Readonly<Record<string, unknown>>): PasskeyAnswer {
  const challenge = typeof json.challenge === 'string' ? json.challenge : '';
  return { challenge, response: json.response };
}
