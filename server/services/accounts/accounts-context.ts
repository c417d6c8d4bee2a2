import type { Clock, Language } from '@kontor/base';
import { isoDate } from '@kontor/base';
import type { Database, Tx } from '@kontor/database';
import type { Actor, Audit, Events, Jobs, Notifications, Organisation, People } from '@kontor/plugin-api/server';
import type { Config } from '../../config/config.ts';
import type { SecretBox } from '../mail/secret-box.ts';
import type { PolicyReader } from '../organisation/policy-reader.ts';
import type { AccountRow } from './account-store.ts';
import type { AccountsMail } from './mail.ts';

/** What a directory says of a password; `unavailable`: it said nothing. */
export type OutsideAnswer = 'right' | 'wrong' | 'unavailable';

/**
 * Asks the directories that know a person whether a password is theirs. It takes as long for somebody whom none of them
 * knows, whose password it tells nobody. Answers `wrong` at once where there are no directories.
 */
export type OutsideProver = (
  account: Pick<AccountRow, 'person' | 'login'> | undefined,
  password: string,
) => Promise<OutsideAnswer>;

/** What the parts of this service are built from. */
export interface AccountsContext {
  readonly config: Pick<Config, 'url' | 'secure' | 'timeZone' | 'demo'>;
  readonly database: Database;
  readonly clock: Clock;
  readonly events: Events;
  readonly jobs: Jobs;
  readonly audit: Audit;
  readonly people: Pick<People, 'findPersons'>;
  readonly mail: AccountsMail;
  readonly policies: PolicyReader;
  readonly notifications: Notifications | undefined;
  readonly organisation: Organisation | undefined;
  /** Seals what must be read again, so that a copy of the database alone gives no second factor away. */
  readonly openSecrets: () => Promise<SecretBox>;
  readonly askOutside: OutsideProver;
  /** Address of a person's picture, where a plugin shows one. */
  readonly findPicture: (tx: Tx, actor: Actor) => Promise<string | null>;
}

/** From where a request comes. */
export interface Caller {
  readonly address: string | undefined;
  readonly userAgent: string | undefined;
  /** The session cookie that came with it, good or not: signing in ends that session. */
  readonly previousToken?: string | undefined;
  /** The device cookie that came with it, known or not. */
  readonly deviceToken?: string | undefined;
  /** Whether the person says that others use this computer too. */
  readonly shared?: boolean;
}

export function today(context: AccountsContext): string {
  return isoDate(context.clock.now(), context.config.timeZone);
}

/** The language for texts to somebody: their own choice, their person's, the organisation's. */
export async function languageOf(context: AccountsContext, tx: Tx, account: AccountRow): Promise<Language> {
  return account.language ?? account.person_language ?? (await context.organisation?.get(tx))?.language ?? 'de';
}
