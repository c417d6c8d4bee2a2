import type { Tx } from '@kontor/database';
import { isRefusal } from '@kontor/matrix/server';
import type { JobDefinition } from '@kontor/plugin-api/server';
import { formerPerson } from '@kontor/schema';
import { z } from 'zod';
import type { Core } from '../../core.ts';
import { deleteDevicesOf } from './device-store.ts';
import type { HomeserverContext } from './homeserver-context.ts';
import { findUser, writeShownName } from './user-store.ts';

const job = { name: 'homeserver.erase', data: z.object({ user: z.string() }), attempts: 50 } satisfies JobDefinition;

/**
 * Has Matrix forget who somebody was: the account is ended for good, name, picture and what its clients kept go, and every
 * room is left. A foreign homeserver keeps memberships of the past as they were; what it shows is the last name it was told.
 */
export function defineMatrixErasure(
  core: Pick<Core, 'jobs'>,
  { matrix }: Pick<HomeserverContext, 'matrix'>,
  isOn: boolean,
): (tx: Tx, person: string) => Promise<void> {
  core.jobs.define(job, async ({ user }) => {
    try {
      await matrix().setDisplayName(user, formerPerson);
      await matrix().deactivate(user);
    } catch (failure) {
      // Ended already, by an attempt before whose answer was lost: who is gone is refused everything.
      if (!isRefusal(failure, 'M_USER_DEACTIVATED') && !isRefusal(failure, 'M_FORBIDDEN')) throw failure;
    }
  });
  return async (tx, person) => {
    const user = await findUser(tx, person);
    if (!user) return;
    await deleteDevicesOf(tx, person);
    // What follows names in Matrix finds nothing to do.
    await writeShownName(tx, person, formerPerson);
    if (isOn) await core.jobs.enqueue(tx, job, { user: user.user });
  };
}
