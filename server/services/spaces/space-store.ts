import type { Tx } from '@kontor/database';
import type { Space, SpaceKind, SpaceVisibility } from '@kontor/schema';
import { type Selectable, sql } from 'kysely';

interface SpaceTable {
  id: string;
  slug: string;
  name: string;
  description: string;
  parent: string | null;
  visibility: SpaceVisibility;
  inherits: boolean;
  archived_at: Date | null;
  revision: number;
  created_at: Date;
  changed_at: Date;
  kind: SpaceKind;
  topics: string[];
  alone_since: Date | null;
  alone_told_at: Date | null;
}

/** A space with the time of its last change, for the search. */
export type DatedSpace = Space & { readonly changedAt: Date };

const tables = (tx: Tx) => tx.withTables<{ spaces_spaces: SpaceTable }>();

export async function findSpaces(tx: Tx, ids: readonly string[]): Promise<DatedSpace[]> {
  if (ids.length === 0) return [];
  const rows = await tables(tx)
    .selectFrom('spaces_spaces')
    .selectAll()
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
  return rows.map(toSpace);
}

export async function findBySlug(tx: Tx, slug: string): Promise<DatedSpace | undefined> {
  const row = await tables(tx).selectFrom('spaces_spaces').selectAll().where('slug', '=', slug).executeTakeFirst();
  return row && toSpace(row);
}

export async function findIdsBySlug(tx: Tx, slugs: readonly string[]): Promise<Map<string, string>> {
  if (slugs.length === 0) return new Map();
  const query = tables(tx).selectFrom('spaces_spaces').select(['id', 'slug']).where('slug', 'in', slugs);
  return new Map((await query.execute()).map(({ id, slug }) => [slug, id]));
}

/** Every space, in order of names. */
export async function listSpaces(tx: Tx): Promise<DatedSpace[]> {
  const rows = await tables(tx).selectFrom('spaces_spaces').selectAll().orderBy('name').orderBy('id').execute();
  return rows.map(toSpace);
}

/** Those that everybody may join, in order of names. */
export async function listOpenSpaces(tx: Tx): Promise<DatedSpace[]> {
  const query = tables(tx).selectFrom('spaces_spaces').selectAll().where('visibility', '=', 'open');
  const rows = await query.where('archived_at', 'is', null).orderBy('name').orderBy('id').execute();
  return rows.map(toSpace);
}

export async function listAllIds(tx: Tx): Promise<string[]> {
  return (await tables(tx).selectFrom('spaces_spaces').select('id').orderBy('id').execute()).map(({ id }) => id);
}

/** Ids in pages, for re-indexing. */
export async function listSpaceIds(tx: Tx, after: string | undefined, limit: number): Promise<string[]> {
  let query = tables(tx).selectFrom('spaces_spaces').select('id').orderBy('id').limit(limit);
  if (after !== undefined) query = query.where('id', '>', after);
  return (await query.execute()).map((row) => row.id);
}

export async function insertSpace(tx: Tx, space: Space, now: Date): Promise<void> {
  const { id, slug, name, description, parent, visibility, inherits, kind, revision } = space;
  const columns = { id, slug, name, description, parent, visibility, inherits, kind, revision };
  await tables(tx)
    .insertInto('spaces_spaces')
    .values({ ...columns, topics: [...space.topics], archived_at: null, created_at: now, changed_at: now })
    .execute();
}

export async function writeSpace(tx: Tx, space: Space, now: Date): Promise<void> {
  const { slug, name, description, parent, visibility, inherits, archivedAt, revision } = space;
  const columns = { slug, name, description, parent, visibility, inherits, revision };
  await tables(tx)
    .updateTable('spaces_spaces')
    .set({
      ...columns,
      topics: [...space.topics],
      archived_at: archivedAt === null ? null : new Date(archivedAt),
      changed_at: now,
    })
    .where('id', '=', space.id)
    .execute();
}

/** How long a group has had nobody, or one alone. */
export interface GroupState {
  readonly space: DatedSpace;
  readonly aloneSince: Date | null;
  readonly toldAt: Date | null;
}

/** Interest groups that are not archived, in order of their ids. */
export async function listGroups(tx: Tx): Promise<GroupState[]> {
  const query = tables(tx).selectFrom('spaces_spaces').selectAll().where('kind', '=', 'interest');
  const rows = await query.where('archived_at', 'is', null).orderBy('id').execute();
  return rows.map((row) => ({ space: toSpace(row), aloneSince: row.alone_since, toldAt: row.alone_told_at }));
}

export async function setAlone(tx: Tx, id: string, since: Date | null, toldAt: Date | null): Promise<void> {
  const change = { alone_since: since, alone_told_at: toldAt };
  await tables(tx).updateTable('spaces_spaces').set(change).where('id', '=', id).execute();
}

/** The spaces and all below them, whether they inherit or not. */
export async function listSubtrees(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive spaces as (
      select id from spaces_spaces where id = any(${[...ids]}::uuid[])
      union
      select child.id from spaces_spaces child join spaces on child.parent = spaces.id
    )
    select id from spaces`.execute(tx);
  return rows.map((row) => row.id);
}

/** The space and those above it whose grants reach it, from below. */
export async function listSources(tx: Tx, id: string): Promise<DatedSpace[]> {
  const { rows } = await sql<Selectable<SpaceTable>>`
    with recursive sources(id, parent, inherits, height) as (
      select id, parent, inherits, 0 from spaces_spaces where id = ${id}
      union all
      select above.id, above.parent, above.inherits, sources.height + 1
      from sources join spaces_spaces above on above.id = sources.parent
      where sources.inherits
    )
    select spaces_spaces.* from sources join spaces_spaces using (id) order by height`.execute(tx);
  return rows.map(toSpace);
}

export function withoutTime({ changedAt: _changedAt, ...space }: DatedSpace): Space {
  return space;
}

function toSpace(row: Selectable<SpaceTable>): DatedSpace {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    description: row.description,
    parent: row.parent,
    visibility: row.visibility,
    inherits: row.inherits,
    archivedAt: row.archived_at?.toISOString() ?? null,
    kind: row.kind,
    topics: row.topics,
    revision: row.revision,
    changedAt: row.changed_at,
  };
}
