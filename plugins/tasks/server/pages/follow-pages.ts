import { isUuid, parseRef } from '@kontor/base';
import { pageEdited, pagePath, pageRef } from '@kontor/plugin-wiki/shared';
import { sourceWindow, taskChanged } from '../../shared/index.ts';
import type { TaskContext } from '../task-context.ts';
import type { TaskService } from '../task-service.ts';
import { findTasks, listTasksFrom } from '../task-store.ts';
import { PageItems } from './page-items.ts';

/** Keeps tasks and the boxes in pages the same, one event after the other, whichever side it came from. */
export function followPages(context: TaskContext, tasks: TaskService): void {
  const items = new PageItems(context, tasks);
  context.host.events.on('tasks.pages', [taskChanged, pageEdited], async (tx, { payload, person }) => {
    if ('page' in payload) {
      const rows = await listTasksFrom(tx, pagePath(payload.page), sourceWindow);
      return items.agree(tx, pageRef(payload.page), rows, { author: payload.authors.at(-1) });
    }
    const [row] = await findTasks(tx, [payload.task]);
    const page = row?.source_ref ? parseRef(row.source_ref) : undefined;
    if (!row || page?.module !== 'wiki' || page.noun !== 'page' || !isUuid(page.id)) return;
    await items.agree(tx, pageRef(page.id), [row], { person });
  });
}
