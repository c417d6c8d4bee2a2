import { foldCase, type IsoDate } from '@kontor/base';
import type { CallInputOf } from '@kontor/schema';
import type { AwayPerson, listAway } from '../../shared/index.ts';

/** Whose absences are shown: the value of the choice and of the address. */
export type AwayChoice = 'units' | 'everybody' | `unit:${string}` | `space:${string}`;

/** The choice in an address: `?unit=…`, `?space=…`, `?of=everybody`; else the own units. */
export function choiceOf(search: Readonly<Record<string, string>>): AwayChoice {
  if (search.unit) return `unit:${search.unit}`;
  if (search.space) return `space:${search.space}`;
  return search.of === 'everybody' ? 'everybody' : 'units';
}

export function searchOf(choice: AwayChoice): Record<'of' | 'unit' | 'space', string | undefined> {
  const [kind, id] = choice.split(':');
  return {
    of: kind === 'everybody' ? 'everybody' : undefined,
    unit: kind === 'unit' ? id : undefined,
    space: kind === 'space' ? id : undefined,
  };
}

export function questionOf(choice: AwayChoice): CallInputOf<typeof listAway> {
  const { of, unit, space } = searchOf(choice);
  if (unit !== undefined) return { orgUnit: unit };
  if (space !== undefined) return { space };
  return { of: of === 'everybody' ? 'everybody' : 'units' };
}

export interface UnitGroup {
  readonly id: string;
  /** Null for people without a unit. */
  readonly name: string | null;
  readonly away: readonly AwayPerson[];
}

export interface AwayShelves {
  readonly today: readonly UnitGroup[];
  readonly coming: readonly UnitGroup[];
}

/** Who is away today and who will be, each by unit in order of codes, cut down to a text in names or units. */
export function shelveAway(away: readonly AwayPerson[], today: IsoDate, typed: string): AwayShelves {
  const words = foldCase(typed).split(/\s+/).filter(Boolean);
  const found = away.filter(({ person, orgUnit }) => {
    const text = foldCase(`${person.name} ${orgUnit?.name ?? ''}`);
    return words.every((word) => text.includes(word));
  });
  return {
    today: groupByUnit(found.filter(({ from }) => from <= today)),
    coming: groupByUnit(found.filter(({ from }) => from > today)),
  };
}

const byCode = new Intl.Collator('de', { numeric: true });

function groupByUnit(away: readonly AwayPerson[]): UnitGroup[] {
  const groups = [...Map.groupBy(away, ({ orgUnit }) => orgUnit?.id ?? '')];
  return groups
    .map(([id, members]) => ({ id, code: members[0]?.orgUnit?.code ?? '￿', members }))
    .sort((a, b) => byCode.compare(a.code, b.code))
    .map(({ id, members }) => ({ id, name: members[0]?.orgUnit?.name ?? null, away: members }));
}
