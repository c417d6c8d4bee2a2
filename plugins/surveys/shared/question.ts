import { fields } from '@kontor/schema';
import { z } from 'zod';
import { isEmpty, label, prose } from './text.ts';

const { id } = fields;

export const questionKinds = ['choice', 'choices', 'scale', 'ranking', 'number', 'text'] as const;
export const questionKind = z.enum(questionKinds);
export type QuestionKind = z.output<typeof questionKind>;

/** Steps of a scale. */
export const steps = ['1', '2', '3', '4', '5'] as const;

export const mostItems = 80;
export const mostOptions = 30;
export const longestText = 2000;
/** Numbers beyond it are typing errors. */
export const largestNumber = 1_000_000_000;

export const option = z.object({ id, label });
export type Option = z.output<typeof option>;

/** Asked only of those who answered an earlier question with one of these: ids of options, or steps of a scale. */
export const condition = z.object({ question: id, anyOf: z.array(z.string().max(40)).min(1).max(mostOptions) });
export type Condition = z.output<typeof condition>;

export const question = z.object({
  id,
  kind: questionKind,
  title: label,
  help: prose,
  isRequired: z.boolean(),
  /** Of choices and rankings; empty for the others. */
  options: z.array(option).max(mostOptions),
  /** What the ends of a scale are called. */
  low: label,
  high: label,
  showIf: condition.nullable(),
});
export type Question = z.output<typeof question>;

export const section = z.object({ id, kind: z.literal('section'), title: label, help: prose });
export type Section = z.output<typeof section>;

export const item = z.discriminatedUnion('kind', [question, section]);
export type Item = z.output<typeof item>;

export const isQuestion = (given: Item): given is Question => given.kind !== 'section';
export const hasOptions = ({ kind }: Pick<Question, 'kind'>) =>
  kind === 'choice' || kind === 'choices' || kind === 'ranking';
/** Whether later questions can depend on it. */
export const canDecide = ({ kind }: Pick<Question, 'kind'>) =>
  kind === 'choice' || kind === 'choices' || kind === 'scale';

/** What can be chosen of a question: ids of its options, or the steps of a scale. */
export function valuesOf({ kind, options }: Question): string[] {
  return kind === 'scale' ? [...steps] : options.map((each) => each.id);
}

/** In their order. A condition names an earlier question and what can be chosen there. */
export const items = z
  .array(item)
  .max(mostItems)
  .refine((all) => isUnique([...all.map((each) => each.id), ...all.filter(isQuestion).flatMap(optionIds)]), 'same id')
  .refine(
    (all) => all.filter(isQuestion).every((each, index, list) => dependsOn(each, list.slice(0, index))),
    'condition',
  );

function optionIds({ options }: Question): string[] {
  return options.map((each) => each.id);
}

function isUnique(ids: readonly string[]): boolean {
  return new Set(ids).size === ids.length;
}

function dependsOn({ showIf }: Question, earlier: readonly Question[]): boolean {
  if (!showIf) return true;
  const decides = earlier.find((each) => each.id === showIf.question);
  if (!decides || !canDecide(decides)) return false;
  const values = valuesOf(decides);
  return showIf.anyOf.every((value) => values.includes(value));
}

/** What keeps a draft from being asked: nothing where it is ready. */
export type Fault = 'no-title' | 'too-few-options' | 'no-label';

export function faultOf(given: Item): Fault | undefined {
  if (isEmpty(given.title)) return 'no-title';
  if (!isQuestion(given) || !hasOptions(given)) return undefined;
  if (given.options.length < 2) return 'too-few-options';
  return given.options.some((each) => isEmpty(each.label)) ? 'no-label' : undefined;
}
