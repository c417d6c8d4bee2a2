import { EllipsisVertical, IconButton, Menu, MenuItem, MenuTrigger, Pencil, Trash2, useMessages } from '@kontor/ui';
import { useState } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import type { SavedFilter } from '../../shared/filter-api.ts';
import { filterMessages } from './filter-messages.ts';
import { NameDialog } from './name-dialog-view.tsx';
import { isSameFilter, wordsOf } from './task-filter.ts';
import type { FilterState } from './use-filter.ts';
import { useSavedFilters } from './use-saved-filters.ts';

interface SavedFiltersProps {
  /** Null: of the day. */
  readonly list: string | null;
  readonly state: FilterState;
}

/** What the person has saved: pressed it filters, pressed again it does not. */
export function SavedFilters({ list, state }: SavedFiltersProps) {
  const t = useMessages(filterMessages);
  const { filters, put, remove } = useSavedFilters(list);
  const [renamed, setRenamed] = useState<SavedFilter>();
  if (filters.length === 0) return null;
  const words = wordsOf(state.filter);
  return (
    <ul aria-label={t('saved')} className="flex flex-wrap gap-2">
      {filters.map((filter) => {
        const isOn = isSameFilter(filter.words, words);
        return (
          <li key={filter.id} className="flex max-w-full items-center rounded-full bg-hover">
            <ToggleButton
              isSelected={isOn}
              onChange={() => state.setWords(isOn ? {} : filter.words)}
              className="h-7 min-w-0 truncate rounded-full ps-3 pe-2 text-sm font-medium focus-ring data-hovered:bg-pressed data-selected:bg-accent data-selected:text-on-accent coarse:h-11 forced-colors:border"
            >
              {filter.name}
            </ToggleButton>
            <MenuTrigger>
              <IconButton
                icon={EllipsisVertical}
                size="sm"
                label={t('actions', { name: filter.name })}
                className="rounded-full"
              />
              <Menu placement="bottom start">
                <MenuItem icon={Pencil} onAction={() => setRenamed(filter)}>
                  {t('rename')}
                </MenuItem>
                <MenuItem icon={Trash2} isDestructive onAction={() => void remove(filter)}>
                  {t('delete')}
                </MenuItem>
              </Menu>
            </MenuTrigger>
          </li>
        );
      })}
      {renamed && (
        <NameDialog
          title={t('renameTitle')}
          value={renamed.name}
          onSave={(name) => void put({ ...renamed, name })}
          onClose={() => setRenamed(undefined)}
        />
      )}
    </ul>
  );
}
