import { Select, useMessages } from '@kontor/ui';
import type { Box } from '../../shared/index.ts';
import { listMessages } from './list-messages.ts';
import { groups, shows, type useListFilter } from './use-list-filter.ts';

interface FilterProps {
  readonly boxes: readonly Box[];
  readonly filter: ReturnType<typeof useListFilter>;
}

const any = 'any';

/** Which ideas, and in which order: an order of ideas, never of people. */
export function FilterView({ boxes, filter: { input, change } }: FilterProps) {
  const t = useMessages(listMessages);
  const isOffice = boxes.some((box) => box.isOffice);
  const categories = boxes.find(({ id }) => id === input.box)?.categories ?? [];
  const offered = shows.filter((show) => isOffice || show === 'all' || show === 'mine' || show === input.show);
  return (
    <div className="grid grid-cols-2 gap-3 pb-4 sm:grid-cols-[repeat(auto-fit,minmax(9rem,1fr))]">
      <Select
        label={t('show')}
        options={offered.map((id) => ({ id, label: t(`show.${id}`) }))}
        value={input.show ?? 'all'}
        onChange={(show) => change({ show: show === 'all' ? undefined : show })}
      />
      {boxes.length > 1 && (
        <Select
          label={t('box')}
          options={[{ id: any, label: t('allBoxes') }, ...boxes.map(({ id, name }) => ({ id, label: name }))]}
          value={input.box ?? any}
          onChange={(box) => change({ box: box === any ? undefined : box, category: undefined })}
        />
      )}
      {categories.length > 0 && (
        <Select
          label={t('category')}
          options={[{ id: any, label: t('allCategories') }, ...categories.map(({ id, name }) => ({ id, label: name }))]}
          value={input.category ?? any}
          onChange={(category) => change({ category: category === any ? undefined : category })}
        />
      )}
      <Select
        label={t('states')}
        options={[any, ...groups].map((id) => ({
          id,
          label: t(`states.${groups.find((group) => group === id) ?? 'all'}`),
        }))}
        value={input.states ?? any}
        onChange={(states) => change({ states: states === any ? undefined : states })}
      />
      <Select
        label={t('sort')}
        options={(['newest', 'votes'] as const).map((id) => ({ id, label: t(`sort.${id}`) }))}
        value={input.sort ?? 'newest'}
        onChange={(sort) => change({ sort: sort === 'votes' ? 'votes' : undefined })}
      />
    </div>
  );
}
