import type { Tx } from '@kontor/database';
import type { Audit } from '@kontor/plugin-api/server';
import { addScimClient, changeScimClient, listScimClients, removeScimClient, renewScimToken } from '@kontor/schema';
import type { Core } from '../../core.ts';
import { createScim as createTables } from '../../migrations/20261127-2360-create-scim.ts';
import type { Accounts } from '../accounts/index.ts';
import type { PolicyReader } from '../organisation/policy-reader.ts';
import type { PeopleService } from '../people/index.ts';
import { ClientService } from './client-service.ts';
import { GroupService } from './group-service.ts';
import { openScimDoors } from './scim-doors.ts';
import { declareScim } from './scim-privacy.ts';
import { UserService } from './user-service.ts';
import { listActive } from './user-store.ts';

/** What other services need of SCIM. */
export interface Scim {
  /** Persons whom some program calls active: when another source loses them, they stay. */
  listActive(tx: Tx): Promise<ReadonlySet<string>>;
}

/** SCIM 2.0: programs such as an identity provider keep people and groups here. */
export function createScim(
  core: Core,
  parts: {
    readonly audit: Audit;
    readonly people: PeopleService;
    readonly accounts: Accounts;
    readonly policies: PolicyReader;
    readonly isInDirectory: (tx: Tx, person: string) => Promise<boolean>;
  },
): Scim {
  core.migrations.add(createTables);
  declareScim(core.privacy);
  const { external } = parts.accounts;
  external.addVoucher(async (tx, person) => (await listActive(tx, [person])).size > 0);
  const clients = new ClientService(core, { ...parts, accounts: external });
  const context = { ...parts, core, address: clients.address };
  openScimDoors(core, { clients, users: new UserService(context), groups: new GroupService(context) });
  bindRoutes(core, clients);
  return { listActive: (tx) => listActive(tx) };
}

function bindRoutes({ http, database }: Core, clients: ClientService): void {
  http.bind(listScimClients, async () => ({
    clients: await database.transaction((tx) => clients.list(tx)),
    address: clients.address,
  }));
  http.bind(addScimClient, (input, { actor }) => database.transaction((tx) => clients.add(tx, actor, input)));
  http.bind(changeScimClient, (input, { actor }) => database.transaction((tx) => clients.change(tx, actor, input)));
  http.bind(renewScimToken, (input, { actor }) => database.transaction((tx) => clients.renew(tx, actor, input.client)));
  http.bind(removeScimClient, async (input, { actor }) => {
    await database.transaction((tx) => clients.remove(tx, actor, input.client));
    return {};
  });
}
