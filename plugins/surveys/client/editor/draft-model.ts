import { newId } from '@kontor/base';
import {
  type Bilingual,
  type Content,
  faultOf,
  type Item,
  isEmpty,
  isQuestion,
  noText,
  type Question,
  type QuestionKind,
  type Survey,
  valuesOf,
} from '../../shared/index.ts';

export const emptyContent: Content = {
  title: noText,
  intro: noText,
  items: [],
  addressees: [],
  ...{ threshold: 5, unitLevel: 0, resultsFor: 'addressees', hasRows: false, keptDays: 90 },
};

export function newQuestion(kind: QuestionKind, given: Partial<Question> = {}): Question {
  const options = kind === 'choice' || kind === 'choices' || kind === 'ranking' ? [newOption(), newOption()] : [];
  const texts = { title: noText, help: noText, low: noText, high: noText };
  return { id: newId(), kind, ...texts, isRequired: false, options, showIf: null, ...given };
}

export function newOption(label: Bilingual = noText) {
  return { id: newId(), label };
}

export function newSection(title: Bilingual = noText): Item {
  return { id: newId(), kind: 'section', title, help: noText };
}

/** What is saved of a survey as it was fetched. */
export function contentOf(survey: Survey): Content {
  const { title, intro, items, threshold, unitLevel, resultsFor, hasRows, keptDays } = survey;
  const addressees = survey.addressees.map(({ label: _label, ...each }) => each);
  return { title, intro, items, addressees, threshold, unitLevel, resultsFor, hasRows, keptDays };
}

/** The same questions as another survey: with ids of their own, nothing joins the two. */
export function copyItems(items: readonly Item[]): Item[] {
  const ids = new Map<string, string>();
  const renew = (id: string) => ids.get(id) ?? (ids.set(id, newId()).get(id) as string); // just set
  return items.map((item) => {
    if (!isQuestion(item)) return { ...item, id: renew(item.id) };
    const options = item.options.map((option) => ({ ...option, id: renew(option.id) }));
    const showIf = item.showIf && {
      question: renew(item.showIf.question),
      anyOf: item.showIf.anyOf.map((value) => ids.get(value) ?? value),
    };
    return { ...item, id: renew(item.id), options, showIf };
  });
}

/** A question beside itself, with ids of its own. */
export function copyItem(item: Item): Item {
  if (!isQuestion(item)) return { ...item, id: newId() };
  return { ...item, id: newId(), options: item.options.map((option) => ({ ...option, id: newId() })) };
}

export function moveItem(items: readonly Item[], id: string, by: number): Item[] {
  const place = items.findIndex((each) => each.id === id);
  const item = items[place];
  const others = items.filter((each) => each.id !== id);
  return mended(item ? [...others.slice(0, place + by), item, ...others.slice(place + by)] : others);
}

/** Without conditions that have lost what they ask for: what they named is gone, is later now, or cannot be chosen any more. */
export function mended(items: readonly Item[]): Item[] {
  const earlier = new Map<string, Question>();
  return items.map((item) => {
    if (!isQuestion(item)) return item;
    const decides = item.showIf && earlier.get(item.showIf.question);
    const values = decides ? valuesOf(decides) : [];
    const anyOf = item.showIf?.anyOf.filter((value) => values.includes(value)) ?? [];
    const kept = { ...item, showIf: item.showIf && anyOf.length > 0 ? { ...item.showIf, anyOf } : null };
    earlier.set(item.id, kept);
    return kept;
  });
}

export function isReady({ title, items, addressees }: Content): boolean {
  return !isEmpty(title) && items.some(isQuestion) && !items.some(faultOf) && addressees.length > 0;
}

/** Whether anything of it is said in English. */
export function hasEnglish({ title, intro, items }: Content): boolean {
  return [title, intro, ...items.map((item) => item.title)].some(({ en }) => en !== '');
}
