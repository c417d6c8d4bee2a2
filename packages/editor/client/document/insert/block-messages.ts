import { defineMessages } from '@kontor/ui/messages';

const german = {
  heading1: 'Überschrift 1',
  heading2: 'Überschrift 2',
  heading3: 'Überschrift 3',
  bulletList: 'Liste',
  orderedList: 'Nummerierte Liste',
  taskList: 'Aufgabenliste',
  table: 'Tabelle',
  picture: 'Bild',
  file: 'Datei',
  object: 'Seite oder Objekt aus Kontor',
  quote: 'Zitat',
  calloutInfo: 'Hinweis',
  calloutTip: 'Tipp',
  calloutWarning: 'Achtung',
  calloutDanger: 'Warnung',
  details: 'Aufklappbarer Abschnitt',
  columns: 'Spalten',
  codeBlock: 'Code',
  mathBlock: 'Formel',
  mathInline: 'Formel in der Zeile',
  diagram: 'Diagramm',
  footnote: 'Fußnote',
  rule: 'Trennlinie',
};

/** Everything that can be inserted. */
export type BlockKindName = keyof typeof german;

const english: Record<BlockKindName, string> = {
  heading1: 'Heading 1',
  heading2: 'Heading 2',
  heading3: 'Heading 3',
  bulletList: 'List',
  orderedList: 'Numbered list',
  taskList: 'Task list',
  table: 'Table',
  picture: 'Picture',
  file: 'File',
  object: 'Page or object of Kontor',
  quote: 'Quote',
  calloutInfo: 'Note',
  calloutTip: 'Tip',
  calloutWarning: 'Caution',
  calloutDanger: 'Warning',
  details: 'Collapsible section',
  columns: 'Columns',
  codeBlock: 'Code',
  mathBlock: 'Formula',
  mathInline: 'Formula in the line',
  diagram: 'Diagram',
  footnote: 'Footnote',
  rule: 'Dividing line',
};

/** What can be inserted, by name. */
export const blockMessages = defineMessages('editor.blocks', { de: german, en: english });

/** Other words that somebody may look for, in either language. */
export const otherWords: Partial<Record<BlockKindName, string>> = {
  heading1: 'h1 titel title',
  heading2: 'h2',
  heading3: 'h3',
  bulletList: 'aufzählung punkte bullet unordered',
  orderedList: 'aufzählung schritte ordered steps',
  taskList: 'checkliste todo abhaken checkbox checklist',
  table: 'raster spalten zeilen grid',
  picture: 'foto grafik image photo',
  file: 'anhang dokument attachment document pdf',
  object: 'einbetten verweis link embed card',
  quote: 'zitieren citation blockquote',
  calloutInfo: 'kasten info box callout',
  calloutTip: 'kasten hint box callout',
  calloutWarning: 'kasten vorsicht box callout attention',
  calloutDanger: 'kasten gefahr box callout danger',
  details: 'klappen zuklappen einklappen toggle fold details',
  columns: 'nebeneinander layout side',
  codeBlock: 'quelltext programm source',
  mathBlock: 'mathe mathematik gleichung latex math equation',
  mathInline: 'mathe mathematik gleichung latex math equation',
  diagram: 'mermaid ablauf flussdiagramm flowchart chart',
  footnote: 'anmerkung quelle note reference',
  rule: 'linie strich horizontal divider separator',
};
