import type { OutputOf } from '@kontor/schema';
import type { PersonRow, searchPeople } from '../../shared/index.ts';
import { type PeopleQuestion, questionKey } from './people-question-model.ts';

export type PeopleAnswer = OutputOf<typeof searchPeople>;

/** People fetched at once. */
export const windowSize = 100;
/** Rows that can be fetched: the search goes no deeper than an offset of 2,000. Whoever scrolls that far narrows down. */
export const reachable = 2_000 + windowSize;

/**
 * The list of people as a pure machine. Every question gets a number that grows, and is answered in windows. Rules:
 * P1 what is shown belongs to one question, and its number never falls: an older answer never overwrites a newer one;
 * P2 until the first window of a newer question is there, the rows of the one before stay;
 * P3 windows of a question may come in any order; rows that are not there yet keep their places.
 */
export interface PeopleList {
  /** The last question asked, and its number. */
  readonly question: PeopleQuestion;
  readonly asked: number;
  readonly shown: ShownPeople | undefined;
}

export interface ShownPeople {
  /** The number of the question that is answered here. */
  readonly number: number;
  readonly question: PeopleQuestion;
  readonly windows: ReadonlyMap<number, PeopleAnswer>;
}

export type PeopleListInput =
  | { readonly type: 'asked'; readonly question: PeopleQuestion }
  | { readonly type: 'answered'; readonly number: number; readonly offset: number; readonly answer: PeopleAnswer };

export function newPeopleList(question: PeopleQuestion): PeopleList {
  return { question, asked: 1, shown: undefined };
}

export function peopleListStep(list: PeopleList, input: PeopleListInput): PeopleList {
  if (input.type === 'asked') {
    const isSame = questionKey(input.question) === questionKey(list.question);
    return isSame ? list : { ...list, question: input.question, asked: list.asked + 1 };
  }
  return answered(list, input);
}

function answered(list: PeopleList, input: Extract<PeopleListInput, { type: 'answered' }>): PeopleList {
  const { number, offset, answer } = input;
  const { shown } = list;
  if (number === shown?.number) {
    if (shown.windows.get(offset) === answer) return list;
    return { ...list, shown: { ...shown, windows: new Map(shown.windows).set(offset, answer) } };
  }
  const isNewer = number > (shown?.number ?? 0) && number === list.asked;
  if (!isNewer || offset !== 0) return list;
  return { ...list, shown: { number, question: list.question, windows: new Map([[0, answer]]) } };
}

/** A place in the list: a row, or the window that still has to be fetched for it. */
export interface PeoplePlace {
  /** Stays when the row arrives, so that whoever has moved to it stays there. */
  readonly id: string;
  readonly row: PersonRow | undefined;
  readonly window: number;
  /** The letter that begins here, in a list by name. */
  readonly letter: string | undefined;
}

/** Every place of the list, whether its row is there or not. */
export function placesOf(shown: ShownPeople): PeoplePlace[] {
  const total = Math.min(totalOf(shown), reachable);
  const isByName = shown.question.q.trim() === '';
  let before: string | undefined;
  return Array.from({ length: total }, (_, index) => {
    const window = index - (index % windowSize);
    const row = shown.windows.get(window)?.people[index - window];
    const begins = isByName && row !== undefined && row.letter !== before;
    before = row?.letter;
    return { id: `place-${index}`, row, window, letter: begins ? row.letter : undefined };
  });
}

/** How many people were found, in reach or not. */
export function totalOf(shown: ShownPeople): number {
  return shown.windows.get(0)?.total ?? 0;
}

/** Whether that is all, and not only as far as was counted. */
export function isTotalExact(shown: ShownPeople): boolean {
  return shown.windows.get(0)?.totalIsExact ?? true;
}

/** Whether what is shown answers something else than what was last asked. */
export function isBehind({ asked, shown }: PeopleList): boolean {
  return shown?.number !== asked;
}
