import type { Tx } from '@kontor/database';
import type { Privacy } from '@kontor/plugin-api/server';
import { deleteOfPerson } from '@kontor/plugin-api/server';
import { sql } from 'kysely';

/** What the hand-over stores about people. */
export function declareHandOvers(privacy: Privacy): void {
  privacy.declare({
    id: 'hand-over.items',
    title: { de: 'Übergaben', en: 'Hand-overs' },
    what: {
      de: 'Was von wem an wen übergeben wurde, wann und durch wen, und ob es zurückkam',
      en: 'What was handed over by whom to whom, when and through whom, and whether it came back',
    },
    purpose: {
      de: 'Damit nichts ohne Zuständige bleibt, wenn jemand geht oder wechselt',
      en: 'So that nothing is left without anybody when somebody leaves or moves',
    },
    basis: 'work',
    kept: { de: '180 Tage', en: '180 days' },
    seenBy: {
      de: 'Wer übergibt, wer bekommt, die Leitung und die Administration; Titel nur, wer den Gegenstand sehen darf',
      en: 'Whoever hands over, whoever gets it, their managers and administrators; titles only those who may see the object',
    },
    places: ['database'],
    erasure: { erase: deleteOfPerson(['hand_over_items', 'person'], ['hand_over_items', 'recipient']) },
    tables: ['hand_over_items'],
    archive: async (tx, { person }) => ({ data: await listForArchive(tx, person) }),
  });
}

async function listForArchive(tx: Tx, person: string): Promise<unknown[]> {
  const { rows } = await sql`
    select kind, ref, given_at as "givenAt", state, person = ${person} as "wasMine", recipient = ${person} as "isMine",
           given_by = ${person} as "givenByMe", case when recipient = ${person} then reason end as reason
      from hand_over_items where ${person}::uuid in (person, recipient, given_by) order by given_at, id`.execute(tx);
  return rows;
}
