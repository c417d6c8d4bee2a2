import { parseRef } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import { gatheringRef } from '../shared/index.ts';
import type { GatheringContext } from './gathering-context.ts';
import { listOrganisers, lockGathering, setOrganisers } from './gathering-store.ts';

/** What somebody organises and what is not over. */
export function provideHandOver(context: GatheringContext): void {
  const { host } = context;
  host.handOver.provide({
    kind: 'gatherings.organised',
    one: { de: 'eine Veranstaltung', en: 'a gathering' },
    many: { de: 'Veranstaltungen', en: 'gatherings' },
    onMove: 'stays',
    async list(tx, person) {
      const rows = await listOrganised(tx, person, context.now);
      const organisers = await listOrganisers(
        tx,
        rows.map(({ id }) => id),
      );
      return rows.map(({ id, title }) => ({
        ref: gatheringRef(id),
        title,
        others: organisers.filter((each) => each.gathering === id && each.person !== person).map((each) => each.person),
      }));
    },
    async pass(tx, { actor, from, to, refs }) {
      for (const id of refs.map((ref) => parseRef(ref)?.id ?? '').sort()) {
        const row = await lockGathering(tx, id);
        const organisers = (await listOrganisers(tx, [id])).map(({ person }) => person);
        if (!row || !organisers.includes(from)) continue;
        await setOrganisers(tx, id, [...new Set(organisers.map((person) => (person === from ? to : person)))]);
        await context.announceChange(tx, actor, id);
        await context.announceLoss(tx, actor, id, [from]);
      }
    },
  });
}

async function listOrganised(tx: Tx, person: string, now: Date): Promise<{ id: string; title: string }[]> {
  const { rows } = await sql<{ id: string; title: string }>`
    select g.id, g.title from gatherings_gatherings g join gatherings_organisers o on o.gathering = g.id
     where o.person = ${person} and g.ends_at > ${now} and g.state <> 'cancelled' order by g.starts_at, g.id`.execute(
    tx,
  );
  return rows;
}
