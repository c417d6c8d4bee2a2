import { isUuid } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { fields } from '@kontor/schema';
import type { KnownClient } from './client-store.ts';
import { documentOf, presentGroup } from './group-mapping.ts';
import * as store from './group-store.ts';
import { readDocument, replaceIn, type ScimDocument, textOf, valuesOf } from './resources/scim-document.ts';
import { applyPatch } from './resources/scim-patch.ts';
import { groups as schema } from './resources/scim-schemas.ts';
import { change, checkVersion, noGroup, type ScimContext } from './scim-context.ts';
import { invalidValue, notUnique, versionChanged } from './scim-refusal.ts';
import type { UserChange } from './user-service.ts';
import { findUsersAmong, type Page } from './user-store.ts';

interface WantedGroup {
  readonly name: string;
  readonly externalId: string | null;
  readonly members: readonly string[];
}

/** Groups of clients: groups of people in Kontor, to whom access to spaces is granted. One made by hand is never touched. */
export class GroupService {
  readonly #context: ScimContext;

  constructor(context: ScimContext) {
    this.#context = context;
  }

  /** Without members they are not read, which matters for groups of thousands. */
  async list(
    client: KnownClient,
    page: Page,
    withMembers: boolean,
  ): Promise<{ groups: ScimDocument[]; total: number }> {
    return this.#context.core.database.transaction(async (tx) => {
      const { rows, total } = await store.listGroups(tx, client.id, page);
      const ids = rows.map(({ id }) => id);
      const members = withMembers ? await store.listMembers(tx, client.id, ids) : [];
      const byGroup = Map.groupBy(members, ({ group }) => group);
      const { address } = this.#context;
      const shown = rows.map((row) =>
        presentGroup(row, withMembers ? (byGroup.get(row.id) ?? []) : undefined, address),
      );
      return { groups: shown, total };
    });
  }

  /** Throws 404. */
  async get(client: KnownClient, id: string, withMembers: boolean): Promise<ScimDocument> {
    return this.#context.core.database.transaction((tx) => this.#get(tx, client, id, withMembers));
  }

  /** A new group, or one that was deleted before and has its grants still. Throws 409 where the name is another group's. */
  async create(client: KnownClient, body: unknown): Promise<ScimDocument> {
    const wanted = readGroup(readDocument(body, schema));
    const { people, core, audit } = this.#context;
    return change(this.#context, client, async (tx) => {
      const ended = await store.findEnded(tx, client.id, wanted);
      if (!ended || ended.name.toLowerCase() !== wanted.name.toLowerCase()) await this.#checkName(tx, wanted.name);
      const persons = await this.#settle(tx, client, wanted.members, ended?.id);
      const { name, externalId } = wanted;
      const id = await people.putGroup(tx, { ...(ended && { id: ended.id }), name, persons });
      await store.putGroupOf(tx, client.id, { id, externalId }, core.clock.now());
      const details = { name: client.name, group: name };
      await audit.append(tx, { kind: 'scim.group_added', actor: undefined, object: `people/group/${id}`, details });
      return this.#get(tx, client, id, true);
    });
  }

  async replace(client: KnownClient, { id, body, ifMatch }: UserChange): Promise<ScimDocument> {
    return this.#change(client, id, ifMatch, (before) => replaceIn(before, body, schema));
  }

  async patch(client: KnownClient, { id, body, ifMatch }: UserChange): Promise<ScimDocument> {
    return this.#change(client, id, ifMatch, (before) => applyPatch(before, body, schema));
  }

  /** Its members leave it, those put in by hand stay; the group and what was granted to it wait for it to come back. */
  async remove(client: KnownClient, id: string, ifMatch: string | undefined): Promise<void> {
    const { people, core, audit } = this.#context;
    await change(this.#context, client, async (tx) => {
      const row = await this.#find(tx, client, id);
      checkVersion(ifMatch, presentGroup(row, undefined, '').meta.version, versionChanged);
      const held = await people.listGroupMembers(tx, id);
      const own = await findUsersAmong(tx, client.id, held);
      await people.putGroup(tx, { id, persons: held.filter((person) => !own.has(person)) });
      await store.endGroup(tx, client.id, id, core.clock.now());
      const details = { name: client.name, group: row.name };
      await audit.append(tx, { kind: 'scim.group_ended', actor: undefined, object: `people/group/${id}`, details });
    });
  }

  async #change(
    client: KnownClient,
    id: string,
    ifMatch: string | undefined,
    apply: (before: ScimDocument) => ScimDocument,
  ): Promise<ScimDocument> {
    const { people, core } = this.#context;
    return change(this.#context, client, async (tx) => {
      const row = await this.#find(tx, client, id);
      checkVersion(ifMatch, presentGroup(row, undefined, '').meta.version, versionChanged);
      const before = documentOf(row, await store.listMembers(tx, client.id, [id]));
      const { name, externalId, members } = readGroup(apply(before));
      if (name.toLowerCase() !== row.name.toLowerCase()) await this.#checkName(tx, name);
      const persons = await this.#settle(tx, client, members, id);
      await people.putGroup(tx, { id, name, persons });
      await store.putGroupOf(tx, client.id, { id, externalId }, core.clock.now());
      return this.#get(tx, client, id, true);
    });
  }

  /**
   * Everybody who is in the group afterwards. Whom this client does not know was put in by hand and stays; administrators stay
   * in or out, as nobody decides their own rights, nor may who looks after the client. Throws 400 for unknown users.
   */
  async #settle(tx: Tx, client: KnownClient, members: readonly string[], group: string | undefined): Promise<string[]> {
    const { people, accounts } = this.#context;
    const wanted = new Set(members);
    const known = await findUsersAmong(tx, client.id, [...wanted]);
    const stranger = members.find((person) => !known.has(person));
    if (stranger !== undefined)
      throw invalidValue(`members has ${stranger.slice(0, 100)}, who is no user of this client`);
    const held = new Set(group === undefined ? [] : await people.listGroupMembers(tx, group));
    const own = await findUsersAmong(tx, client.id, [...held]);
    for (const person of held) if (!own.has(person)) wanted.add(person);
    const changed = [...new Set([...wanted, ...held])].filter((person) => wanted.has(person) !== held.has(person));
    for (const person of await accounts.external.findAdministrators(tx, changed)) {
      if (held.has(person)) wanted.add(person);
      else wanted.delete(person);
    }
    return [...wanted];
  }

  async #checkName(tx: Tx, name: string): Promise<void> {
    if (await this.#context.people.findGroupByName(tx, name)) throw notUnique('There is a group with this displayName');
  }

  async #find(tx: Tx, client: KnownClient, id: string): Promise<store.GroupRow> {
    const row = isUuid(id) ? await store.findGroup(tx, client.id, id) : undefined;
    if (!row || row.ended) throw noGroup();
    return row;
  }

  async #get(tx: Tx, client: KnownClient, id: string, withMembers: boolean): Promise<ScimDocument> {
    const row = await this.#find(tx, client, id);
    const members = withMembers ? await store.listMembers(tx, client.id, [id]) : undefined;
    return presentGroup(row, members, this.#context.address);
  }
}

function readGroup(document: ScimDocument): WantedGroup {
  const name = fields.requiredLine(100).safeParse(document.displayName);
  if (!name.success) throw invalidValue('displayName is needed and has at most 100 characters');
  const members = valuesOf(document.members).map(({ value, type }) => {
    const person = textOf(value) ?? '';
    const isUser = type === undefined || textOf(type)?.toLowerCase() === 'user';
    if (!isUser || !isUuid(person)) throw invalidValue(`members has ${person.slice(0, 100)}, which is no user`);
    return person.toLowerCase();
  });
  const externalId = fields.requiredLine(254).safeParse(document.externalId);
  return { name: name.data, externalId: externalId.success ? externalId.data : null, members };
}
