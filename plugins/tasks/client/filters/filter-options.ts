import type { Task, TaskList } from '../../shared/index.ts';

/** What one can look for here. */
export interface FilterOptions {
  readonly labels: readonly string[];
  /** Persons and offices that are asked. */
  readonly assignees: readonly { readonly id: string; readonly name: string }[];
  readonly sections: readonly { readonly id: string; readonly title: string }[];
  /** Lists, and the places to which they belong. */
  readonly places: readonly { readonly id: string; readonly title: string; readonly placeName?: string }[];
  readonly hasState: boolean;
}

/** What occurs in these tasks. */
export function optionsOf(
  tasks: readonly Task[],
  { compare, ...rest }: Partial<FilterOptions> & { readonly compare: (one: string, other: string) => number },
): FilterOptions {
  const names = new Map(
    tasks.flatMap(({ assignees }) =>
      assignees.filter(({ answer }) => answer !== 'declined').map(({ subject, name }) => [subject.id, name] as const),
    ),
  );
  return {
    labels: [...new Set(tasks.flatMap(({ labels }) => labels))].sort(compare),
    assignees: [...names].map(([id, name]) => ({ id, name })).sort((one, other) => compare(one.name, other.name)),
    sections: [],
    places: [],
    hasState: false,
    ...rest,
  };
}

/** Lists with what they belong to, each place before its lists. */
export function placesOf(
  lists: readonly Pick<TaskList, 'id' | 'title' | 'place' | 'placeName'>[],
): FilterOptions['places'] {
  const byPlace = Map.groupBy(lists, ({ place }) => place.id);
  return [...byPlace].flatMap(([id, members]) => [
    ...(members.length > 1 ? [{ id, title: members[0]?.placeName ?? '' }] : []),
    ...members.map((list) => ({ id: list.id, title: list.title, placeName: list.placeName })),
  ]);
}
