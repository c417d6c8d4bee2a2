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
    <ChoiceChips
      label={t('show')}
      value={value}
      choices={spaceFilters.map((id) => ({ id, label: t(names[id]) }))}
      onChange={(id) => onChange(filterOf(id))}
    />
  );
}

interface ChoiceChipsProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  readonly onChange: (id: string) => void;
}

/** One of a few choices, all of them in sight. */
export function ChoiceChips({ label, value, choices, onChange }: ChoiceChipsProps) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={([key]) => onChange(String(key))}
      className="flex flex-wrap gap-1.5"
    >
      {choices.map((choice) => (
        <ToggleButton
          key={choice.id}
          id={choice.id}
          className="h-8 max-w-full shrink-0 truncate rounded-full px-3 text-sm text-muted ring-1 ring-border focus-ring ring-inset data-hovered:bg-hover data-hovered:text-text data-selected:bg-accent-soft data-selected:font-medium data-selected:text-accent-text data-selected:ring-transparent coarse:h-11 coarse:px-4 forced-colors:data-selected:border"
        >
          {choice.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
