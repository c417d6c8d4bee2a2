import type { CallInputOf } from '@kontor/schema';
import type { searchPeople } from '../../shared/index.ts';

/** What the list of people was asked for: a text and filters; several values of one filter mean "or". */
export interface PeopleQuestion {
  readonly q: string;
  readonly orgUnit: readonly string[];
  readonly place: readonly string[];
  readonly skill: readonly string[];
}

export const filterNames = ['orgUnit', 'place', 'skill'] as const;
export type FilterName = (typeof filterNames)[number];

const longest = 200;

/** Reads the question from what stands behind `?`; several values are separated by `|`, which within a value is `%7C`. */
export function questionOf(search: Readonly<Record<string, string>>): PeopleQuestion {
  const list = (name: FilterName) => splitList(search[name] ?? '');
  return {
    q: (search.q ?? '').slice(0, longest),
    orgUnit: list('orgUnit'),
    place: list('place'),
    skill: list('skill'),
  };
}

/** The same question for the address bar; what is empty is left out of it. */
export function searchOf(question: PeopleQuestion): Record<string, string | undefined> {
  const list = (name: FilterName) => joinList(question[name]) || undefined;
  return { q: question.q || undefined, orgUnit: list('orgUnit'), place: list('place'), skill: list('skill') };
}

/** An address of the list of people. */
export function peopleAddress(question: Partial<PeopleQuestion>, person?: string): string {
  const all = { q: '', orgUnit: [], place: [], skill: [], ...question };
  const entries = Object.entries(searchOf(all)).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const query = new URLSearchParams(entries).toString();
  const path = person === undefined ? '/people' : `/people/${person}`;
  return query === '' ? path : `${path}?${query}`;
}

/** The question with one value of a filter switched on or off. */
export function toggleFilter(question: PeopleQuestion, name: FilterName, value: string): PeopleQuestion {
  const values = question[name];
  const next = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
  return { ...question, [name]: next };
}

export function clearFilters(question: PeopleQuestion): PeopleQuestion {
  return { q: question.q, orgUnit: [], place: [], skill: [] };
}

export function countFilters(question: PeopleQuestion): number {
  return filterNames.reduce((count, name) => count + question[name].length, 0);
}

/** Equal for questions that have the same answer. */
export function questionKey(question: PeopleQuestion): string {
  return JSON.stringify([question.q.trim(), ...filterNames.map((name) => [...question[name]].sort())]);
}

/** The call for one window of the answer. */
export function windowInput(question: PeopleQuestion, offset: number, limit: number): CallInputOf<typeof searchPeople> {
  const chosen = filterNames.filter((name) => question[name].length > 0).map((name) => [name, [...question[name]]]);
  return { q: question.q.trim(), ...Object.fromEntries(chosen), limit, offset };
}

function joinList(values: readonly string[]): string {
  return values.map((value) => value.replaceAll('%', '%25').replaceAll('|', '%7C')).join('|');
}

function splitList(text: string): string[] {
  const values = text.split('|').map((value) => value.replaceAll('%7C', '|').replaceAll('%25', '%'));
  return [...new Set(values.filter((value) => value !== '').map((value) => value.slice(0, longest)))];
}
