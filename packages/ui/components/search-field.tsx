import type { Ref } from 'react';
import { Button } from 'react-aria-components/Button';
import {
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
  Input,
  Label,
} from 'react-aria-components/SearchField';
import { Search, X } from '../icons.ts';
import { useMessages } from '../language/use-messages.ts';
import { classNames } from './class-names.ts';
import { componentMessages } from './component-messages.ts';
import { controlClasses, controlHeight } from './field-frame.tsx';
import { Spinner } from './spinner.tsx';

export interface SearchFieldProps
  extends Omit<AriaSearchFieldProps, 'className' | 'style' | 'children' | 'render' | 'isInvalid'> {
  /** The name for screen readers; the magnifier and the placeholder say it to everybody else. */
  readonly label: string;
  readonly placeholder?: string;
  /** Shows that an answer is on its way, without moving anything. */
  readonly isPending?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly className?: string;
}

/** A search that answers while one types; Escape clears it. */
export function SearchField({ label, placeholder, isPending, inputRef, className, ...rest }: SearchFieldProps) {
  const t = useMessages(componentMessages);
  return (
    <AriaSearchField {...rest} className={classNames('group relative', className)}>
      <Label className="sr-only">{label}</Label>
      <span className="pointer-events-none absolute inset-y-0 start-3 flex items-center text-muted">
        {isPending ? <Spinner /> : <Search aria-hidden className="size-4" />}
      </span>
      <Input
        {...(placeholder !== undefined && { placeholder })}
        {...(inputRef !== undefined && { ref: inputRef })}
        className={classNames(
          controlClasses,
          controlHeight,
          'ps-9 pe-9 coarse:pe-11 [&::-webkit-search-cancel-button]:hidden [&::-webkit-search-decoration]:hidden',
        )}
      />
      <Button
        aria-label={t('clear')}
        className="absolute inset-y-0 end-1 my-auto flex size-7 items-center justify-center rounded-md text-muted focus-ring data-hovered:bg-hover group-data-empty:hidden coarse:end-0 coarse:size-11"
      >
        <X aria-hidden className="size-4" />
      </Button>
    </AriaSearchField>
  );
}
