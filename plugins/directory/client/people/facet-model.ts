import { foldCase } from '@kontor/base';
import type { PeopleAnswer } from './people-list-model.ts';
import { type FilterName, filterNames, type PeopleQuestion } from './people-question-model.ts';

export type Facets = PeopleAnswer['facets'];

/** One line of a filter: how many of the people found have it, and whether it is chosen. */
export interface FacetLine {
  readonly value: string;
  readonly label: string;
  readonly people: number;
  readonly isChosen: boolean;
  /** Steps below the top, for org units. */
  readonly depth: number;
}

/** The lines of each filter; what is chosen is always there, also when nobody found has it. */
export function facetLines(facets: Facets, question: PeopleQuestion): Record<FilterName, FacetLine[]> {
  return {
    orgUnit: withChosen(orgUnitLines(facets), question.orgUnit),
    place: withChosen(facets.places.map(valueLine), question.place),
    skill: withChosen(facets.skills.map(valueLine), question.skill),
  };
}

/** A filter that is on, for the row of chips. */
export interface FilterChip {
  readonly id: string;
  readonly filter: FilterName;
  readonly value: string;
  readonly label: string;
}

/** @param nameOf Names an org unit that the facets do not hold. */
export function filterChips(
  question: PeopleQuestion,
  facets: Facets | undefined,
  nameOf: (orgUnit: string) => string | undefined,
): FilterChip[] {
  const named = new Map(facets?.orgUnits.map(({ id, name }) => [id, name]));
  return filterNames.flatMap((filter) =>
    question[filter].map((value) => {
      const label = filter === 'orgUnit' ? (named.get(value) ?? nameOf(value) ?? '…') : value;
      return { id: `${filter} ${value}`, filter, value, label };
    }),
  );
}

/** The lines whose label contains what is typed above them; letters of any case are equal. */
export function matchingLines(lines: readonly FacetLine[], typed: string): FacetLine[] {
  const wanted = foldCase(typed.trim());
  return lines.filter(({ label }) => foldCase(label).includes(wanted));
}

function valueLine({ value, people }: Facets['places'][number]): FacetLine {
  return { value, label: value, people, isChosen: false, depth: 0 };
}

/** Org units come ordered by code, so that children follow their parents. */
function orgUnitLines({ orgUnits }: Facets): FacetLine[] {
  const depths = new Map<string, number>();
  return orgUnits.map(({ id, name, parent, people }) => {
    const above = parent === null ? undefined : depths.get(parent);
    const depth = above === undefined ? 0 : above + 1;
    depths.set(id, depth);
    return { value: id, label: name, people, isChosen: false, depth };
  });
}

function withChosen(lines: readonly FacetLine[], chosen: readonly string[]): FacetLine[] {
  const missing = chosen.filter((value) => !lines.some((line) => line.value === value));
  const marked = lines.map((line) => ({ ...line, isChosen: chosen.includes(line.value) }));
  return [...missing.map((value) => ({ value, label: value, people: 0, isChosen: true, depth: 0 })), ...marked];
}
