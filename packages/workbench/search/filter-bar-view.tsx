import { lazyLayer } from '@kontor/plugin-api/client';
import { Button, classNames, Filter, TagList, useMessages } from '@kontor/ui';
import { useId, useState } from 'react';
import { filterMessages } from './filter-messages.ts';
import { activeFilters, type FilterName, type SearchFilters, withoutFilter } from './filter-model.ts';
import { useFilterNames } from './use-filter-names.ts';

const FilterForm = lazyLayer(async () => (await import('./filter-form-view.tsx')).FilterForm);

export interface FilterBarProps {
  readonly filters: SearchFilters;
  readonly onChange: (filters: SearchFilters) => void;
  readonly className?: string;
}

/** The filters that are on, each to be removed, and the form in which they are chosen. */
export function FilterBar({ filters, onChange, className }: FilterBarProps) {
  const t = useMessages(filterMessages);
  const [isOpen, setOpen] = useState(false);
  const formId = useId();
  const nameOf = useFilterNames(filters);
  const active = activeFilters(filters);
  return (
    <div className={classNames('flex shrink-0 flex-col gap-2', className)}>
      <div className="flex flex-wrap items-center gap-1.5">
        <Button
          variant="quiet"
          size="sm"
          icon={Filter}
          aria-expanded={isOpen}
          aria-controls={formId}
          onPress={() => setOpen(!isOpen)}
          className="-ms-2"
        >
          {t('filters')}
        </Button>
        {active.length > 0 && (
          <TagList
            label={t('active')}
            tags={active.map((name) => ({ id: name, label: nameOf(name) }))}
            onRemove={(id) => onChange(withoutFilter(filters, id as FilterName))} // the ids are those given above
            className="min-w-0"
          />
        )}
        {active.length > 1 && (
          <Button variant="quiet" size="sm" onPress={() => onChange(withoutFilter(filters, 'all'))}>
            {t('clear')}
          </Button>
        )}
      </div>
      <div id={formId} hidden={!isOpen}>
        {isOpen && <FilterForm filters={filters} onChange={onChange} />}
      </div>
    </div>
  );
}
