import type { ReactNode } from 'react';
import { GridList, GridListItem, type Selection } from 'react-aria-components/GridList';
import { classNames } from './class-names.ts';

/** The order of a row: what it is, what else to know, and what to do with it. Long texts break. */
export interface ItemRow {
  readonly id: string;
  /** The text of the row for screen readers and for typing ahead. */
  readonly text: string;
  readonly title: ReactNode;
  readonly subtitle?: ReactNode;
  /** Before the title: an Avatar or an icon. */
  readonly start?: ReactNode;
  /** A short state or a date; beside the text, on phones below it. */
  readonly note?: ReactNode;
  /** At the end: small buttons. */
  readonly end?: ReactNode;
  /** Where the row leads; then it can be opened in a new tab. */
  readonly href?: string;
}

export interface ItemListProps<T> {
  readonly label: string;
  readonly items: readonly T[];
  readonly row: (item: T) => ItemRow;
  /** Enter or a click on a row, for rows without `href`. */
  readonly onAction?: (id: string) => void;
  /** The row that is open beside the list. */
  readonly current?: string;
  /** Chosen rows, for actions on several at once. */
  readonly selected?: ReadonlySet<string>;
  readonly onSelect?: (selected: ReadonlySet<string>) => void;
  /** Shown instead when there is nothing, usually an EmptyState. */
  readonly empty?: ReactNode;
  readonly className?: string;
}

/** Up to some hundred rows; arrow keys move between them, Tab and arrows reach the buttons inside. Beyond, VirtualList. */
export function ItemList<T>(props: ItemListProps<T>) {
  const { label, items, row, onAction, current, selected, onSelect, empty, className } = props;
  const rows = items.map(row);
  return (
    <GridList
      aria-label={label}
      items={rows}
      dependencies={[current]}
      keyboardNavigationBehavior="tab"
      {...(onAction && { onAction: (key) => onAction(String(key)) })}
      {...(selected && { selectionMode: 'multiple', selectionBehavior: 'toggle', selectedKeys: selected })}
      {...(onSelect && { onSelectionChange: (keys) => onSelect(idsOf(keys, rows)) })}
      {...(empty !== undefined && { renderEmptyState: () => empty })}
      className={classNames('flex min-w-0 flex-col outline-none', className)}
    >
      {(item) => (
        <GridListItem
          id={item.id}
          textValue={item.text}
          {...(item.href !== undefined && { href: item.href })}
          className={classNames(
            'flex min-h-14 items-center gap-3 rounded-md px-3 py-2 focus-ring-inset select-none',
            'data-hovered:bg-hover data-pressed:bg-pressed data-selected:bg-accent-soft',
            (item.href !== undefined || onAction) && 'cursor-pointer',
            item.id === current && 'bg-accent-soft',
          )}
        >
          <RowContent row={item} />
        </GridListItem>
      )}
    </GridList>
  );
}

/** The inside of a row, for lists of other kinds that should look the same. */
export function RowContent({ row }: { readonly row: Omit<ItemRow, 'id' | 'text' | 'href'> }) {
  return (
    <>
      {row.start}
      <div className="flex min-w-0 grow flex-col gap-1 sm:flex-row sm:items-center sm:gap-3">
        <div className="min-w-0 grow">
          <div className="line-clamp-3 font-medium [overflow-wrap:anywhere] sm:line-clamp-2">{row.title}</div>
          {row.subtitle !== undefined && (
            <div className="line-clamp-3 text-sm text-muted [overflow-wrap:anywhere] sm:line-clamp-1">
              {row.subtitle}
            </div>
          )}
        </div>
        {row.note !== undefined && (
          <div className="flex shrink-0 flex-wrap items-center gap-1.5 text-sm text-muted">{row.note}</div>
        )}
      </div>
      {row.end !== undefined && <div className="flex shrink-0 items-center gap-2 text-sm text-muted">{row.end}</div>}
    </>
  );
}

function idsOf(keys: Selection, rows: readonly ItemRow[]): ReadonlySet<string> {
  return new Set(keys === 'all' ? rows.map(({ id }) => id) : [...keys].map(String));
}
