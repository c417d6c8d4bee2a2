import type { Tx } from '@kontor/database';
import type { Expiring } from '@kontor/plugin-api/server';
import { sql } from 'kysely';
import type { GatheringContext } from './gathering-context.ts';
import { deleteGatherings, findGatherings, listOrganisers } from './gathering-store.ts';
import { listSignUps } from './sign-up-store.ts';

const past = ({ before }: Expiring) => sql`ends_at < ${before}`;

/** What was goes by its age; who signed up goes sooner, as they were told. */
export function provideGatheringPeriods(context: GatheringContext): void {
  context.host.periods.provide({
    kind: 'gatherings.past',
    label: { de: 'Vergangene Veranstaltungen', en: 'Past gatherings' },
    counts: { de: 'Gezählt ab dem Ende; danach endgültig weg', en: 'Counted from the end; then gone for good' },
    byDefault: null,
    least: 30,
    most: 3650,
    mayBeNever: true,
    ofSpace: false,
    async count(tx, expiring) {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from gatherings_gatherings where ${past(expiring)}`.execute(tx);
      return rows[0]?.count ?? 0;
    },
    async expire(tx, expiring) {
      const { rows } = await sql<{ id: string }>`
        select id from gatherings_gatherings where ${past(expiring)}
         order by ends_at, id limit ${expiring.limit} for update skip locked`.execute(tx);
      const ids = rows.map(({ id }) => id);
      await forgetGatherings(context, tx, ids);
      return ids.length;
    },
  });
}

async function forgetGatherings(context: GatheringContext, tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const gatherings = await findGatherings(tx, ids);
  const near = [...(await listOrganisers(tx, ids)), ...(await listSignUps(tx, ids))];
  const invited = new Map<string, readonly string[]>();
  for (const { id, state, addressees } of gatherings)
    invited.set(id, state === 'draft' ? [] : await context.host.addressing.listPersons(tx, addressees));
  await deleteGatherings(tx, ids);
  for (const { id } of gatherings) {
    const others = near.filter(({ gathering }) => gathering === id).map(({ person }) => person);
    await context.announceLoss(tx, undefined, id, [...new Set([...(invited.get(id) ?? []), ...others])]);
  }
}
