import { IconButton, Search, Spinner, useMessages, X } from '@kontor/ui';
import type { KeyboardEvent, Ref } from 'react';
import { shellMessages } from '../shell/shell-messages.ts';

export interface PaletteInputProps {
  readonly query: string;
  readonly isPending: boolean;
  readonly listId: string;
  readonly activeId: string | undefined;
  readonly onType: (query: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onClose: () => void;
  readonly inputRef: Ref<HTMLInputElement>;
}

/** The box of the palette: a combobox whose list is always open (WAI-ARIA 1.2, combobox with list autocomplete). */
export function PaletteInput(props: PaletteInputProps) {
  const { query, isPending, listId, activeId, onType, onKeyDown, onClose, inputRef } = props;
  const t = useMessages(shellMessages);
  return (
    <div className="flex h-14 shrink-0 items-center gap-3 border-b border-border ps-4 pe-2.5">
      <span className="text-muted">{isPending ? <Spinner /> : <Search aria-hidden className="size-4" />}</span>
      <input
        // biome-ignore lint/a11y/noAutofocus: the box is what the dialogue was opened for.
        autoFocus
        ref={inputRef}
        type="text"
        role="combobox"
        aria-label={t('searchLabel')}
        aria-expanded
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={activeId}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        enterKeyHint="go"
        maxLength={200}
        placeholder={t('search')}
        value={query}
        onChange={(event) => onType(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        className="h-full min-w-0 grow bg-transparent text-base outline-none"
      />
      <IconButton icon={X} label={t('keysClose')} onPress={onClose} />
    </div>
  );
}
