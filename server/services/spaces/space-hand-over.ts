import { isUuid, parseRef, type Ref, refOf } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { HandOverProvider } from '@kontor/plugin-api/server';
import { lockRights } from '../permissions/index.ts';
import { putGrant, takeGrant } from './grant-service.ts';
import { findGrant, listGrants, listOwnGrants } from './grant-store.ts';
import { deleteRequestOf } from './join-request-store.ts';
import type { SpaceContext } from './space-context.ts';
import { findSpaces } from './space-store.ts';

const refOfSpace = (id: string) => refOf('spaces', 'space', id);

/** Spaces that somebody owns by a grant of their own; what they own through a unit or a group stays with those. */
export function spaceHandOver(context: SpaceContext): HandOverProvider {
  return {
    kind: 'spaces.owned',
    one: { de: 'ein Bereich', en: 'a space' },
    many: { de: 'Bereiche', en: 'spaces' },
    onMove: 'stays',
    async list(tx, person) {
      const ids = await listOwnedBy(context, tx, person);
      const owners = Map.groupBy(await context.permissions.listOwners(tx, ids), ({ space }) => space);
      return (await findSpaces(tx, ids)).map(({ id, name }) => ({
        ref: refOfSpace(id),
        title: name,
        others: (owners.get(id) ?? []).map((each) => each.person).filter((id) => id !== person),
      }));
    },
    /** Whoever may read it already; that a space on request can be found opens nothing of it. */
    async findFitting(tx, viewer, refs) {
      const roles = await context.permissions.findRoles(tx, viewer.person);
      return new Set(refs.filter((ref) => roles.has(idOf(ref))));
    },
    async pass(tx, { actor, from, to, refs, stays }) {
      await lockRights(tx);
      const owned = new Set(await listOwnedBy(context, tx, from));
      for (const space of refs.map(idOf).filter((id) => owned.has(id))) {
        const heir = { kind: 'person', id: to } as const;
        await putGrant(context, tx, actor, space, { subject: heir, role: 'owner', until: null });
        await deleteRequestOf(tx, space, to);
        const own = await findGrant(tx, space, { kind: 'person', id: from });
        if (!own) continue;
        const { subject, until } = own;
        if (stays) await putGrant(context, tx, actor, space, { subject, role: 'editor', until });
        else await takeGrant(context, tx, actor, own);
      }
    },
  };
}

async function listOwnedBy({ permissions }: SpaceContext, tx: Tx, person: string): Promise<string[]> {
  const day = permissions.today();
  const spaces = (await listOwnGrants(tx, { person }, day)).map(({ space }) => space);
  const grants = await listGrants(tx, spaces, day);
  const own = grants.filter(
    ({ subject, role }) => subject.kind === 'person' && subject.id === person && role === 'owner',
  );
  return own.map(({ space }) => space);
}

function idOf(ref: Ref): string {
  const id = parseRef(ref)?.id ?? '';
  return isUuid(id) ? id : '';
}
