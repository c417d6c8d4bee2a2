import { parseRef } from '@kontor/base';
import type { Tx } from '@kontor/database';
import { sql } from 'kysely';
import { boxChanged, boxRef, ideaChanged, ideaRef } from '../shared/index.ts';
import { lockBox, putBox } from './box-store.ts';
import { lockIdea, writeIdea } from './idea-store.ts';
import type { IdeasContext } from './ideas-context.ts';

/** Ideas that somebody looks at, and boxes in which they decide by name. */
export function provideHandOver(context: IdeasContext): void {
  const { handOver, events } = context.host;
  handOver.provide({
    kind: 'ideas.responsible',
    one: { de: 'eine Idee in Prüfung', en: 'an idea being looked at' },
    many: { de: 'Ideen in Prüfung', en: 'ideas being looked at' },
    onMove: 'stays',
    async list(tx, person) {
      const { rows } = await sql<{ id: string; title: string }>`
        select id, title from ideas_ideas
         where responsible = ${person} and decided_at is null and merged_into is null order by created_at, id`.execute(
        tx,
      );
      return rows.map(({ id, title }) => ({ ref: ideaRef(id), title, others: [] }));
    },
    async pass(tx, { actor, from, to, refs }) {
      for (const id of refs.map((ref) => parseRef(ref)?.id ?? '').sort()) {
        const row = await lockIdea(tx, id);
        if (row?.responsible !== from) continue;
        await writeIdea(tx, { ...row, responsible: to });
        await events.append(tx, ideaChanged, { idea: id }, { ref: ideaRef(id) }, { actor });
      }
    },
  });
  handOver.provide({
    kind: 'ideas.deciders',
    one: { de: 'ein Ideenkasten', en: 'a suggestion box' },
    many: { de: 'Ideenkästen', en: 'suggestion boxes' },
    onMove: 'stays',
    // Who decides is said by those who set boxes up (P22).
    givenBy: 'managers',
    async list(tx, person) {
      const boxes = await listDecidedBy(tx, person);
      const offices = await context.findOffices(tx, boxes, { withSubstitutes: false });
      return boxes.map(({ id, name }) => ({
        ref: boxRef(id),
        title: name,
        others: [...(offices.get(id) ?? [])].filter((each) => each !== person),
      }));
    },
    async pass(tx, { actor, from, to, refs }) {
      for (const id of refs.map((ref) => parseRef(ref)?.id ?? '').sort()) {
        const row = await lockBox(tx, id);
        if (!row?.deciders.includes(from)) continue;
        const deciders = [...new Set(row.deciders.map((person) => (person === from ? to : person)))];
        await putBox(tx, { ...row, deciders, revision: row.revision + 1 });
        await events.append(tx, boxChanged, { box: id }, { everyone: true }, { actor });
      }
    },
  });
}

async function listDecidedBy(
  tx: Tx,
  person: string,
): Promise<{ id: string; name: string; unit: string; deciders: string[] }[]> {
  const { rows } = await sql<{ id: string; name: string; unit: string; deciders: string[] }>`
    select id, name, unit, deciders from ideas_boxes
     where deciders ? ${person} and not closed order by name, id`.execute(tx);
  return rows;
}
