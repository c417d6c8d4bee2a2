import { newId, newToken, refOf } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Actor } from '@kontor/plugin-api/server';
import { type Session, sessionNotFound, sessionsEnded } from '@kontor/schema';
import type { CurrentSession } from '../../core.ts';
import { lastUse } from '../organisation/last-use.ts';
import { type AccountRow, findAccount } from './account-store.ts';
import { type AccountsContext, type Caller, languageOf, today } from './accounts-context.ts';
import { isValid } from './admission.ts';
import { describeDevice } from './device-name.ts';
import { hashSecret } from './secret-code.ts';
import * as store from './session-store.ts';

const day = 24 * 60 * 60_000;
/** A session ends after a fortnight without use, and after 90 days in any case (ASVS 5.0, 7.3); policies only shorten. */
const idleDays = 14;
const longestDays = 90;
/** On a shared computer: after half an hour without use, and after a working day in any case. */
const sharedIdleMs = 30 * 60_000;
const sharedLongestMs = 12 * 60 * 60_000;
const touchAfter = 60_000;
const mostSessions = 50;

/** A session just begun; the token is known here and never again. */
export interface StartedSession {
  readonly actor: Actor;
  readonly token: string;
  readonly expiresAt: Date;
  /** On a computer that others use too: nothing may stay in the browser. */
  readonly shared: boolean;
}

/** Why sessions ended, for the audit log. */
export type EndReason = 'signed_out' | 'revoked' | 'password_changed' | 'second_factor_removed' | 'suspended';

export type SessionService = ReturnType<typeof createSessionService>;

export function createSessionService(context: AccountsContext) {
  const { database, clock, events, audit } = context;

  /** Announces ended sessions in the same transaction: their sockets close on this event. */
  async function announce(tx: Tx, ended: readonly store.EndedSession[], actor: Actor | undefined): Promise<void> {
    const accounts = [...new Set(ended.map((session) => session.account))];
    const items = accounts.map((account) => ({
      payload: { account, sessions: ended.filter((session) => session.account === account).map(({ id }) => id) },
      audience: { nobody: true } as const,
    }));
    await events.appendMany(tx, sessionsEnded, items, { actor });
  }

  /** What rests for longer than a policy allows is ended by `second-factor-duty.ts`; this holds under every policy. */
  const liveNow = () => livenessAt(clock.now(), idleDays);

  function isLive(session: store.SessionRow, live: store.Liveness): boolean {
    const seenAfter = session.shared ? live.sharedSeenAfter : live.seenAfter;
    return session.expires_at > live.now && session.last_seen_at > seenAfter;
  }

  const service = {
    announce,

    /** Begins a session with a new token and ends the one that the browser had. Only the gate calls this. */
    async start(tx: Tx, account: AccountRow, caller: Caller): Promise<StartedSession> {
      const now = clock.now();
      const token = newToken();
      const id = newId();
      const shared = caller.shared ?? false;
      const { sessionDays } = await context.policies.read(tx);
      const expiresAt = new Date(now.getTime() + (shared ? sharedLongestMs : sessionDays * day));
      const actor: Actor = { account: account.id, person: account.person, session: id, roles: new Set(account.roles) };
      const previous = caller.previousToken
        ? await store.deleteSessionOfToken(tx, hashSecret(caller.previousToken))
        : [];
      await store.insertSession(tx, {
        id,
        account: account.id,
        token_hash: hashSecret(token),
        device: describeDevice(caller.userAgent),
        address: caller.address ?? null,
        created_at: now,
        last_seen_at: now,
        expires_at: expiresAt,
        shared,
      });
      const surplus = await store.deleteOldestSessions(tx, account.id, mostSessions);
      await announce(tx, [...previous, ...surplus], actor);
      return { actor, token, expiresAt, shared };
    },

    /** The session of a token while it lasts; see `FindSession`. */
    async find(token: string): Promise<CurrentSession | undefined> {
      if (!isToken(token)) return undefined;
      return database.transaction(async (tx) => {
        const found = await store.findSessionByToken(tx, hashSecret(token));
        const live = liveNow();
        if (!found || !isLive(found, live)) return undefined;
        const account = await findAccount(tx, found.account);
        if (account?.state !== 'active' || !isValid(account, today(context))) return undefined;
        if (live.now.getTime() - found.last_seen_at.getTime() >= touchAfter) {
          await store.touchSession(tx, found.id, live.now);
        }
        const roles = new Set(account.roles);
        return {
          actor: { account: account.id, person: account.person, session: found.id, roles },
          language: await languageOf(context, tx, account),
        };
      });
    },

    /** Whether somebody ended the session of this token, so that its browser has to wipe what it keeps. */
    async wasEnded(token: string): Promise<boolean> {
      if (!isToken(token)) return false;
      return database.transaction((tx) => store.wasSessionEnded(tx, hashSecret(token)));
    },

    /** Of these sessions those that `find` would still find. */
    async listLive(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
      return new Set(await store.listLiveSessions(tx, ids, liveNow(), today(context)));
    },

    async list(actor: Actor): Promise<Session[]> {
      const { rows, policies } = await database.transaction(async (tx) => ({
        rows: await store.listSessions(tx, actor.account, liveNow()),
        policies: await context.policies.read(tx),
      }));
      return rows.map((row) => ({
        id: row.id,
        current: row.id === actor.session,
        device: row.device,
        address: row.address,
        createdAt: row.created_at.toISOString(),
        lastSeenAt: lastUse(row.last_seen_at, policies),
        expiresAt: row.expires_at.toISOString(),
      }));
    },

    /** Ends one of the actor's own sessions; throws `sessionNotFound` for any other. */
    async endOne(actor: Actor, id: string, address: string, reason: 'signed_out' | 'revoked'): Promise<void> {
      await database.transaction(async (tx) => {
        const ended = await store.endSession(tx, clock.now(), actor.account, id);
        if (ended.length === 0) throw sessionNotFound();
        await announce(tx, ended, actor);
        const kind = reason === 'signed_out' ? 'accounts.signed_out' : 'accounts.sessions_ended';
        await audit.append(tx, { kind, actor, object: accountRef(actor.account), address, details: { reason } });
      });
    },

    /** Ends all sessions of an account, but for `except`, and answers how many there were. */
    async endAll(
      tx: Tx,
      account: string,
      reason: EndReason,
      by: { actor: Actor | undefined; except?: string; address?: string },
    ): Promise<number> {
      const ended = await store.endSessions(tx, clock.now(), account, by.except);
      if (ended.length === 0) return 0;
      await announce(tx, ended, by.actor);
      const details = { reason, sessions: ended.length };
      const object = accountRef(account);
      await audit.append(tx, {
        kind: 'accounts.sessions_ended',
        actor: by.actor,
        object,
        address: by.address,
        details,
      });
      return ended.length;
    },

    /** Ends the sessions of a person who does not belong to the organisation (any more); repeatable. */
    async endOfFormer(tx: Tx, person: string): Promise<void> {
      await announce(tx, await store.endSessionsOfFormerPeople(tx, clock.now(), today(context), person), undefined);
    },

    /** Removes what has expired and ends the sessions of people who left; repeatable. */
    async endExpired(tx: Tx): Promise<void> {
      const expired = await store.deleteExpiredSessions(tx, liveNow());
      const left = await store.endSessionsOfFormerPeople(tx, clock.now(), today(context));
      // No cookie of such a session is alive any more.
      await store.forgetEndedSessions(tx, new Date(clock.now().getTime() - longestDays * day));
      await announce(tx, [...expired, ...left], undefined);
    },
  };
  return service;
}

/** Which sessions live at a moment, when they may rest for so many days. */
export function livenessAt(now: Date, restingDays: number): store.Liveness {
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds);
  return { now, seenAfter: before(restingDays * day), sharedSeenAfter: before(sharedIdleMs) };
}

function isToken(token: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(token);
}

export function accountRef(account: string) {
  return refOf('accounts', 'account', account);
}
