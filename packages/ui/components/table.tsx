import type { ReactNode } from 'react';
import { ArrowDown, ArrowUp } from '../icons.ts';
import { classNames } from './class-names.ts';

export interface TableColumn<T> {
  readonly id: string;
  readonly title: string;
  readonly cell: (row: T) => ReactNode;
  readonly align?: 'start' | 'end';
  /** Names the row, for screen readers and as the title of the card on phones; exactly one column. */
  readonly isRowHeader?: boolean;
  readonly isSortable?: boolean;
  /** Left out below this width, when it is not needed to understand the row. */
  readonly hiddenBelow?: 'md' | 'lg';
}

export interface TableSort {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

export interface TableProps<T> {
  readonly label: string;
  readonly columns: ReadonlyArray<TableColumn<T>>;
  readonly rows: readonly T[];
  readonly idOf: (row: T) => string;
  readonly sort?: TableSort;
  readonly onSort?: (sort: TableSort) => void;
  readonly className?: string;
}

const hidden = { md: 'max-md:hidden', lg: 'max-lg:hidden' };

/** Rows to compare, column by column. On phones each row becomes a card with the titles beside the values. */
export function Table<T>({ label, columns, rows, idOf, sort, onSort, className }: TableProps<T>) {
  return (
    // Roles are repeated because browsers drop those of elements that are laid out as blocks on phones.
    // biome-ignore-start lint/a11y/noRedundantRoles: see above
    <table role="table" aria-label={label} className={classNames('w-full text-start max-sm:block', className)}>
      <thead role="rowgroup" className="max-sm:sr-only">
        <tr role="row" className="border-b border-border">
          {columns.map((column) => (
            <ColumnHead key={column.id} column={column} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="max-sm:block">
        {rows.map((row) => (
          <tr
            key={idOf(row)}
            role="row"
            className="border-b border-border last:border-0 max-sm:block max-sm:py-3 sm:hover:bg-hover"
          >
            {columns.map((column) => (
              <TableCell key={column.id} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
    // biome-ignore-end lint/a11y/noRedundantRoles: see above
  );
}

function TableCell<T>({ column, row }: { readonly column: TableColumn<T>; readonly row: T }) {
  const Cell = column.isRowHeader ? 'th' : 'td';
  return (
    <Cell
      {...(column.isRowHeader && { scope: 'row' })}
      role={column.isRowHeader ? 'rowheader' : 'cell'}
      className={classNames(
        'px-3 py-2.5 text-start align-middle sm:first:ps-1 max-sm:flex max-sm:justify-between max-sm:gap-4 max-sm:px-1 max-sm:py-0.5',
        column.isRowHeader ? 'font-medium' : 'font-normal',
        column.align === 'end' && 'tabular-nums sm:text-end',
        column.hiddenBelow && hidden[column.hiddenBelow],
      )}
    >
      {!column.isRowHeader && (
        <span aria-hidden className="text-sm text-muted sm:hidden">
          {column.title}
        </span>
      )}
      {column.cell(row)}
    </Cell>
  );
}

interface ColumnHeadProps<T> {
  readonly column: TableColumn<T>;
  readonly sort: TableSort | undefined;
  readonly onSort: ((sort: TableSort) => void) | undefined;
}

function ColumnHead<T>({ column, sort, onSort }: ColumnHeadProps<T>) {
  const direction = sort?.column === column.id ? sort.direction : undefined;
  const Arrow = direction === 'descending' ? ArrowDown : ArrowUp;
  return (
    <th
      // biome-ignore lint/a11y/noRedundantRoles: browsers drop the role when the row is laid out as blocks
      role="columnheader"
      scope="col"
      aria-sort={column.isSortable ? (direction ?? 'none') : undefined}
      className={classNames(
        'h-9 px-3 text-sm font-medium whitespace-nowrap text-muted first:ps-1',
        column.align === 'end' ? 'text-end' : 'text-start',
        column.hiddenBelow && hidden[column.hiddenBelow],
      )}
    >
      {column.isSortable && onSort ? (
        <button
          type="button"
          onClick={() =>
            onSort({ column: column.id, direction: direction === 'ascending' ? 'descending' : 'ascending' })
          }
          className="-mx-1.5 inline-flex h-7 items-center gap-1 rounded-md px-1.5 focus-ring hover:bg-hover hover:text-text coarse:h-11"
        >
          {column.title}
          <Arrow aria-hidden className={classNames('size-3.5', direction === undefined && 'opacity-0')} />
        </button>
      ) : (
        column.title
      )}
    </th>
  );
}
