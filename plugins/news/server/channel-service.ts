import { newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { type Actor, nameSubjects } from '@kontor/plugin-api/server';
import { addresseesUnknown, type InputOf, type OutputOf } from '@kontor/schema';
import {
  type Channel,
  type ChannelSettings,
  type changeChannel,
  channelChanged,
  channelChangedMeanwhile,
  channelExists,
  channelNotFound,
  channelRef,
  type createChannel,
  followChanged,
  type listChannels,
  type ManagedChannel,
} from '../shared/index.ts';
import { type ChannelHolder, canEdit, canRead } from './channel-rights.ts';
import { type ChannelRow, insertChannel, listChannelRows, lockChannel, writeChannel } from './channel-store.ts';
import { listFollowed, setFollow } from './follow-store.ts';
import type { NewsContext } from './news-context.ts';

type Owner = Pick<InputOf<typeof createChannel>, 'kind' | 'orgUnit' | 'space'>;

/** Channels: who follows them, and for administrators who writes in them. */
export class ChannelService {
  readonly #context: NewsContext;

  constructor(context: NewsContext) {
    this.#context = context;
  }

  async list(actor: Actor): Promise<OutputOf<typeof listChannels>> {
    const { host } = this.#context;
    return host.database.transaction(async (tx) => {
      const holder = await this.#context.readHolder(tx, actor.person);
      const rows = (await listChannelRows(tx)).filter((row) => canRead(holder, row));
      const followed = new Set(await listFollowed(tx, actor.person));
      const owners = await this.#nameOwners(tx, rows);
      const channels: Channel[] = [];
      for (const row of rows) channels.push(await this.#present(tx, actor, { row, holder, followed, owners }));
      return { channels, mayManage: await host.permissions.can(tx, actor, 'manage', { organisation: true }) };
    });
  }

  async #present(
    tx: Tx,
    actor: Actor,
    seen: {
      readonly row: ChannelRow;
      readonly holder: ChannelHolder;
      readonly followed: ReadonlySet<string>;
      readonly owners: ReadonlyMap<string, string>;
    },
  ): Promise<Channel> {
    const { row, holder, followed, owners } = seen;
    const mayWrite = this.#context.canWrite(holder, row);
    return {
      id: row.id,
      kind: row.kind,
      name: row.name,
      description: row.description,
      orgUnit: row.org_unit,
      space: row.space,
      belongsTo: owners.get(row.org_unit ?? row.space ?? '') ?? null,
      everybody: row.everybody,
      needsApproval: row.needs_approval,
      isArchived: row.archived_at !== null,
      follows: followed.has(row.id),
      mayWrite,
      mayEdit: canEdit(holder, row),
      // Only who begins a post there needs them.
      addressees: mayWrite ? await this.#context.host.addressing.name(tx, actor, row.addressees) : [],
    };
  }

  async #nameOwners(tx: Tx, rows: readonly ChannelRow[]): Promise<Map<string, string>> {
    const { people, spaces } = this.#context.host;
    const units = await people.findOrgUnits(
      tx,
      rows.flatMap(({ org_unit: unit }) => unit ?? []),
    );
    const found = await spaces.findSpaces(
      tx,
      rows.flatMap(({ space }) => space ?? []),
    );
    return new Map([...units, ...found].map(({ id, name }) => [id, name]));
  }

  /** Throws `news.channel_not_found`. */
  async follow(actor: Actor, id: string, follows: boolean): Promise<void> {
    const { host } = this.#context;
    await host.database.transaction(async (tx) => {
      const { channel } = await this.#context.getChannel(tx, actor, id);
      if (!(await setFollow(tx, actor.person, channel.id, follows))) return;
      const payload = { person: actor.person, channel: channel.id };
      await host.events.append(tx, followChanged, payload, { persons: [actor.person] }, { actor });
    });
  }

  /** For administrators, as the route says. */
  async listManaged(actor: Actor): Promise<{ channels: ManagedChannel[] }> {
    const { host } = this.#context;
    return host.database.transaction(async (tx) => {
      const rows = await listChannelRows(tx);
      const owners = await this.#nameOwners(tx, rows);
      const channels: ManagedChannel[] = [];
      for (const row of rows)
        channels.push({
          id: row.id,
          kind: row.kind,
          name: row.name,
          description: row.description,
          orgUnit: row.org_unit,
          space: row.space,
          belongsTo: owners.get(row.org_unit ?? row.space ?? '') ?? null,
          everybody: row.everybody,
          needsApproval: row.needs_approval,
          isArchived: row.archived_at !== null,
          revision: row.revision,
          editors: await nameSubjects(host.people, tx, row.editors),
          writers: await host.addressing.name(tx, actor, row.writers),
          addressees: await host.addressing.name(tx, actor, row.addressees),
        });
      return { channels };
    });
  }

  /** Throws `people.addressees_unknown`, `news.channel_exists`, `news.channel_not_found`. */
  async create(
    actor: Actor,
    { kind, orgUnit, space, ...settings }: InputOf<typeof createChannel>,
  ): Promise<{ id: string }> {
    return this.#context.host.database.transaction(async (tx) => {
      const owner = await this.#checkOwner(tx, { kind, orgUnit, space });
      const id = newId();
      const row = { id, ...owner, ...rowOf(settings), archived_at: null, revision: 1 };
      await this.#checkNamed(tx, actor, settings, undefined);
      if (!(await insertChannel(tx, row))) throw channelExists();
      await this.#announce(tx, actor, row, 'created');
      return { id };
    });
  }

  /** Throws `people.addressees_unknown`, `news.channel_not_found`, `news.channel_changed`. */
  async change(
    actor: Actor,
    { channel: id, revision, ...settings }: InputOf<typeof changeChannel>,
  ): Promise<{ id: string }> {
    return this.#context.host.database.transaction(async (tx) => {
      const row = await lockChannel(tx, id);
      if (!row) throw channelNotFound();
      if (row.revision !== revision) throw channelChangedMeanwhile();
      await this.#checkNamed(tx, actor, settings, row);
      await writeChannel(tx, { ...row, ...rowOf(settings) });
      await this.#announce(tx, actor, row, 'changed');
      return { id };
    });
  }

  /** Throws `news.channel_not_found`. */
  async archive(actor: Actor, id: string, archived: boolean): Promise<void> {
    const { host, now } = this.#context;
    await host.database.transaction(async (tx) => {
      const row = await lockChannel(tx, id);
      if (!row) throw channelNotFound();
      if ((row.archived_at !== null) === archived) return;
      await writeChannel(tx, { ...row, archived_at: archived ? now : null });
      await this.#announce(tx, actor, row, archived ? 'archived' : 'restored');
    });
  }

  async #checkOwner(tx: Tx, { kind, orgUnit, space }: Owner): Promise<Pick<ChannelRow, 'kind' | 'org_unit' | 'space'>> {
    const { people, spaces } = this.#context.host;
    if (kind === 'topic') return { kind, org_unit: null, space: null };
    const wanted = kind === 'office' ? orgUnit : space;
    const found = kind === 'office' ? people.findOrgUnits(tx, [wanted ?? '']) : spaces.findSpaces(tx, [wanted ?? '']);
    if (wanted === null || (await found).length === 0) throw channelNotFound();
    return kind === 'office' ? { kind, org_unit: wanted, space: null } : { kind, org_unit: null, space: wanted };
  }

  /** What stood there before may be hidden from this administrator: it stays. The channel's own space is no secret here. */
  async #checkNamed(tx: Tx, actor: Actor, settings: ChannelSettings, before: ChannelRow | undefined): Promise<void> {
    const { addressing, people } = this.#context.host;
    const known = new Set(
      [...(before?.addressees ?? []), ...(before?.writers ?? [])].map((each) => JSON.stringify(each)),
    );
    const isNew = (each: unknown) => !known.has(JSON.stringify(each));
    const given = [...settings.addressees, ...settings.writers].filter(isNew);
    const own = (each: (typeof given)[number]) => each.kind === 'space' && 'id' in each && each.id === before?.space;
    await addressing.check(
      tx,
      actor,
      given.filter((each) => !own(each)),
    );
    const named = await nameSubjects(people, tx, settings.editors);
    const stood = new Set(before?.editors.map(({ id }) => id));
    if (named.some(({ id, name }) => name === '' && !stood.has(id))) throw addresseesUnknown();
  }

  async #announce(tx: Tx, actor: Actor, { id, space }: ChannelRow, change: string): Promise<void> {
    const { audit, events } = this.#context.host;
    await events.append(tx, channelChanged, { channel: id }, space === null ? { everyone: true } : { space }, {
      actor,
    });
    await audit.append(tx, { kind: 'news.channel_changed', actor, object: channelRef(id), details: { change } });
  }
}

function rowOf(settings: ChannelSettings) {
  const { needsApproval, ...rest } = settings;
  return { ...rest, needs_approval: needsApproval };
}
