import type { Sentence } from '@kontor/base';

/** Columns that every list has; those of its fields are `field:` with the id. */
export const csvColumns = [
  'id',
  'parent',
  'title',
  'note',
  'state',
  'section',
  'priority',
  'startOn',
  'dueOn',
  'dueTime',
  'estimate',
  'labels',
  'checklist',
  'assignees',
  'recurrence',
  'blockedBy',
  'source',
  'createdAt',
  'createdBy',
  'closedAt',
  'closedBy',
] as const;
export type CsvColumn = (typeof csvColumns)[number];

/** What the product decides and a file does not. */
export const onlyExported: ReadonlySet<string> = new Set<CsvColumn>([
  'blockedBy',
  'source',
  'createdAt',
  'createdBy',
  'closedAt',
  'closedBy',
]);

export const csvColumnNames: Readonly<Record<CsvColumn, Sentence>> = {
  id: { de: 'Kennung', en: 'ID' },
  parent: { de: 'Teil von', en: 'Part of' },
  title: { de: 'Titel', en: 'Title' },
  note: { de: 'Notiz', en: 'Note' },
  state: { de: 'Stand', en: 'State' },
  section: { de: 'Abschnitt', en: 'Section' },
  priority: { de: 'Priorität', en: 'Priority' },
  startOn: { de: 'Beginn', en: 'Start' },
  dueOn: { de: 'Fällig am', en: 'Due date' },
  dueTime: { de: 'Uhrzeit', en: 'Time' },
  estimate: { de: 'Aufwand (Minuten)', en: 'Estimate (minutes)' },
  labels: { de: 'Schlagwörter', en: 'Labels' },
  checklist: { de: 'Schritte', en: 'Steps' },
  assignees: { de: 'Zuständig', en: 'Assignees' },
  recurrence: { de: 'Wiederholung', en: 'Recurrence' },
  blockedBy: { de: 'Wartet auf', en: 'Blocked by' },
  source: { de: 'Herkunft', en: 'Source' },
  createdAt: { de: 'Angelegt am', en: 'Created at' },
  createdBy: { de: 'Angelegt von', en: 'Created by' },
  closedAt: { de: 'Geschlossen am', en: 'Closed at' },
  closedBy: { de: 'Geschlossen von', en: 'Closed by' },
};

/** What other programs and people call them. */
export const otherNames: Readonly<Partial<Record<CsvColumn, readonly string[]>>> = {
  id: ['nr', 'nummer', 'key', 'schlüssel', 'vorgangsnummer', 'task id'],
  parent: ['parent', 'übergeordnet', 'übergeordnete aufgabe', 'oberaufgabe', 'parent id'],
  title: ['aufgabe', 'name', 'betreff', 'task', 'summary', 'subject', 'bezeichnung', 'task name', 'content'],
  note: ['notizen', 'beschreibung', 'description', 'notes', 'bemerkung', 'details'],
  state: ['status', 'zustand', 'erledigt', 'done'],
  section: ['spalte', 'phase', 'gruppe', 'column', 'bucket', 'list', 'bucket name', 'section/column'],
  priority: ['prio', 'wichtigkeit'],
  startOn: ['start', 'startdatum', 'beginnt am', 'start date', 'von'],
  dueOn: ['fällig', 'fälligkeit', 'fälligkeitsdatum', 'frist', 'termin', 'bis', 'due', 'due date', 'deadline', 'ende'],
  dueTime: ['zeit', 'due time'],
  estimate: ['aufwand', 'dauer', 'estimate', 'duration', 'minuten'],
  labels: ['labels', 'tags', 'schlagwort', 'kategorien', 'kategorie', 'label'],
  checklist: ['checkliste', 'checklist', 'checklist items'],
  assignees: ['zuständige', 'verantwortlich', 'bearbeiter', 'zugewiesen an', 'assignee', 'assigned to', 'owner', 'wer'],
  recurrence: ['rrule'],
};
