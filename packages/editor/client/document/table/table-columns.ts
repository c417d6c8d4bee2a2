import { Extension } from '@tiptap/core';
import { columnResizing, TableView } from '@tiptap/pm/tables';

/** Columns are made wider or narrower by dragging their edge, and keep that for everybody. */
export const TableColumns = Extension.create({
  name: 'tableColumns',
  // Before what selects cells.
  priority: 1100,
  addProseMirrorPlugins: () => [columnResizing({ cellMinWidth: 80, defaultCellMinWidth: 80, View: TableView })],
});
