import { fields } from '@kontor/schema';
import { z } from 'zod';
import { type Item, isQuestion, largestNumber, longestText, mostOptions, type Question, valuesOf } from './question.ts';

const { id } = fields;

const answer = z.union([
  z.string().max(longestText),
  z.number().min(-largestNumber).max(largestNumber),
  z.array(id).max(mostOptions),
]);
export type Answer = z.output<typeof answer>;

/** One person's answers by question; what was not answered is left out. */
export const answers = z.record(id, answer);
export type Answers = z.output<typeof answers>;

/** The questions that these answers lead to, in their order: what is hidden decides nothing. */
export function askedOf(items: readonly Item[], given: Answers): Question[] {
  const asked = new Set<string>();
  return items.filter(isQuestion).filter((question) => {
    const isAsked = !question.showIf || (asked.has(question.showIf.question) && isMet(question.showIf, given));
    if (isAsked) asked.add(question.id);
    return isAsked;
  });
}

function isMet({ question, anyOf }: NonNullable<Question['showIf']>, given: Answers): boolean {
  const chosen = given[question];
  return [chosen ?? []].flat().some((value) => anyOf.includes(String(value)));
}

export type AnswerFault = 'missing' | 'wrong';

/** What is wrong, by question; nothing where it can be sent. Answers to what was not asked are wrong, too. */
export function faultsOf(items: readonly Item[], given: Answers): Map<string, AnswerFault> {
  const asked = askedOf(items, given);
  const known = new Set(asked.map((question) => question.id));
  const faults = new Map<string, AnswerFault>();
  for (const each of Object.keys(given)) if (!known.has(each)) faults.set(each, 'wrong');
  for (const question of asked) {
    const value = given[question.id];
    if (isBlank(value)) {
      if (question.isRequired) faults.set(question.id, 'missing');
      else if (value !== undefined) faults.set(question.id, 'wrong');
    } else if (!fits(question, value)) faults.set(question.id, 'wrong');
  }
  return faults;
}

/** Without what is empty, and without what was answered before another answer hid it. */
export function tidyAnswers(items: readonly Item[], given: Answers): Answers {
  const asked = new Set(askedOf(items, given).map((question) => question.id));
  const trimmed = Object.entries(given).map(
    ([question, value]) => [question, typeof value === 'string' ? value.trim() : value] as const,
  );
  return Object.fromEntries(trimmed.filter(([question, value]) => asked.has(question) && !isBlank(value)));
}

export function isBlank(value: Answer | undefined): value is undefined {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

function fits(question: Question, value: Answer): boolean {
  const { kind } = question;
  if (kind === 'number') return typeof value === 'number';
  if (kind === 'text') return typeof value === 'string';
  const values = valuesOf(question);
  if (kind === 'choice' || kind === 'scale') return typeof value === 'string' && values.includes(value);
  if (!Array.isArray(value) || new Set(value).size !== value.length) return false;
  return value.every((each) => values.includes(each)) && (kind === 'choices' || value.length === values.length);
}
