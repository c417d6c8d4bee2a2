import type { ReactNode } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Dialog } from 'react-aria-components/Dialog';
import { Collection, Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Input, SearchField } from 'react-aria-components/SearchField';
import { Search } from '../icons.ts';
import { classNames } from './class-names.ts';
import { optionClasses } from './list-box-parts.tsx';
import { overlayClasses } from './modal-state.ts';
import { Spinner } from './spinner.tsx';

export interface PaletteItem {
  readonly id: string;
  /** The row as plain text. */
  readonly text: string;
  /** What is shown; the text unless given, for example a Highlight. */
  readonly title?: ReactNode;
  readonly subtitle?: ReactNode;
  /** An icon or an avatar. */
  readonly start?: ReactNode;
  /** A shortcut or the kind of thing. */
  readonly end?: ReactNode;
  readonly href?: string;
}

export interface PaletteSection {
  readonly id: string;
  readonly title: string;
  readonly items: readonly PaletteItem[];
}

export interface CommandPaletteProps {
  readonly label: string;
  readonly placeholder: string;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly query: string;
  readonly onQueryChange: (query: string) => void;
  /**
   * What matches `query`, already filtered and ordered by the caller, who must never give the answer to an older query
   * after that to a newer one. Empty sections are left out.
   */
  readonly sections: readonly PaletteSection[];
  /** An answer is on its way; the old rows stay meanwhile. */
  readonly isPending?: boolean;
  /** Enter or a click on a row; the palette closes. Rows with `href` are followed by the router as well. */
  readonly onAction: (id: string) => void;
  /** Shown when nothing matches. */
  readonly empty: ReactNode;
  /** A line below the rows: shortcuts, the number of hits, a link to the whole search. */
  readonly footer?: ReactNode;
}

/** Everything from one field (Ctrl+K): the focus stays in the field, arrows move through the rows, Enter opens. */
export function CommandPalette(props: CommandPaletteProps) {
  const { label, placeholder, isOpen, onOpenChange, query, onQueryChange, sections, empty, footer } = props;
  const filled = sections.filter(({ items }) => items.length > 0);
  function open(id: string) {
    onOpenChange(false);
    props.onAction(id);
  }
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable
      className={classNames(overlayClasses, 'items-start justify-center sm:p-6 sm:pt-[12vh]')}
    >
      <Modal className="k-pop flex max-h-dvh w-full flex-col overflow-hidden bg-raised shadow-modal max-sm:h-dvh sm:max-h-[min(34rem,76vh)] sm:max-w-2xl sm:rounded-xl forced-colors:border">
        <Dialog aria-label={label} className="flex min-h-0 flex-col outline-none">
          <Autocomplete inputValue={query} onInputChange={onQueryChange}>
            <SearchField aria-label={label} autoFocus className="flex h-14 shrink-0 items-center gap-3 px-4">
              <span className="text-muted">
                {props.isPending ? <Spinner className="size-5" /> : <Search aria-hidden className="size-5" />}
              </span>
              <Input
                role="combobox"
                aria-haspopup="listbox"
                aria-expanded={filled.length > 0}
                placeholder={placeholder}
                className="h-full min-w-0 grow bg-transparent text-lg outline-none [&::-webkit-search-cancel-button]:hidden"
              />
              <CloseKey onPress={() => onOpenChange(false)} />
            </SearchField>
            <ListBox
              aria-label={label}
              items={filled}
              onAction={(key) => open(String(key))}
              renderEmptyState={() => <div className="px-3 py-8 text-center text-sm text-muted">{empty}</div>}
              className="min-h-0 grow overflow-y-auto border-t border-border p-1.5 outline-none"
            >
              {(section) => (
                <ListBoxSection id={section.id} className="pb-1.5">
                  <Header className="px-2.5 pt-2 pb-1 text-xs font-medium text-muted">{section.title}</Header>
                  <Collection items={section.items}>{(item) => <PaletteRow item={item} />}</Collection>
                </ListBoxSection>
              )}
            </ListBox>
          </Autocomplete>
          {footer !== undefined && (
            <footer className="flex items-center gap-4 border-t border-border px-4 py-2 text-xs text-muted">
              {footer}
            </footer>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function CloseKey({ onPress }: { readonly onPress: () => void }) {
  return (
    <kbd aria-hidden onClick={onPress} className="rounded-sm bg-hover px-1.5 py-0.5 font-sans text-xs text-muted">
      Esc
    </kbd>
  );
}

function PaletteRow({ item }: { readonly item: PaletteItem }) {
  return (
    <ListBoxItem
      id={item.id}
      textValue={item.text}
      {...(item.href !== undefined && { href: item.href })}
      className={classNames(optionClasses, 'min-h-10 gap-3 px-2.5')}
    >
      {item.start !== undefined && (
        <span className="flex size-7 shrink-0 items-center justify-center text-muted">{item.start}</span>
      )}
      <span className="min-w-0 grow">
        <span className="block truncate text-sm">{item.title ?? item.text}</span>
        {item.subtitle !== undefined && <span className="block truncate text-xs text-muted">{item.subtitle}</span>}
      </span>
      {item.end !== undefined && <span className="shrink-0 text-xs text-muted">{item.end}</span>}
    </ListBoxItem>
  );
}
