import { useMessages } from '@kontor/ui';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { spaceMessages } from './space-messages.ts';
import { filterOf, type SpaceFilter, spaceFilters } from './space-model.ts';

interface SpaceFilterFieldProps {
  readonly value: SpaceFilter;
  readonly onChange: (filter: SpaceFilter) => void;
}

const names = { all: 'all', mine: 'onlyMine', open: 'open', 'on-request': 'onRequest', archived: 'archived' } as const;

/** Which spaces are shown. */
export function SpaceFilterField({ value, onChange }: SpaceFilterFieldProps) {
  const t = useMessages(spaceMessages);
  return (
    <ToggleButtonGroup
      aria-label={t('show')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={([key]) => onChange(filterOf(String(key)))}
      className="flex flex-wrap gap-1.5"
    >
      {spaceFilters.map((filter) => (
        <ToggleButton
          key={filter}
          id={filter}
          className="h-8 shrink-0 rounded-full px-3 text-sm text-muted ring-1 ring-border focus-ring ring-inset data-hovered:bg-hover data-hovered:text-text data-selected:bg-accent-soft data-selected:font-medium data-selected:text-accent-text data-selected:ring-transparent coarse:h-11 coarse:px-4 forced-colors:data-selected:border"
        >
          {t(names[filter])}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
