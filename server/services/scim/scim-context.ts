import { type IsoDate, isKontorError, isoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { Audit } from '@kontor/plugin-api/server';
import { personChanged } from '@kontor/schema';
import type { Core } from '../../core.ts';
import type { Accounts } from '../accounts/index.ts';
import type { PeopleService } from '../people/index.ts';
import { type KnownClient, lockClient } from './client-store.ts';
import { notThere, ScimRefusal } from './scim-refusal.ts';

/** What users and groups are made with. */
export interface ScimContext {
  readonly core: Core;
  readonly audit: Audit;
  readonly people: PeopleService;
  readonly accounts: Accounts;
  /** Where SCIM is; addresses of resources begin with it. */
  readonly address: string;
  /** Whether a directory that is read says, too, that somebody belongs here. */
  readonly isInDirectory: (tx: Tx, person: string) => Promise<boolean>;
}

const attempts = 3;

export function today({ core }: ScimContext): IsoDate {
  return isoDate(core.clock.now(), core.config.timeZone);
}

/**
 * A change by a client, whole or not at all. Changes of one client come one after the other, so that two PATCH at once both
 * count; when somebody else changes the same person meanwhile, all is read again.
 */
export async function change<Result>(
  { core }: ScimContext,
  client: KnownClient,
  run: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await core.database.transaction(async (tx) => {
        // The token may have been revoked since it was looked at.
        if (!(await lockClient(tx, client.id))) throw new ScimRefusal(401, 'The token is not valid');
        return run(tx);
      });
    } catch (failure) {
      const isOutdated = isKontorError(failure) && failure.code === personChanged.code;
      if (!isOutdated || attempt === attempts) throw failure;
    }
  }
}

/** Throws 412 where a client asks for another version than there is (RFC 7644 section 3.14). */
export function checkVersion(ifMatch: string | undefined, tag: string, refuse: () => Error): void {
  if (ifMatch === undefined || ifMatch.trim() === '*') return;
  if (!listsTag(ifMatch, tag)) throw refuse();
}

/** Whether a list of tags has this one; weak and strong ones are compared alike (RFC 9110 section 8.8.3.2). */
export function listsTag(list: string, tag: string): boolean {
  const plain = (text: string) => text.trim().replace(/^W\//, '');
  return list.split(',').some((one) => plain(one) === plain(tag) || one.trim() === '*');
}

export const noUser = () => notThere('user');
export const noGroup = () => notThere('group');
