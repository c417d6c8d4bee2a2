import { defineMessages } from '@kontor/ui/messages';

export const tableMessages = defineMessages('editor.table', {
  de: {
    table: 'Tabelle',
    rowAbove: 'Zeile darüber einfügen',
    rowBelow: 'Zeile darunter einfügen',
    columnBefore: 'Spalte links einfügen',
    columnAfter: 'Spalte rechts einfügen',
    headerRow: 'Kopfzeile ein oder aus',
    headerColumn: 'Kopfspalte ein oder aus',
    merge: 'Zellen verbinden',
    split: 'Zelle teilen',
    deleteRow: 'Zeile löschen',
    deleteColumn: 'Spalte löschen',
    deleteTable: 'Tabelle löschen',
  },
  en: {
    table: 'Table',
    rowAbove: 'Insert row above',
    rowBelow: 'Insert row below',
    columnBefore: 'Insert column to the left',
    columnAfter: 'Insert column to the right',
    headerRow: 'Header row on or off',
    headerColumn: 'Header column on or off',
    merge: 'Merge cells',
    split: 'Split cell',
    deleteRow: 'Delete row',
    deleteColumn: 'Delete column',
    deleteTable: 'Delete table',
  },
});
