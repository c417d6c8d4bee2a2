import type { ReactNode } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Check } from '../icons.ts';
import { useMessages } from '../language/use-messages.ts';
import { componentMessages } from './component-messages.ts';

/** One thing to choose from. */
export interface Option<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  /** A second, muted line. */
  readonly description?: string;
  /** Before the label: an icon or an avatar. */
  readonly start?: ReactNode;
}

/** The floating ground of lists, menus and popovers. */
export const floatingClasses = 'k-pop rounded-lg bg-raised shadow-float outline-none forced-colors:border';

/** One row inside a floating list or menu. */
export const optionClasses =
  'flex min-h-8 items-center gap-2 rounded-md px-2 py-1.5 text-sm outline-none select-none coarse:min-h-11 ' +
  'data-focused:bg-hover data-pressed:bg-pressed data-disabled:opacity-45 forced-colors:data-focused:outline-2';

interface OptionListProps {
  readonly items: Iterable<Option> | undefined;
  /** Said when there are none. */
  readonly empty?: string | undefined;
}

/** The options of a Select or ComboBox; the collection comes from the surrounding React Aria component. */
export function OptionList({ items, empty }: OptionListProps) {
  const t = useMessages(componentMessages);
  return (
    <ListBox
      {...(items !== undefined && { items })}
      className="max-h-80 overflow-auto p-1 outline-none"
      renderEmptyState={() => <p className="px-2 py-3 text-sm text-muted">{empty ?? t('noOptions')}</p>}
    >
      {(option: Option) => (
        <ListBoxItem id={option.id} textValue={option.label} className={optionClasses}>
          {({ isSelected }) => (
            <>
              {option.start}
              <span className="min-w-0 grow">
                <span className="block truncate">{option.label}</span>
                {option.description !== undefined && (
                  <span className="block truncate text-xs text-muted">{option.description}</span>
                )}
              </span>
              {isSelected && <Check aria-hidden className="size-4 shrink-0 text-accent-text" />}
            </>
          )}
        </ListBoxItem>
      )}
    </ListBox>
  );
}
