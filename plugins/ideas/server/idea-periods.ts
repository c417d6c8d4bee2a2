import type { Tx } from '@kontor/database';
import type { Expiring } from '@kontor/plugin-api/server';
import { sql } from 'kysely';
import { boxRef, ideaChanged, ideaRef } from '../shared/index.ts';
import type { IdeaRow } from './idea-store.ts';
import type { IdeasContext } from './ideas-context.ts';

/** Nothing follows any more: the last step is the last word, and what stood for it went along. */
const closed = ({ before }: Expiring) => sql`
  idea.state in ('done', 'rejected', 'withdrawn') and idea.merged_into is null
  and coalesce((select max(step.at) from ideas_steps step where step.idea = idea.id), idea.created_at) < ${before}`;

/** Ideas that are done, rejected or withdrawn go by their age, with their comments and files. */
export function provideIdeaPeriods(context: IdeasContext): void {
  context.host.periods.provide({
    kind: 'ideas.closed',
    label: { de: 'Abgeschlossene Ideen', en: 'Ideas that are closed' },
    counts: {
      de: 'Gezählt ab der letzten Antwort; danach mit Kommentaren, Dateien und zusammengeführten Ideen endgültig weg',
      en: 'Counted from the last answer; then gone for good, with comments, files and what was merged into it',
    },
    byDefault: null,
    least: 90,
    most: 3650,
    mayBeNever: true,
    ofSpace: false,
    async count(tx, expiring) {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from ideas_ideas idea where ${closed(expiring)}`.execute(tx);
      return rows[0]?.count ?? 0;
    },
    async expire(tx, expiring) {
      const { rows } = await sql<Pick<IdeaRow, 'id' | 'box'>>`
        select idea.id, idea.box from ideas_ideas idea where ${closed(expiring)}
         order by idea.created_at, idea.id limit ${expiring.limit} for update skip locked`.execute(tx);
      for (const { id, box } of rows) {
        const merged = await sql<{ id: string }>`
          select id from ideas_ideas where merged_into = ${id} for update`.execute(tx);
        for (const each of [...merged.rows, { id }]) await forget(context, tx, each.id, box);
      }
      return rows.length;
    },
  });
}

async function forget({ host }: IdeasContext, tx: Tx, id: string, box: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from ideas_comments where idea = ${id}`.execute(tx);
  await host.files.removeOf(tx, [ideaRef(id)]);
  await sql`delete from ideas_ideas where id = ${id}`.execute(tx);
  const payload = { idea: id, comments: rows.map((comment) => comment.id) };
  // Whoever the box is for may have had it on their screen.
  await host.events.append(tx, ideaChanged, payload, { ref: boxRef(box) }, { actor: undefined });
}
