import type { Audit, HandOver, Links, Notifications, Permissions } from '@kontor/plugin-api/server';
import { getHandOver, listHandOvers, listReceived, passOn, refuseHandOver } from '@kontor/schema';
import type { Core } from '../../core.ts';
import { createHandOvers } from '../../migrations/20261127-2355-create-hand-overs.ts';
import type { Accounts } from '../accounts/index.ts';
import type { PeopleService } from '../people/index.ts';
import { personHandOverLinks, receivedLinks } from './hand-over-links.ts';
import { defineHandOverKinds } from './hand-over-notify.ts';
import { declareHandOvers } from './hand-over-privacy.ts';
import type { HandOverRegistry } from './hand-over-registry.ts';
import { HandOverService } from './hand-over-service.ts';
import { HandOverStanding } from './hand-over-standing.ts';
import { listOpen, remindOfLeavers, scheduleLeavers } from './leavers.ts';
import { ReceivedService } from './received-service.ts';

export interface HandOvers extends HandOver {
  readonly providers: HandOverRegistry['providers'];
  /** Tells who goes soon and what somebody left behind; a job does it daily. */
  remind(): Promise<void>;
}

/** Leaving and moving: what somebody looks after goes to somebody else. */
export function createHandOver(
  core: Core,
  registry: HandOverRegistry,
  others: {
    readonly audit: Audit;
    readonly links: Links;
    readonly notifications: Notifications;
    readonly people: PeopleService;
    readonly permissions: Permissions;
    readonly accounts: Pick<Accounts, 'isSuspended' | 'listSuspended'>;
  },
): HandOvers {
  const { people, permissions, accounts, notifications, links } = others;
  const standing = new HandOverStanding(core, { people, permissions, isSuspended: accounts.isSuspended });
  const parts = { standing, providers: registry.providers };
  const service = new HandOverService(core, others, parts);
  const received = new ReceivedService(core, others, parts);
  const leavers = {
    ...parts,
    notifications,
    permissions,
    listLeavers: async (tx: Parameters<typeof accounts.listSuspended>[0], from: string, until: string) => {
      const leaving = await people.listLeaving(tx, from, until);
      return people.findPersons(tx, [...new Set([...leaving, ...(await accounts.listSuspended(tx))])]);
    },
  };
  core.migrations.add(createHandOvers);
  declareHandOvers(core.privacy);
  defineHandOverKinds(notifications);
  links.provide(personHandOverLinks(standing));
  links.provide(receivedLinks(people, standing));
  scheduleLeavers(core, leavers);
  core.http.bind(getHandOver, ({ person }, { actor }) => service.get(actor, person));
  core.http.bind(passOn, (input, { actor }) => service.pass(actor, input));
  core.http.bind(listHandOvers, (_input, { actor }) => core.database.transaction((tx) => listOpen(leavers, tx, actor)));
  core.http.bind(listReceived, (_input, { actor }) => received.list(actor));
  core.http.bind(refuseHandOver, (input, { actor }) => received.refuse(actor, input));
  return {
    ...registry,
    async findStanding(tx, person) {
      const leaver = await standing.findLeaver(tx, person);
      return (viewer) => leaver && standing.asWhat(viewer, leaver);
    },
    remind: () => remindOfLeavers(core, leavers),
  };
}
