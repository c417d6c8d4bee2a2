import type { Database, Tx } from '@kontor/database';
import type { Http } from '@kontor/plugin-api/server';
import * as schema from '@kontor/schema';
import { previewGrant } from './grant-preview.ts';
import { addGrant, listGrants, removeGrant } from './grant-service.ts';
import { handOverSpace } from './hand-over-service.ts';
import { areGroupsFounded } from './interest-groups.ts';
import {
  decideJoinRequest,
  joinSpace,
  leaveSpace,
  listJoinRequests,
  requestToJoin,
  withdrawRequest,
} from './join-service.ts';
import { listForAdministration } from './space-administration.ts';
import type { SpaceContext } from './space-context.ts';
import { listMembersOf } from './space-members.ts';
import { archiveSpace, foundSpace, updateSpace } from './space-service.ts';
import { getView, listViews } from './space-views.ts';

/** Contract to service, one line each. */
export function bindSpaceRoutes(context: SpaceContext, http: Http, database: Database): void {
  const within = <Result>(work: (tx: Tx) => Promise<Result>) => database.transaction(work);
  const finish = async (work: (tx: Tx) => Promise<void>) => {
    await within(work);
    return {};
  };

  http.bind(schema.listSpaces, (_input, { actor }) =>
    within(async (tx) => ({
      spaces: await listViews(context, tx, actor),
      mayFoundGroups: await areGroupsFounded(context, tx),
    })),
  );
  http.bind(schema.getSpace, ({ space }, { actor }) => within((tx) => getView(context, tx, actor, space)));
  http.bind(schema.createSpace, (input, { actor }) => within((tx) => foundSpace(context, tx, actor, input)));
  http.bind(schema.updateSpace, (input, { actor }) => within((tx) => updateSpace(context, tx, actor, input)));
  http.bind(schema.archiveSpace, (input, { actor }) => within((tx) => archiveSpace(context, tx, actor, input)));

  http.bind(schema.joinSpace, ({ space }, { actor }) => within((tx) => joinSpace(context, tx, actor, space)));
  http.bind(schema.requestToJoin, (input, { actor }) => within((tx) => requestToJoin(context, tx, actor, input)));
  http.bind(schema.withdrawRequest, ({ space }, { actor }) =>
    within((tx) => withdrawRequest(context, tx, actor, space)),
  );
  http.bind(schema.listJoinRequests, ({ space }, { actor }) =>
    within(async (tx) => ({ requests: await listJoinRequests(context, tx, actor, space) })),
  );
  http.bind(schema.decideJoinRequest, (input, { actor }) =>
    finish((tx) => decideJoinRequest(context, tx, actor, input)),
  );
  http.bind(schema.leaveSpace, ({ space }, { actor }) => finish((tx) => leaveSpace(context, tx, actor, space)));

  http.bind(schema.listGrants, ({ space }, { actor }) =>
    within(async (tx) => ({ grants: await listGrants(context, tx, actor, space) })),
  );
  http.bind(schema.addGrant, (input, { actor }) => within((tx) => addGrant(context, tx, actor, input)));
  http.bind(schema.removeGrant, (input, { actor }) => finish((tx) => removeGrant(context, tx, actor, input)));
  http.bind(schema.handOverSpace, (input, { actor }) => finish((tx) => handOverSpace(context, tx, actor, input)));
  http.bind(schema.previewGrant, (input, { actor }) => previewGrant(context, actor, input));
  http.bind(schema.listSpaceMembers, (input, { actor }) => within((tx) => listMembersOf(context, tx, actor, input)));
  http.bind(schema.listSpacesForAdministration, () => within((tx) => listForAdministration(context, tx)));
}
