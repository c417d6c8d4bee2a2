import type { ReactNode } from 'react';
import {
  GridList,
  GridListHeader,
  GridListItem,
  GridListSection,
  type Selection,
} from 'react-aria-components/GridList';
import { Checkbox } from './checkbox.tsx';
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

/** Rows below one heading. */
export interface ItemSection {
  readonly id: string;
  readonly title: string;
}

export interface ItemListProps<T> {
  readonly label: string;
  readonly items: readonly T[];
  readonly row: (item: T) => ItemRow;
  /** The heading below which a row stands; rows of one section follow each other. */
  readonly section?: (item: T) => ItemSection;
  /** Enter or a click on a row, for rows without `href`. */
  readonly onAction?: (id: string) => void;
  /** The row that is open beside the list. */
  readonly current?: string;
  /** Chosen rows, for actions on several at once; each row then has a box in place of its start. */
  readonly selected?: ReadonlySet<string>;
  readonly onSelect?: (selected: ReadonlySet<string>) => void;
  /** Shown instead when there is nothing, usually an EmptyState. */
  readonly empty?: ReactNode;
  readonly className?: string;
}

/** Up to some hundred rows; arrow keys move between them, Tab and arrows reach the buttons inside. Beyond, VirtualList. */
export function ItemList<T>(props: ItemListProps<T>) {
  const { label, items, row, section, onAction, current, selected, onSelect, empty, className } = props;
  const rows = items.map(row);
  const rowView = (item: ItemRow) => (
    <ListRow
      key={item.id}
      item={item}
      canOpen={item.href !== undefined || onAction !== undefined}
      isCurrent={item.id === current}
      isChoosing={selected !== undefined && selected.size > 0}
      canChoose={selected !== undefined}
    />
  );
  return (
    <GridList
      aria-label={label}
      keyboardNavigationBehavior="tab"
      {...(onAction && { onAction: (key) => onAction(String(key)) })}
      {...(selected && { selectionMode: 'multiple', selectionBehavior: 'toggle', selectedKeys: selected })}
      {...(onSelect && { onSelectionChange: (keys) => onSelect(idsOf(keys, rows)) })}
      {...(empty !== undefined && { renderEmptyState: () => empty })}
      className={classNames('flex min-w-0 flex-col outline-none', className)}
    >
      {section
        ? sectionsOf(items, section).map(({ id, title, members }) => (
            <GridListSection key={id} id={id} aria-label={title}>
              <GridListHeader className="px-3 pt-4 pb-1 text-xs font-medium text-muted">{title}</GridListHeader>
              {members.map((member) => rowView(row(member)))}
            </GridListSection>
          ))
        : rows.map(rowView)}
    </GridList>
  );
}

/** Neighbours with the same heading, in the order in which they come. */
function sectionsOf<T>(
  items: readonly T[],
  sectionOf: (item: T) => ItemSection,
): readonly (ItemSection & { readonly members: readonly T[] })[] {
  const sections = new Map<string, ItemSection & { members: T[] }>();
  for (const item of items) {
    const section = sectionOf(item);
    const known = sections.get(section.id);
    if (known) known.members.push(item);
    else sections.set(section.id, { ...section, members: [item] });
  }
  return [...sections.values()];
}

interface ListRowProps {
  readonly item: ItemRow;
  readonly canOpen: boolean;
  readonly isCurrent: boolean;
  readonly canChoose: boolean;
  /** Something is chosen already, so every row shows its box. */
  readonly isChoosing: boolean;
}

function ListRow({ item, canOpen, isCurrent, canChoose, isChoosing }: ListRowProps) {
  const start = canChoose ? (
    <span className="relative flex size-9 shrink-0 items-center justify-center">
      <span
        className={classNames(
          'group-data-selected/row:opacity-0 group-has-[[data-focus-visible]_input]/row:opacity-0',
          isChoosing ? 'opacity-0' : 'group-data-hovered/row:opacity-0',
        )}
      >
        {item.start}
      </span>
      <Checkbox
        slot="selection"
        className={classNames(
          'absolute inset-0 !items-center justify-center data-selected:opacity-100 data-focus-visible:opacity-100',
          isChoosing ? 'opacity-100' : 'opacity-0 group-data-hovered/row:opacity-100',
        )}
      />
    </span>
  ) : (
    item.start
  );
  return (
    <GridListItem
      id={item.id}
      textValue={item.text}
      {...(item.href !== undefined && { href: item.href })}
      className={classNames(
        'group/row flex min-h-14 items-center gap-3 rounded-md px-3 py-2 focus-ring-inset select-none',
        'data-hovered:bg-hover data-pressed:bg-pressed data-selected:bg-accent-soft',
        canOpen && 'cursor-pointer',
        isCurrent && 'bg-accent-soft',
      )}
    >
      <RowContent row={{ ...item, start }} />
    </GridListItem>
  );
}

/** What is too long is cut, but not the focus ring of a link in it, which is drawn around the text. */
const clampedText = '-mx-1.5 -my-0.5 px-1.5 py-0.5 [overflow-wrap:anywhere]';

/** The inside of a row, for lists of other kinds that should look the same. */
export function RowContent({ row }: { readonly row: Omit<ItemRow, 'id' | 'text' | 'href'> }) {
  return (
    <>
      {row.start}
      <div className="flex min-w-0 grow flex-col gap-1 sm:flex-row sm:items-center sm:gap-3">
        <div className="min-w-0 grow">
          <div className={classNames(clampedText, 'line-clamp-3 font-medium sm:line-clamp-2')}>{row.title}</div>
          {row.subtitle !== undefined && (
            <div className={classNames(clampedText, 'line-clamp-3 text-sm text-muted sm:line-clamp-1')}>
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
