import { newId } from '@kontor/base';
import type { Tx } from '@kontor/database';
import type { JoinRequest } from '@kontor/schema';
import { sql } from 'kysely';

interface JoinRequestTable {
  id: string;
  space: string;
  person: string;
  note: string;
  created_at: Date;
}

const tables = (tx: Tx) => tx.withTables<{ spaces_join_requests: JoinRequestTable }>();

/** Stores a request and answers with its id; nothing when the person has asked already. */
export async function insertRequest(
  tx: Tx,
  request: { readonly space: string; readonly person: string; readonly note: string },
  now: Date,
): Promise<string | undefined> {
  const row = await tables(tx)
    .insertInto('spaces_join_requests')
    .values({ ...request, id: newId(), created_at: now })
    .onConflict((conflict) => conflict.columns(['space', 'person']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** Open requests of a space, the oldest first. */
export async function listRequests(tx: Tx, space: string): Promise<JoinRequest[]> {
  const { rows } = await sql<{ id: string; person: string; name: string; note: string; created_at: Date }>`
    select request.id, request.person, request.note, request.created_at,
      concat_ws(' ', nullif(person.title, ''), person.given_name, person.family_name) as name
    from spaces_join_requests request join people_persons person on person.id = request.person
    where request.space = ${space}
    order by request.created_at, request.id`.execute(tx);
  return rows.map(({ id, person, name, note, created_at }) => ({
    id,
    person: { id: person, name },
    note,
    createdAt: created_at.toISOString(),
  }));
}

/** Takes a request out of the open ones and answers whose it was; only on that space. */
export async function takeRequest(tx: Tx, space: string, id: string): Promise<string | undefined> {
  const row = await tables(tx)
    .deleteFrom('spaces_join_requests')
    .where('space', '=', space)
    .where('id', '=', id)
    .returning('person')
    .executeTakeFirst();
  return row?.person;
}

/** A person who was let in by another way, or takes it back, has nothing left to ask. Answers whether they had. */
export async function deleteRequestOf(tx: Tx, space: string, person: string): Promise<boolean> {
  const { numDeletedRows } = await tables(tx)
    .deleteFrom('spaces_join_requests')
    .where('space', '=', space)
    .where('person', '=', person)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Who has asked to join what: one person's requests, or those for one space. */
export async function listRequesters(
  tx: Tx,
  filter: { readonly person: string } | { readonly space: string },
): Promise<{ space: string; person: string }[]> {
  const [column, value] =
    'person' in filter ? (['person', filter.person] as const) : (['space', filter.space] as const);
  return await tables(tx)
    .selectFrom('spaces_join_requests')
    .select(['space', 'person'])
    .where(column, '=', value)
    .execute();
}
