import { newId } from '@kontor/base';
import { useQueryRoute, useQueuedAction, useSession } from '@kontor/plugin-api/client';
import { useMessages } from '@kontor/ui';
import { createList, listLists, listRef } from '../../shared/index.ts';
import { tasksMessages } from '../tasks-messages.ts';

/** The person's own first list; made when the first task of theirs needs one. */
export function useOwnList(): () => Promise<string | undefined> {
  const t = useMessages(tasksMessages);
  const { person } = useSession();
  const lists = useQueryRoute(listLists, {}).data?.lists;
  const { run } = useQueuedAction(createList, {
    object: ({ id }) => listRef(id),
    title: ({ title }) => title,
    refreshes: [listLists],
  });
  return async () => {
    const own = lists?.find(({ place, archivedAt }) => place.kind === 'person' && archivedAt === null);
    if (own) return own.id;
    if (!lists) return undefined;
    const id = newId();
    const sent = await run({ id, title: t('noOwnList'), place: { kind: 'person', id: person.id } });
    return sent === 'refused' ? undefined : id;
  };
}
