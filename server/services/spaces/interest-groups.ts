import type { Tx } from '@kontor/database';
import { type GrantSubject, groupOfPersons, groupStandsAlone, groupsOff, type Space } from '@kontor/schema';
import type { SpaceContext } from './space-context.ts';

/** Whether the organisation lets people found interest groups. */
export async function areGroupsFounded({ policies }: Pick<SpaceContext, 'policies'>, tx: Tx): Promise<boolean> {
  return (await policies.read(tx)).interestGroups === 'everybody';
}

/** Throws `spaces.groups_off` where it does not. */
export async function checkFounding(context: Pick<SpaceContext, 'policies'>, tx: Tx): Promise<void> {
  if (!(await areGroupsFounded(context, tx))) throw groupsOff();
}

/**
 * A group stands alone, below nothing, so that no right of an office reaches into it, and it can be found by everybody.
 * Throws `spaces.group_stands_alone`.
 */
export function checkGroup({ kind, parent, visibility }: Space): void {
  if (kind === 'interest' && (parent !== null || visibility === 'hidden')) throw groupStandsAlone();
}

/** Nothing stands below a group. Throws `spaces.group_stands_alone`. */
export function checkNoGroupAbove({ kind }: Space): void {
  if (kind === 'interest') throw groupStandsAlone();
}

/** People come by themselves: no office is put into a group. Throws `spaces.group_of_persons`. */
export function checkSubject({ kind }: Space, subject: GrantSubject): void {
  if (kind === 'interest' && subject.kind !== 'person') throw groupOfPersons();
}

/** In an open group one sees who is there before joining; who belongs to a closed one, only its members know. */
export function showsMembersToAll({ kind, visibility }: Space): boolean {
  return kind === 'interest' && visibility === 'open';
}
