import type { Language } from '@kontor/base';
import { csvLine } from '@kontor/plugin-api/server';
import {
  type Answers,
  type Content,
  isQuestion,
  type Question,
  type Results,
  steps,
  type Tally,
  textIn,
  valuesOf,
} from '../shared/index.ts';

const words = {
  de: {
    head: ['Bereich', 'Frage', 'Antwort', 'Anzahl', 'Geantwortet', 'Mittelwert'],
    all: 'Gesamt',
    others: 'Übrige',
    text: 'Freitext',
    place: 'Mittlerer Platz',
  },
  en: {
    head: ['Part', 'Question', 'Answer', 'Count', 'Answered', 'Mean'],
    all: 'Total',
    others: 'Others',
    text: 'Free text',
    place: 'Mean place',
  },
};

/** The marks at the start have spreadsheets read it as UTF-8. */
const mark = '\ufeff';

/** A line for each number, and for each free text. */
export function writeResults({ items }: Pick<Content, 'items'>, results: Results, language: Language): string {
  const { head, all, others } = words[language];
  const parts = [
    { label: all, tallies: results.tallies },
    ...results.units.map((unit) => ({ ...unit, label: unit.label || others })),
  ];
  const rows = parts.flatMap(({ label, tallies }) =>
    items.filter(isQuestion).flatMap((question) => {
      const tally = tallies[question.id];
      return tally
        ? linesOf(question, tally, language).map((line) => [label, textIn(language, question.title), ...line])
        : [];
    }),
  );
  return mark + [head, ...rows].map((row) => csvLine(row, ';')).join('');
}

function linesOf(question: Question, { answered, counts, mean, places, texts }: Tally, language: Language): string[][] {
  const { text, place } = words[language];
  const number = (value: number) => value.toLocaleString(language, { useGrouping: false });
  const label = (value: string) => labelOf(question, value, language);
  const last = [String(answered), mean === null ? '' : number(mean)];
  if (texts.length > 0) return texts.map((each) => [text, each, String(answered), '']);
  if (question.kind === 'ranking')
    return Object.entries(places).map(([value, mid]) => [`${label(value)} (${place})`, number(mid), ...last]);
  if (question.kind === 'number') return [['', String(answered), ...last]];
  // In the order of the question: the database keeps no order of keys.
  return valuesOf(question).map((value) => [label(value), String(counts[value] ?? 0), ...last]);
}

function labelOf({ kind, options, low, high }: Question, value: string, language: Language): string {
  if (kind !== 'scale')
    return textIn(language, options.find(({ id }) => id === value)?.label ?? { de: value, en: value });
  const end = value === steps[0] ? low : value === steps.at(-1) ? high : undefined;
  const name = end ? textIn(language, end) : '';
  return name === '' ? value : `${value} (${name})`;
}

/** One person's answers in a line: several options of one question are joined by a bar. Free texts are not among them. */
export function writeRows({ items }: Pick<Content, 'items'>, rows: readonly Answers[], language: Language): string {
  const questions = items.filter(isQuestion).filter(({ kind }) => kind !== 'text');
  const lines = rows.map((row) =>
    questions.map((question) =>
      [row[question.id] ?? []]
        .flat()
        .map((value) =>
          question.kind === 'number'
            ? Number(value).toLocaleString(language, { useGrouping: false })
            : labelOf(question, String(value), language),
        )
        .join(' | '),
    ),
  );
  return (
    mark + [questions.map(({ title }) => textIn(language, title)), ...lines].map((row) => csvLine(row, ';')).join('')
  );
}
