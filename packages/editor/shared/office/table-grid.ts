import type { DocNode } from '../doc.ts';

interface GridCell {
  readonly cell: DocNode;
  readonly columns: number;
  readonly rows: number;
}

interface GridRow {
  /** From the left; `covered` where a cell reaches in from the left or from above. */
  readonly slots: readonly (GridCell | 'covered')[];
  /** All of its cells are heads. */
  readonly isHead: boolean;
}

export interface TableGrid {
  readonly columns: number;
  readonly rows: readonly GridRow[];
  /** How many rows at the top are heads. */
  readonly heads: number;
}

/** Word knows no more. */
const mostColumns = 60;

/** A table with every place in it filled, whatever its cells say; nothing where it is too wide for a page. */
export function gridOf(table: DocNode): TableGrid | undefined {
  const rows = (table.content ?? []).filter(({ content = [] }) => content.length > 0);
  const slots = placed(rows, true) ?? placed(rows, false);
  if (!slots || slots.length === 0) return undefined;
  const columns = Math.max(...slots.map((row) => row.length));
  const empty: GridCell = { cell: { type: 'tableCell', content: [{ type: 'paragraph' }] }, columns: 1, rows: 1 };
  const filled = slots.map((row, at) => ({
    slots: Array.from({ length: columns }, (_none, column) => row[column] ?? empty),
    isHead: (rows[at]?.content ?? []).every(({ type }) => type === 'tableHeader'),
  }));
  const body = filled.findIndex(({ isHead }) => !isHead);
  return { columns, rows: filled, heads: body === -1 ? Math.min(1, filled.length) : body };
}

type Slots = (GridCell | 'covered' | undefined)[][];

function placed(rows: readonly DocNode[], mergesColumns: boolean): Slots | undefined {
  const slots: Slots = rows.map(() => []);
  for (const [at, { content: cells = [] }] of rows.entries()) {
    let column = 0;
    for (const cell of cells) {
      while (slots[at]?.[column] !== undefined) column++;
      const columns = mergesColumns ? roomFor(slots[at], column, Number(cell.attrs?.colspan) || 1) : 1;
      if (column + columns > mostColumns) return undefined;
      const height = Math.min(Math.max(1, Number(cell.attrs?.rowspan) || 1), rows.length - at);
      for (const row of slots.slice(at, at + height))
        for (let offset = 0; offset < columns; offset++) row[column + offset] = 'covered';
      const own = slots[at];
      if (own) own[column] = { cell, columns, rows: height };
      column += columns;
    }
  }
  return slots;
}

/** How many columns are free: what reaches in from above stays where it is. */
function roomFor(row: Slots[number] | undefined, from: number, wanted: number): number {
  let room = 1;
  while (room < wanted && room <= mostColumns && row?.[from + room] === undefined) room++;
  return room;
}
