import {
  type Answers,
  askedOf,
  type Content,
  hasOptions,
  type Item,
  isBlank,
  isQuestion,
  type Question,
  type Results,
  type Tally,
  valuesOf,
} from '../shared/index.ts';
import type { AnswerRow } from './answer-store.ts';
import { chooseShown } from './suppression.ts';

interface Asked {
  readonly content: Pick<Content, 'items' | 'threshold'>;
  readonly addressed: number;
  readonly units: readonly { readonly id: string; readonly label: string; readonly people: number }[];
  /** In random order, which is that of the free texts. */
  readonly rows: readonly AnswerRow[];
}

/**
 * What is published of a survey, once. Every number is made of at least `threshold` answers, and so is every difference of
 * numbers about the same question: rules S1 to S5 of docs/decisions/0011-anonymous-surveys.md.
 */
export function tallyAnswers({ content, addressed, units, rows }: Asked): Results {
  const { items, threshold } = content;
  if (rows.length < threshold) return { answers: null, addressed, tallies: {}, units: [] };
  const asked = rows.map((row) => ({ unit: row.unit, answers: answeredOf(items, row.answers) }));
  const byUnit = units.map(({ id }) => asked.filter(({ unit }) => unit === id).map(({ answers }) => answers));
  const isShown =
    units.length > 1
      ? chooseShown(
          byUnit.map(({ length }) => length),
          threshold,
        )
      : [];
  const shown = new Map<string, readonly boolean[]>();
  const result: Results = {
    answers: rows.length,
    addressed,
    tallies: {},
    units:
      isShown.length === 0
        ? []
        : units.map(({ id, label, people }, index) => ({
            ...{ id, label, people, answers: isShown[index] ? (byUnit[index]?.length ?? 0) : null, tallies: {} },
          })),
  };
  for (const question of items.filter(isQuestion)) {
    const total = tally(
      question,
      asked.map(({ answers }) => answers),
    );
    if (total.answered < threshold) continue;
    result.tallies[question.id] = shuffled(total);
    if (isShown.length === 0 || question.kind === 'text') continue;
    const perUnit = byUnit.map((answers) => tally(question, answers));
    const before = question.showIf ? (shown.get(question.showIf.question) ?? []) : isShown;
    const now = chooseShown(
      perUnit.map(({ answered }) => answered),
      threshold,
      (index) => before[index] === true,
    );
    shown.set(question.id, now);
    for (const [index, unit] of result.units.entries()) {
      const part = perUnit[index];
      if (now[index] && part) unit.tallies[question.id] = part;
    }
  }
  return result;
}

/** Only what was asked counts. */
function answeredOf(items: readonly Item[], given: Answers): Answers {
  const asked = new Set(askedOf(items, given).map(({ id }) => id));
  return Object.fromEntries(
    Object.entries(given).filter(([question, value]) => asked.has(question) && !isBlank(value)),
  );
}

function tally(question: Question, rows: readonly Answers[]): Tally {
  const given = rows.flatMap((answers) => answers[question.id] ?? []);
  const values = rows.flatMap((answers) => {
    const value = answers[question.id];
    return value === undefined ? [] : [value];
  });
  const { kind } = question;
  const isCounted = kind === 'choice' || kind === 'choices' || kind === 'scale';
  const numbers = kind === 'scale' || kind === 'number' ? values.map(Number) : [];
  return {
    answered: values.length,
    counts: isCounted
      ? Object.fromEntries(valuesOf(question).map((each) => [each, given.filter((one) => one === each).length]))
      : {},
    mean: numbers.length > 0 ? meanOf(numbers) : null,
    places: kind === 'ranking' && hasOptions(question) ? placesOf(question, values) : {},
    texts: kind === 'text' ? values.map(String) : [],
  };
}

function placesOf(question: Question, values: readonly Answers[string][]): Record<string, number> {
  const orders = values.filter(Array.isArray);
  if (orders.length === 0) return {};
  return Object.fromEntries(
    valuesOf(question).map((each) => [each, meanOf(orders.map((order) => order.indexOf(each) + 1))]),
  );
}

/** To two digits. */
function meanOf(numbers: readonly number[]): number {
  return Math.round((numbers.reduce((sum, each) => sum + each, 0) / numbers.length) * 100) / 100;
}

/** Texts in alphabetical order: neither that of the rows nor of another question's texts. */
function shuffled(whole: Tally): Tally {
  return { ...whole, texts: whole.texts.toSorted((one, other) => (one < other ? -1 : one > other ? 1 : 0)) };
}
