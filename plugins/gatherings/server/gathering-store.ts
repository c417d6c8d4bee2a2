import type { IsoDate } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { AudienceToken } from '@kontor/plugin-api/server';
import type { Addressee } from '@kontor/schema';
import { sql } from 'kysely';
import type { GatheringState, SignUpMode } from '../shared/index.ts';

export interface GatheringRow {
  id: string;
  series: string | null;
  title: string;
  description: string;
  all_day: boolean;
  starts_on: IsoDate;
  starts_time: string | null;
  ends_on: IsoDate;
  ends_time: string | null;
  starts_at: Date;
  ends_at: Date;
  place: string;
  online: string;
  addressees: Addressee[];
  audience: AudienceToken[];
  contact: string | null;
  sign_up: SignUpMode;
  capacity: number | null;
  sign_up_until: IsoDate | null;
  guests: number;
  question: string;
  names_shown: boolean;
  kept_days: number;
  state: GatheringState;
  reason: string;
  told: boolean;
  revision: number;
  sequence: number;
  next_rank: number;
  created_at: Date;
  changed_at: Date;
}

export async function insertGathering(tx: Tx, row: GatheringRow): Promise<void> {
  const values = Object.entries({ ...row, addressees: JSON.stringify(row.addressees) });
  await sql`
    insert into gatherings_gatherings (${sql.join(values.map(([name]) => sql.ref(name)))})
    values (${sql.join(values.map(([name, value]) => (name === 'addressees' ? sql`${value}::jsonb` : sql`${value}`)))})`.execute(
    tx,
  );
}

export async function updateGathering(tx: Tx, id: string, change: Partial<Omit<GatheringRow, 'id'>>): Promise<void> {
  const sets = Object.entries(change).map(([name, value]) =>
    name === 'addressees' ? sql`addressees = ${JSON.stringify(value)}::jsonb` : sql`${sql.ref(name)} = ${value}`,
  );
  if (sets.length === 0) return;
  await sql`update gatherings_gatherings set ${sql.join(sets)} where id = ${id}`.execute(tx);
}

export async function deleteGatherings(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`delete from gatherings_gatherings where id = any(${[...ids]}::uuid[])`.execute(tx);
}

export async function findGatherings(tx: Tx, ids: readonly string[]): Promise<GatheringRow[]> {
  const { rows } = await sql<GatheringRow>`
    select * from gatherings_gatherings where id = any(${[...ids]}::uuid[]) order by starts_at, id`.execute(tx);
  return rows;
}

/** One after the other: whoever signs up or changes it at the same time waits. */
export async function lockGathering(tx: Tx, id: string): Promise<GatheringRow | undefined> {
  const { rows } = await sql<GatheringRow>`
    select * from gatherings_gatherings where id = ${id} for update`.execute(tx);
  return rows[0];
}

/** It and all later dates of its series, locked in an order that is the same for everybody; given in that of their days. */
export async function lockFollowing(tx: Tx, { series, starts_at: at, id }: GatheringRow): Promise<GatheringRow[]> {
  const { rows } = await sql<GatheringRow>`
    select * from gatherings_gatherings
     where id = ${id} or series = ${series} and (starts_at, id) > (${at}, ${id}::uuid) order by id for update`.execute(
    tx,
  );
  return rows.sort((one, other) => one.starts_at.getTime() - other.starts_at.getTime());
}

/** Who sees what: the tokens that somebody holds, and who they are. */
export interface Viewer {
  readonly person: string;
  readonly tokens: ReadonlySet<AudienceToken>;
}

/** Of those who organise it, and, once it is announced, of all who are invited or signed up. */
function seenBy({ person, tokens }: Viewer) {
  return sql<boolean>`(
    exists (select from gatherings_organisers o where o.gathering = g.id and o.person = ${person})
    or g.state <> 'draft' and (
      g.audience && ${[...tokens]}::text[]
      or exists (select from gatherings_sign_ups s where s.gathering = g.id and s.person = ${person})))`;
}

/** Those of these that somebody sees. */
export async function findVisible(tx: Tx, viewer: Viewer, ids: readonly string[]): Promise<GatheringRow[]> {
  const { rows } = await sql<GatheringRow>`
    select g.* from gatherings_gatherings g where g.id = any(${[...ids]}::uuid[]) and ${seenBy(viewer)}
     order by g.starts_at, g.id`.execute(tx);
  return rows;
}

export interface ListQuery {
  readonly when: 'coming' | 'past';
  readonly filter: 'all' | 'mine' | 'organised';
  readonly now: Date;
  /** The last one of the page before. */
  readonly after: { readonly startsAt: Date; readonly id: string } | undefined;
  readonly limit: number;
}

export async function listVisible(tx: Tx, viewer: Viewer, query: ListQuery): Promise<GatheringRow[]> {
  const { when, filter, now, after, limit } = query;
  const isComing = when === 'coming';
  const time = isComing ? sql`g.ends_at > ${now}` : sql`g.ends_at <= ${now}`;
  const beyond = isComing ? sql`>` : sql`<`;
  const order = isComing ? sql`g.starts_at, g.id` : sql`g.starts_at desc, g.id desc`;
  const only = {
    all: sql`true`,
    mine: sql`exists (select from gatherings_sign_ups s where s.gathering = g.id and s.person = ${viewer.person} and s.state <> 'declined')`,
    organised: sql`exists (select from gatherings_organisers o where o.gathering = g.id and o.person = ${viewer.person})`,
  };
  const { rows } = await sql<GatheringRow>`
    select g.* from gatherings_gatherings g
     where ${time} and ${only[filter]} and ${seenBy(viewer)}
       and ${after === undefined ? sql`true` : sql`(g.starts_at, g.id) ${beyond} (${after.startsAt}, ${after.id}::uuid)`}
     order by ${order} limit ${limit}`.execute(tx);
  return rows;
}

export async function listGatheringIds(tx: Tx, after: string | undefined, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from gatherings_gatherings where ${after === undefined ? sql`true` : sql`id > ${after}::uuid`}
     order by id limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}

export interface OrganiserRow {
  readonly gathering: string;
  readonly person: string;
}

/** In the order in which they are named. */
export async function listOrganisers(tx: Tx, gatherings: readonly string[]): Promise<OrganiserRow[]> {
  const { rows } = await sql<OrganiserRow>`
    select gathering, person from gatherings_organisers where gathering = any(${[...gatherings]}::uuid[])
     order by gathering, position`.execute(tx);
  return rows;
}

export async function setOrganisers(tx: Tx, gathering: string, persons: readonly string[]): Promise<void> {
  await sql`delete from gatherings_organisers where gathering = ${gathering}`.execute(tx);
  await sql`
    insert into gatherings_organisers (gathering, person, position)
    select ${gathering}, person, position
      from unnest(${[...persons]}::uuid[]) with ordinality as named (person, position)`.execute(tx);
}
