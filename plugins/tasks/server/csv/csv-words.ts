import type { Language, Sentence } from '@kontor/base';
import { csvLine } from '@kontor/plugin-api/server';
import type { Priority, Recurrence, Task, TaskState } from '../../shared/index.ts';

const states: Readonly<Record<TaskState, Sentence>> = {
  open: { de: 'offen', en: 'open' },
  done: { de: 'erledigt', en: 'done' },
  dropped: { de: 'verworfen', en: 'dropped' },
};
const otherStates: Readonly<Record<string, TaskState>> = {
  '': 'open',
  nein: 'open',
  no: 'open',
  false: 'open',
  '0': 'open',
  'in arbeit': 'open',
  'in progress': 'open',
  'nicht begonnen': 'open',
  'not started': 'open',
  ja: 'done',
  yes: 'done',
  true: 'done',
  '1': 'done',
  x: 'done',
  fertig: 'done',
  abgeschlossen: 'done',
  completed: 'done',
  abgebrochen: 'dropped',
  cancelled: 'dropped',
};
const priorities: Readonly<Record<Priority, Sentence>> = {
  0: { de: 'keine', en: 'none' },
  1: { de: 'niedrig', en: 'low' },
  2: { de: 'mittel', en: 'medium' },
  3: { de: 'hoch', en: 'high' },
};
const otherPriorities: Readonly<Record<string, Priority>> = {
  '': 0,
  normal: 0,
  gering: 1,
  wichtig: 2,
  important: 2,
  dringend: 3,
  urgent: 3,
};
const answers: Readonly<Record<string, boolean>> = {
  ja: true,
  yes: true,
  true: true,
  wahr: true,
  x: true,
  '1': true,
  nein: false,
  no: false,
  false: false,
  falsch: false,
  '0': false,
};

export const nameOfState = (state: TaskState, language: Language) => states[state][language];
export const nameOfPriority = (priority: Priority, language: Language) => priorities[priority][language];
export const nameOfAnswer = (answer: boolean, language: Language) =>
  ({ de: answer ? 'ja' : 'nein', en: answer ? 'yes' : 'no' })[language];

export function readState(text: string): TaskState | undefined {
  const word = plain(text);
  for (const state of ['open', 'done', 'dropped'] as const) {
    if (states[state].de === word || states[state].en === word) return state;
  }
  return otherStates[word];
}

export function readPriority(text: string): Priority | undefined {
  const word = plain(text);
  for (const priority of [0, 1, 2, 3] as const) {
    if ([priorities[priority].de, priorities[priority].en, String(priority)].includes(word)) return priority;
  }
  return otherPriorities[word];
}

export function readAnswer(text: string): boolean | undefined {
  return answers[plain(text)];
}

/** `14:00`, `9:30`, `14:00:00`, `14 Uhr`. */
export function readTime(text: string): string | undefined {
  const [, hour, minute = '00'] = /^(\d{1,2})(?:[:.](\d{2})(?::\d{2})?)?(?:\s*Uhr)?$/i.exec(text.trim()) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined;
  return `${hour.padStart(2, '0')}:${minute}`;
}

/** Several in one cell: parted by commas; one that has a comma, a semicolon or a quote in it stands in quotes. */
export function writeWords(words: readonly string[]): string {
  return words.map((word) => (/[",;\n]/.test(word) ? `"${word.replaceAll('"', '""')}"` : word)).join(', ');
}

export function readWords(text: string): string[] {
  return [...text.matchAll(/\s*(?:"((?:[^"]|"")*)"|([^,;\n]+))/g)]
    .map(([, quoted, bare = '']) => (quoted === undefined ? bare : quoted.replaceAll('""', '"')).trim())
    .filter((word) => word !== '');
}

/** One a line, `[x]` before what is done. */
export function writeSteps(checklist: Task['checklist']): string {
  return checklist.map(({ text, done }) => `[${done ? 'x' : ' '}] ${text}`).join('\n');
}

export function readSteps(text: string): { readonly text: string; readonly done: boolean }[] {
  return text.split('\n').flatMap((line) => {
    const [, mark = '', step = ''] = /^\s*(?:[-*]\s*)?(?:\[([ xX]?)\])?\s*(.*?)\s*$/.exec(line) ?? [];
    return step === '' ? [] : [{ text: step, done: mark.toLowerCase() === 'x' }];
  });
}

const fromCompletion = ';FROM=COMPLETION';

export function writeRecurrence(recurrence: Recurrence | null): string {
  if (recurrence === null) return '';
  return `${recurrence.rule}${recurrence.from === 'completion' ? fromCompletion : ''}`;
}

export function readRecurrence(text: string): Recurrence {
  const rule = text.trim().replace(/^RRULE:/i, '');
  const isFromCompletion = rule.toUpperCase().endsWith(fromCompletion);
  return isFromCompletion ? { rule: rule.slice(0, -fromCompletion.length), from: 'completion' } : { rule, from: 'due' };
}

function plain(text: string): string {
  return text.trim().toLocaleLowerCase('de');
}

/** A byte order mark, so that spreadsheets know that it is UTF-8. */
export function csvText(rows: readonly (readonly string[])[], separator: ',' | ';'): string {
  return `\ufeff${rows.map((row) => csvLine(row, separator)).join('')}`;
}
