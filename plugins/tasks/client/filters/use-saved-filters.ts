import { newId } from '@kontor/base';
import { type OwnEvent, useQueryRoute, useQueuedAction } from '@kontor/plugin-api/client';
import { useMessages, useToast } from '@kontor/ui';
import { useEffect } from 'react';
import { deleteFilter, filterChanged, listFilters, type SavedFilter, saveFilter } from '../../shared/filter-api.ts';
import { filterMessages } from './filter-messages.ts';

/** The filters that the person has saved for a list or for their day (null), also without a connection. */
export function useSavedFilters(list: string | null) {
  const t = useMessages(filterMessages);
  const toast = useToast();
  const filters = useQueryRoute(listFilters, {}).data?.filters.filter((each) => each.list === list) ?? [];
  const object = ({ filter }: { readonly filter: string }) => `tasks/filter/${filter}`;
  const save = useQueuedAction(saveFilter, {
    object,
    title: ({ name }) => t('queuedSave', { name }),
    expects: ({ filter, ...given }) => told(filter, { id: filter, ...given }),
    announces: (saved) => told(saved.id, saved),
    folds: true,
  });
  const remove = useQueuedAction(deleteFilter, {
    object,
    title: ({ filter }) => t('queuedDelete', { name: filters.find(({ id }) => id === filter)?.name ?? '' }),
    expects: ({ filter }) => told(filter, null),
    announces: (_gone, { filter }) => told(filter, null),
  });
  const refusal = (save.error ?? remove.error)?.message;
  useEffect(() => {
    if (refusal !== undefined) toast.show({ text: t('failed', { reason: refusal }), tone: 'danger' });
  }, [refusal, toast, t]);
  const put = ({ id, ...given }: SavedFilter) => save.run({ filter: id, ...given });
  return {
    filters,
    add: (name: string, words: SavedFilter['words']) => put({ id: newId(), name, list, words }),
    put,
    async remove(filter: SavedFilter): Promise<void> {
      const sent = remove.run({ filter: filter.id });
      toast.showUndo(t('deleted', { name: filter.name }), () => void put(filter));
      await sent;
    },
  };
}

function told(filter: string, object: SavedFilter | null): readonly OwnEvent[] {
  return [{ definition: filterChanged, payload: { filter }, object }];
}
