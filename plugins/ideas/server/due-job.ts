import type { JobDefinition } from '@kontor/plugin-api/server';
import { z } from 'zod';
import { findBoxes } from './box-store.ts';
import { listDue } from './idea-list-store.ts';
import { notifyDue } from './idea-notify.ts';
import type { IdeasContext } from './ideas-context.ts';

const dueJob: JobDefinition = { name: 'ideas.due', data: z.object({}) };

/** In the morning, offices hear of ideas for which the promised day has come, once for each such day. */
export function scheduleDue(context: IdeasContext): void {
  context.host.jobs.define(dueJob, () => remindOffices(context));
  context.host.jobs.schedule(dueJob, '15 7 * * *', {});
}

export async function remindOffices(context: IdeasContext): Promise<void> {
  await context.host.database.transaction(async (tx) => {
    const rows = await listDue(tx, context.today);
    const boxes = new Map((await findBoxes(tx, [...new Set(rows.map(({ box }) => box))])).map((box) => [box.id, box]));
    for (const row of rows) {
      const box = boxes.get(row.box);
      const [day] = [row.due_on, row.answered ? null : row.answer_due].filter((each) => each !== null).sort();
      if (box && day !== undefined) await notifyDue(context, tx, row, { box, day });
    }
  });
}
